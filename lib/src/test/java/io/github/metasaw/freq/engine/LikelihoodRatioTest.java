package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LikelihoodRatioTest {

  private static final Table BCG = Dataset.BCG.table();

  private static FrequentistFit fit(String model, String method) {
    return Meta.fit(BCG, model + " + meta_V(V = vi)", FreqOptions.defaults().withMethod(method));
  }

  @Test
  void theStatisticIsTwiceTheDifference() {
    FrequentistFit small = fit("yi ~ 1", "ML");
    FrequentistFit large = fit("yi ~ ablat + year", "ML");
    Table table = small.compare(large);
    double statistic = 2 * (large.logLik() - small.logLik());
    assertEquals(statistic, table.doubleColumn("statistic").get(1), 1e-7);
    assertEquals(2, table.doubleColumn("df").get(1));
    assertEquals(Math.exp(-statistic / 2), table.doubleColumn("p").get(1), 1e-7);
    assertEquals(large.aic(), table.doubleColumn("aic").get(1), 1e-12);
    assertEquals(table.print(), large.compare(small).print());
  }

  @Test
  void whatIsNotNestedIsRefused() {
    FrequentistFit one = fit("yi ~ ablat", "ML");
    assertThrows(MetaException.class, () -> one.compare(fit("yi ~ year", "ML")));
    assertThrows(MetaException.class, () -> one.compare(fit("yi ~ 1", "REML")));
    assertThrows(
        MetaException.class, () -> fit("yi ~ 1", "REML").compare(fit("yi ~ year", "REML")));
    assertThrows(MetaException.class, () -> fit("yi ~ 1", "DL").compare(fit("yi ~ year", "DL")));
  }

  @Test
  void countsAreNotTheSameEstimates() {
    Table trials = BCG.copy();
    Map.of("tpos", "ai", "tneg", "bi", "cpos", "ci", "cneg", "di")
        .forEach((old, name) -> trials.column(old).setName(name));
    CountsFit counts =
        Meta.counts(
            Meta.effects(trials, EffectMeasure.OR), CountsOptions.defaults().withMethod("CM.AL"));
    assertEquals(Outcome.BINOMIAL, counts.outcome());
    MetaException fault =
        assertThrows(MetaException.class, () -> fit("yi ~ 1", "ML").compare(counts));
    assertTrue(fault.getMessage().contains("numbers of events among trials"), fault.getMessage());
  }
}

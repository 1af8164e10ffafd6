package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PosteriorTablesTest {

  private static final BayesFit FIT =
      Schools.fit(
          BayesOptions.defaults().withLevel(0.8), "mu = t(3, 1, 4)", "tau2 = half_cauchy(9)");

  @Test
  void shrinkageHasTheMarginalsOfTheEffects() {
    Table table = FIT.shrinkage();
    assertEquals(
        List.of("study", "yi", "estimate", "sd", "lower", "upper", "shrinkage"),
        table.columnNames());
    for (int i = 0; i < 8; i++) {
      String name = "theta[" + (i + 1) + "]";
      Interval interval = FIT.marginal(name).interval(0.8);
      assertEquals(Schools.yi()[i], table.doubleColumn("yi").get(i));
      assertEquals(FIT.mean(name), table.doubleColumn("estimate").get(i));
      assertEquals(interval.lower(), table.doubleColumn("lower").get(i));
      assertEquals(interval.upper(), table.doubleColumn("upper").get(i));
    }
  }

  /** As they were used, so that they can be written again. */
  @Test
  void priorsAreThoseUsed() {
    Table table = FIT.priors();
    assertEquals(List.of("mu", "tau2"), table.stringColumn("parameter").asList());
    assertEquals(
        List.of("t(3, 1, scale = 4)", "half_cauchy(9)"), table.stringColumn("prior").asList());
    Map<String, String> settings = FIT.provenance().settings();
    assertEquals("half_cauchy(9)", settings.get("prior tau2"));
    BayesFit again =
        Schools.fit(BayesOptions.defaults(), "mu = t(3, 1, scale = 4)", "tau2 = half_cauchy(9)");
    assertEquals(FIT.logMarginal(), again.logMarginal());
  }
}

package io.github.metasaw.report.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.counts.CountsOptions;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RScriptTest {

  private static Table two() {
    return Table.create(
        "two",
        StringColumn.create("study", "A \"x\"", "B"),
        DoubleColumn.create("yi", 0.1, -0.25),
        DoubleColumn.create("vi", 0.04, 1));
  }

  @Test
  void aModelWithOneVariance() {
    String script =
        RScript.of(
            Meta.fit(
                Meta.studies(two()).named("dat"),
                FreqOptions.defaults()
                    .withMethod("DL")
                    .withTest("knha")
                    .withLevel(0.9)
                    .withPrediction(PredictionInterval.RILEY)));
    assertEquals(
        """
        # dat, as Metasaw 0.1.0 fitted it
        library(metafor)
        yi <- c(0.1, -0.25)
        vi <- c(0.04, 1)
        slab <- c("A \\"x\\"", "B")
        res <- rma(
          yi, vi,
          method = "DL",
          test = "knha",
          level = 90,
          slab = slab
        )
        print(res)
        print(predict(res, predtype = "Riley"))
        """,
        script);
  }

  @Test
  void moderatorsStandInTheirColumns() {
    String script = RScript.of(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat"));
    assertTrue(script.contains("X <- cbind(\n  \"(Intercept)\" = c(1, 1,"), script);
    assertTrue(script.contains("\"ablat\" = c(44, 55, 42"), script);
    assertTrue(script.contains("mods = X, intercept = FALSE"), script);
  }

  @Test
  void commonAndFixedHaveMetaforsNames() {
    for (String[] names : new String[][] {{"common", "EE"}, {"fixed", "FE"}}) {
      String script =
          RScript.of(Meta.fit(Meta.studies(two()), FreqOptions.defaults().withMethod(names[0])));
      assertTrue(script.contains("method = \"" + names[1] + "\""), script);
    }
  }

  @Test
  void countsNameTheirFunction() {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 4, 6, 3),
            DoubleColumn.create("n1i", 60, 70, 80),
            DoubleColumn.create("ci", 9, 14, 12),
            DoubleColumn.create("n2i", 60, 70, 80));
    Table odds = Meta.effects(trials, EffectMeasure.OR);
    String mh = RScript.of(Meta.counts(odds, CountsOptions.defaults().withMethod("MH")));
    assertTrue(mh.contains("res <- rma.mh(\n  ai = ai,\n"), mh);
    assertTrue(mh.contains("measure = \"OR\""), mh);
    String mixed = RScript.of(Meta.counts(odds, CountsOptions.defaults().withMethod("UM.FS")));
    assertTrue(mixed.contains("rma.glmm(") && mixed.contains("model = \"UM.FS\""), mixed);
  }

  @Test
  void whatRDoesNotHaveIsRefused() {
    assertTrue(
        assertThrows(
                MetaException.class,
                () -> RScript.of(Meta.fit(Meta.dataset("bcg"), "yi ~ 1\nsigma ~ ablat")))
            .getMessage()
            .endsWith("this one has moderators of an SD"));
    assertThrows(MetaException.class, () -> RScript.of("text"));
    assertThrows(
        MetaException.class,
        () ->
            RScript.of(
                Meta.fit(
                    Meta.studies(two()),
                    FreqOptions.defaults().withInformation(InformationMatrix.OBSERVED))));
  }
}

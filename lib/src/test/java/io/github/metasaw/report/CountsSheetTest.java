package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class CountsSheetTest {

  private static CountsFit fit(String method) {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 2, 4, 6, 7, 7, 11),
            DoubleColumn.create("bi", 37, 40, 101, 96, 103, 143),
            DoubleColumn.create("ci", 1, 4, 4, 5, 3, 4),
            DoubleColumn.create("di", 42, 40, 106, 95, 103, 142));
    return Meta.counts(
        Meta.effects(trials, EffectMeasure.OR), CountsOptions.defaults().withMethod(method));
  }

  @Test
  void theSheetOfMantelHaenszelShowsOddsRatiosAndItsTests() {
    String text = Render.summary(fit("MH")).text();
    assertTrue(text.startsWith("Mantel-Haenszel (odds ratio)"), text);
    // exp(0.58182) with metafor's interval exp(0.03145) to exp(1.13219).
    assertTrue(text.contains("1.789"), text);
    assertTrue(text.contains("1.032") && text.contains("3.1024"), text);
    assertTrue(text.contains("Q = 1.515 on 5 df, p = 0.9113"), text);
    assertTrue(text.contains("Cochran-Mantel-Haenszel test: chi2 = 3.830 on 1 df"), text);
    assertTrue(text.contains("Breslow-Day test: chi2 = 1.537 on 5 df, p = 0.9087"), text);
    assertFalse(text.contains("log-likelihood"), text);
  }

  @Test
  void theSheetOfAMixedModelHasItsLikelihood() {
    String text = Render.summary(fit("CM.EL"), Transformation.IDENTITY).text();
    assertTrue(text.contains("Conditional mixed model with the exact likelihood"), text);
    assertTrue(text.contains("log-likelihood"), text);
    assertTrue(text.contains("tau2 is 0") || text.contains("without heterogeneity"), text);
  }

  @Test
  void aNotebookShowsTheSheetAndTheForestPlot() {
    String text = Meta.text(fit("Peto"));
    assertTrue(text.startsWith("Peto (odds ratio)"), text);
    assertTrue(text.contains("1.7573"), text);
  }
}

package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.bivariate;
import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.report.Render;
import org.junit.jupiter.api.Test;

class DispersionFiguresTest {

  @Test
  void theSummaryNamesEachParameter() {
    String sheet = Render.summary(restoration()).text();
    assertTrue(sheet.contains("\nmu, the mean\n"), sheet);
    assertTrue(sheet.contains("\nsigma, log SD\n"), sheet);
    assertTrue(
        sheet.contains(
            "extra heterogeneity SD (sigma): mean 0.2583, from 0.138 to 0.3787; mean variance"),
        sheet);
    String two = Render.summary(bivariate()).text();
    assertTrue(two.contains("\nrho12, Fisher's z of a correlation\n"), two);
    FrequentistFit simple = Meta.fit(Meta.studies(data("restoration_seed20")).read());
    assertTrue(Render.summary(simple).text().contains("tau2 ="));
  }
}

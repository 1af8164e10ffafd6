package io.github.metasaw.plot.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Figures of models of mean and dispersion: by their data, then that all marks are in sight. */
class DispersionFiguresTest {

  private static final FreqOptions ML = FreqOptions.defaults().withMethod("ML");
  private static final Map<String, List<String>> LEVELS =
      Map.of("habitat", List.of("grassland", "forest"));

  private static Table data(String name) {
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(
                    DispersionFiguresTest.class.getResourceAsStream(
                        "/reference/drmtmb/" + name + ".csv"))
                .tableName(name));
  }

  private static FrequentistFit restoration() {
    return Meta.fit(
        Meta.studies(data("restoration_seed20")),
        "yi ~ habitat + duration + meta_V(V = vi)\nsigma ~ habitat",
        LEVELS,
        ML);
  }

  private static FrequentistFit bivariate() {
    Table data = data("bivariate_seed404");
    KnownV v =
        KnownV.bivariate(
            data.doubleColumn("v1").asDoubleArray(),
            data.doubleColumn("v2").asDoubleArray(),
            data.doubleColumn("cor12").asDoubleArray());
    return Meta.fit(
        Meta.studies(data).V(v),
        "mu1 = y1 ~ habitat + meta_V(V = V)\nmu2 = y2 ~ habitat\nsigma1 ~ habitat\nrho12 ~ habitat",
        LEVELS,
        ML);
  }

  private static void inSight(Figure figure) {
    Scene scene = figure.scene();
    assertFalse(scene.title().isBlank());
    assertFalse(scene.description().isBlank());
    assertFalse(figure.svg().contains("NaN"));
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Text text) {
        double width = Fonts.width(text.text(), text.size(), text.bold());
        double start =
            switch (text.anchor()) {
              case START -> text.x();
              case MIDDLE -> text.x() - width / 2;
              case END -> text.x() - width;
            };
        assertTrue(start >= 0 && start + width <= scene.width(), text.toString());
        assertTrue(text.y() <= scene.height() && text.y() >= text.size(), text.toString());
      } else if (mark instanceof Mark.Circle circle) {
        assertTrue(circle.x() >= 0 && circle.x() <= scene.width(), circle.toString());
        assertTrue(circle.y() >= 0 && circle.y() <= scene.height(), circle.toString());
      } else if (mark instanceof Mark.Line line) {
        assertTrue(Math.min(line.x1(), line.x2()) >= 0, line.toString());
        assertTrue(Math.max(line.x1(), line.x2()) <= scene.width(), line.toString());
      }
    }
  }

  @Test
  void levelsShowMeanAndSd() {
    LevelsData data = LevelsData.of(restoration(), "habitat");
    assertEquals(
        List.of("mean", "sigma"), data.panels().stream().map(LevelsData.Panel::name).toList());
    LevelsData.Row forest = data.panels().get(1).rows().get(1);
    assertEquals("forest", forest.level());
    assertEquals(0.3786562, forest.estimate(), 1e-6);
    // Duration has mean 0, so the mean of forests is the sum of two coefficients.
    assertEquals(0.4078417, data.panels().get(0).rows().get(1).estimate(), 1e-6);
    inSight(Figures.levels(restoration(), "habitat"));
    assertThrows(MetaException.class, () -> Figures.levels(restoration(), "duration"));
  }

  @Test
  void levelsOfTwoOutcomes() {
    LevelsData data = LevelsData.of(bivariate(), "habitat");
    assertEquals(
        List.of("mean of outcome 1", "mean of outcome 2", "sigma1", "sigma2", "rho12"),
        data.panels().stream().map(LevelsData.Panel::name).toList());
    inSight(Figures.levels(bivariate(), "habitat"));
  }

  @Test
  void bubblesLieOnTheirLines() {
    FrequentistFit fit = restoration();
    BubbleData data = BubbleData.of(fit, "duration", "habitat");
    assertEquals(80, data.points().size());
    assertEquals(1, data.points().stream().mapToDouble(BubbleData.Point::weight).max().orElse(0));
    BubbleData.Line forest = data.lines().get(1);
    double expected = fit.beta()[0] + fit.beta()[1] + fit.beta()[2] * forest.x()[7];
    assertEquals(expected, forest.mean()[7], 1e-12);
    inSight(Figures.bubble(fit, "duration", "habitat"));
    inSight(Figures.bubble(fit, "duration", ""));
    assertThrows(MetaException.class, () -> Figures.bubble(fit, "duration", "lab"));
  }

  @Test
  void aBubblePlotIsOfAModerator() {
    FrequentistFit fit = Meta.fit(data("restoration_seed20"), "yi ~ habitat + meta_V(V = vi)");
    MetaException fault =
        assertThrows(MetaException.class, () -> Figures.bubble(fit, "duration", "habitat"));
    assertTrue(fault.getMessage().startsWith("the mean does not depend on duration"));
  }

  /** The report table of the document, as bars: known and extra variance by habitat. */
  @Test
  void barsAreMeansOfVariancesBySource() {
    VariancesData data = VariancesData.of(restoration(), "habitat");
    assertEquals(List.of("sampling error", "sigma^2"), data.sources());
    assertEquals(List.of("grassland", "forest"), labels(data));
    assertEquals(0.06715651, data.bars().get(0).total(), 1e-6);
    assertEquals(0.19328933, data.bars().get(1).total(), 1e-6);
    assertEquals(0.01904467, data.bars().get(0).variances().get(1), 1e-6);
    inSight(Figures.variances(restoration(), "habitat"));
  }

  @Test
  void barsNameGroupsAndOutcomes() {
    FrequentistFit nested =
        Meta.fit(data("repeated_seed303"), "yi ~ 1 + (1 | habitat/study) + meta_V(V = vi)");
    VariancesData data = VariancesData.of(nested, "");
    assertEquals(List.of("sampling error", "habitat", "habitat/study", "sigma^2"), data.sources());
    assertEquals(List.of("all rows"), labels(data));
    assertEquals(
        nested.variances().doubleColumn("totalVariance").mean(), data.bars().get(0).total(), 1e-12);
    FrequentistFit one =
        Meta.fit(data("repeated_seed303"), "yi ~ 1 + (1 | study) + meta_V(V = vi)");
    assertEquals(
        List.of("sampling error", "study", "sigma^2"), VariancesData.of(one, "").sources());
    assertEquals(List.of("outcome 1", "outcome 2"), labels(VariancesData.of(bivariate(), "")));
    inSight(Figures.variances(nested, ""));
    inSight(Figures.variances(bivariate(), "habitat"));
  }

  private static List<String> labels(VariancesData data) {
    return data.bars().stream().map(VariancesData.Bar::label).toList();
  }

  @Test
  void profilesFallToTheEndsOfTheirIntervals() {
    FrequentistFit fit = restoration();
    ProfileData data = ProfileData.of(fit, List.of("sigma:habitatforest"));
    ProfileData.Curve curve = data.curves().get(0);
    assertEquals(1.9207, data.drop(), 1e-4);
    for (int i = 0; i < curve.value().length; i++) {
      boolean inside = curve.value()[i] > curve.lower() && curve.value()[i] < curve.upper();
      assertEquals(inside, curve.fall()[i] > -data.drop(), "at " + curve.value()[i]);
    }
    inSight(Figures.profile(fit));
  }

  @Test
  void structureShowsCorrelations() {
    Table data = data("repeated_seed303");
    KnownV v = KnownV.blocks(data, "vi", "study", 0.4);
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(data).V(v), "yi ~ treatment + meta_V(V = V)\nsigma ~ 1", Map.of(), ML);
    StructureData shown = StructureData.of(fit.studies());
    assertEquals(1, shown.correlation()[3][3], 1e-12);
    assertEquals(0.4, shown.correlation()[0][1], 1e-12);
    assertEquals(shown.correlation()[0][1], shown.correlation()[1][0]);
    assertEquals(60, shown.labels().size());
    assertTrue(shown.words().startsWith("V [96 x 96], stored as blocks"), shown.words());
    inSight(Figures.structure(fit.studies()));
  }

  @Test
  void recoveryCountsTheIntervalsThatHoldTheTruth() {
    FrequentistFit fit = restoration();
    double[] at = fit.beta();
    RecoveryData data = RecoveryData.of(List.of(fit, fit), at);
    assertEquals(1, data.rows().get(2).coverage());
    at[2] += 2.1 * fit.standardErrors()[2];
    assertEquals(0, RecoveryData.of(List.of(fit, fit), at).rows().get(2).coverage());
    inSight(Figures.recovery(List.of(fit, fit), at));
    assertThrows(MetaException.class, () -> Figures.recovery(List.of(fit), 1, 2));
  }

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

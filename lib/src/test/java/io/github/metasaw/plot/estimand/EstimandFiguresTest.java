package io.github.metasaw.plot.estimand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.posterior.PredictionComparison;
import io.github.metasaw.plot.scene.Contours;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Figures of averages, populations and joint distributions: their data, and that they read well.
 */
class EstimandFiguresTest {

  private static Studies studies(int k) {
    return Meta.studies(
            Table.create(
                "dat",
                StringColumn.create(
                    "study",
                    IntStream.range(0, k)
                        .mapToObj(
                            i -> SceneChecks.LABELS[i % SceneChecks.LABELS.length] + " " + i)),
                DoubleColumn.create(
                    "yi", IntStream.range(0, k).mapToDouble(i -> 0.3 + 0.2 * Math.sin(3 * i + 1))),
                DoubleColumn.create(
                    "sei", IntStream.range(0, k).mapToDouble(i -> 0.05 + 0.03 * (i % 4))),
                DoubleColumn.create("n", IntStream.range(0, k).mapToDouble(i -> 100 + 50 * i))))
        .require(List.of("n"))
        .read();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20})
  void averagesReadWell(int k) throws Exception {
    Figure figure = Figures.averages(WeightedAverages.of(studies(k), "equal", "n"));
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    assertTrue(figure.description().contains("weights precision"), figure.description());
  }

  @Test
  void theTriangleIsForThreeStudies() throws Exception {
    Figure figure = Figures.simplex(studies(3), "1/1/1", "2/7/1", "7/1/2");
    SceneChecks.isReadable(figure);
    assertThrows(MetaException.class, () -> Figures.simplex(studies(4), "equal"));
  }

  /** The contour of a cone is a circle. */
  @Test
  void contoursFollowTheLevel() {
    List<Point> points = new ArrayList<>();
    double[] values = new double[41 * 41];
    List<int[]> triangles = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      for (int j = 0; j <= 40; j++) {
        values[points.size()] = Math.hypot(i - 20, j - 20);
        points.add(new Point(i, j));
        if (i < 40 && j < 40) {
          int a = i * 41 + j;
          triangles.add(new int[] {a, a + 41, a + 42});
          triangles.add(new int[] {a, a + 1, a + 42});
        }
      }
    }
    Contours contours = new Contours(points, values, triangles);
    List<List<Point>> lines = contours.at(12.3);
    assertEquals(1, lines.size());
    List<Point> circle = lines.get(0);
    assertEquals(circle.get(0), circle.get(circle.size() - 1));
    circle.forEach(p -> assertEquals(12.3, Math.hypot(p.x() - 20, p.y() - 20), 0.03));
    // Beyond 20 the circle leaves the mesh at each side: four open arcs.
    assertEquals(4, contours.at(24).size());
    assertTrue(contours.at(100).isEmpty());
  }

  private static FrequentistFit fit(Studies studies, String method) {
    return Meta.fit(studies, FreqOptions.defaults().withMethod(method));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 20, 60})
  void fitsReadWell(int k) throws Exception {
    Studies studies = studies(k);
    FrequentistFit common = fit(studies, "common");
    FrequentistFit fixed = fit(studies, "fixed");
    FrequentistFit random = fit(studies, "SJ");
    for (Reading reading : Reading.values()) {
      SceneChecks.isReadable(Figures.estimands(List.of(common, fixed, random, random), reading));
    }
    SceneChecks.isReadable(Figures.estimands(List.of(common), Reading.RANDOM));
    SceneChecks.isReadable(Figures.signal(SignalDecomposition.of(studies)));
    SceneChecks.isReadable(Figures.weights(common, random));
    SceneChecks.isReadable(Figures.sampling(random));
    SceneChecks.isReadable(Figures.sampling(common));
    SceneChecks.isReadable(Figures.sampling(fixed));
  }

  @Test
  void sketchesShowWhatEachFitEstimates() {
    Studies studies = studies(5);
    FrequentistFit fixed = fit(studies, "fixed");
    FrequentistFit random = fit(studies, "SJ");
    EstimandsData data = EstimandsData.of(List.of(fixed, random), Reading.EXCHANGEABLE);
    assertEquals(Math.sqrt(Math.max(0, fixed.zeta2())), data.panels().get(0).spread(), 1e-15);
    assertEquals(random.tau(), data.panels().get(1).spread(), 1e-15);
    assertEquals("Exchangeable effects (SJ)", data.panels().get(1).name());
    assertEquals(1, data.panels().get(1).shares().stream().mapToDouble(w -> w).sum(), 1e-12);
    assertThrows(
        MetaException.class,
        () ->
            Figures.estimands(
                List.of(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat")), Reading.RANDOM));
    assertThrows(MetaException.class, () -> Figures.weights(fixed, fit(studies(3), "fixed")));
  }

  @Test
  void sampledEffectsAreTheBestPredictors() {
    FrequentistFit random = fit(studies(5), "SJ");
    SamplingData data = SamplingData.of(random);
    double b = random.tau2() / (random.tau2() + 0.05 * 0.05);
    SamplingData.Study first = data.studies().get(0);
    assertEquals(b * first.estimate() + (1 - b) * random.estimate(), first.effect(), 1e-12);
    SamplingData fixed = SamplingData.of(fit(studies(5), "fixed"));
    assertEquals(fixed.studies().get(3).estimate(), fixed.studies().get(3).effect());
    // The mixture has its mean at beta_F.
    double mass = 0;
    double mean = 0;
    for (int i = 0; i < fixed.together().size(); i++) {
      mass += fixed.together().y(i);
      mean += fixed.together().y(i) * fixed.together().x(i);
    }
    assertEquals(fixed.centre(), mean / mass, 1e-3);
    assertTrue(SamplingData.of(fit(studies(5), "common")).together() == null);
  }

  @Test
  void spreadOfAFitHasItsOwnIntervals() throws Exception {
    FrequentistFit random = fit(studies(20), "SJ");
    PredictionComparison data = PredictionComparison.of(random);
    assertEquals(random.lower(), data.mu().interval().lower(), 1e-15);
    assertEquals(random.pooled().predictionUpper(), data.next().interval().upper(), 1e-15);
    assertEquals(random.shrinkage().doubleColumn("estimate").asList(), data.effects());
    SceneChecks.isReadable(Figures.spread(random));
    MetaException fault =
        assertThrows(MetaException.class, () -> Figures.spread(fit(studies(5), "fixed")));
    assertEquals(
        "Fixed effectS, tau2 = 0: a next study's effect is told by random effects with tau2 larger than 0",
        fault.getMessage());
  }
}

package io.github.metasaw.plot.estimand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsGivenTauTest {

  private static final double[] YI = {0.1, 0.3, 0.6};
  private static final double[] VI = {0.01, 0.04, 0.25};

  private static WeightsGivenTau at(double tau) {
    return WeightsGivenTau.of(
        new LabelledEstimates(
            List.of("Ahrens and others 1999", "B", "<i>C</i>"), YI.clone(), VI.clone()),
        tau);
  }

  /** w_i = 1/(v_i + tau2) over their sum, and the SE 1/sqrt(sum of 1/(v_i + tau2)). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 3})
  void weightsAreInverseVariances(double tau) {
    WeightedAverage now = at(tau).now();
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < 3; i++) {
      sum += 1 / (VI[i] + tau * tau);
      weighted += YI[i] / (VI[i] + tau * tau);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(1 / (VI[i] + tau * tau) / sum, now.weights().get(i), 1e-12);
    }
    assertEquals(weighted / sum, now.estimate(), 1e-12);
    assertEquals(1 / Math.sqrt(sum), now.se(), 1e-12);
    assertEquals(1, now.efficiency(), 1e-12);
  }

  /** From 100/25/4 parts of 129 to thirds, and the share of the most precise study only falls. */
  @Test
  void thePathLeadsFromInverseVariancesToEqualWeights() {
    List<List<Double>> path = at(0.2).path();
    assertEquals(100 / 129.0, path.get(0).get(0), 1e-12);
    assertEquals(4 / 129.0, path.get(0).get(2), 1e-12);
    assertEquals(1 / 3.0, path.get(path.size() - 1).get(2), 1e-12);
    for (int i = 1; i < path.size(); i++) {
      assertTrue(path.get(i).get(0) < path.get(i - 1).get(0), "point " + i);
      assertTrue(path.get(i).get(2) > path.get(i - 1).get(2), "point " + i);
    }
    double step = path.get(path.size() - 2).get(0) - path.get(path.size() - 1).get(0);
    assertTrue(step < 0.01, "the path ends near equal weights: " + step);
  }

  /** No weights are more precise than those for tau; each corner is one study. */
  @Test
  void theNetHoldsEveryAverage() {
    WeightsGivenTau data = at(0.2);
    List<Double> errors = data.grid().standardErrors();
    double[] estimates = data.estimates();
    for (int p = 0; p < estimates.length; p++) {
      assertTrue(errors.get(p) >= data.now().se() - 1e-15);
      assertTrue(estimates[p] >= 0.1 - 1e-12 && estimates[p] <= 0.6 + 1e-12);
    }
    int steps = WeightTriangle.STEPS;
    int[] corners = {
      WeightTriangle.number(steps, steps, 0),
      WeightTriangle.number(steps, 0, steps),
      WeightTriangle.number(steps, 0, 0)
    };
    for (int i = 0; i < 3; i++) {
      assertEquals(YI[i], estimates[corners[i]], 1e-12);
      assertEquals(Math.sqrt(VI[i] + 0.04), errors.get(corners[i]), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {340, 720})
  void nothingLeavesTheFigures(double width) throws Exception {
    EffectName name = new EffectName("Change", EffectMeasure.GEN);
    List<EffectDrawing> drawings =
        List.of(
            EstimandDrawings.weightsGivenTau(at(0.2), width),
            EstimandDrawings.possibleAverages(at(0.2), name, width));
    for (EffectDrawing drawing : drawings) {
      SceneChecks.isReadable(Figure.of(drawing));
      Scene scene = drawing.draw(Transformation.EXP);
      assertEquals(width, scene.width());
      SceneChecks.marks(scene, Mark.Polyline.class)
          .flatMap(line -> line.points().stream())
          .forEach(at -> assertTrue(at.x() >= 0 && at.x() <= width && at.y() <= scene.height()));
      assertTrue(drawing.table().rowCount() > 40);
    }
  }

  @Test
  void anotherNumberOfStudiesIsRefused() {
    LabelledEstimates two =
        new LabelledEstimates(List.of("A", "B"), new double[] {1, 2}, new double[] {1, 1});
    MetaException refused = assertThrows(MetaException.class, () -> WeightsGivenTau.of(two, 0));
    assertEquals(
        "the triangle of weights is for 3 studies, and these are 2: choose three of them",
        refused.getMessage());
  }
}

package io.github.metasaw.plot.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorInfluenceTest {

  private static final LabelledEstimates STUDIES =
      new LabelledEstimates(
          List.of("A", "B", "C", "D", "E"),
          new double[] {0.22, 0.35, 0.10, 0.41, 0.28},
          new double[] {0.0144, 0.0225, 0.01, 0.0324, 0.0121});

  private static OneVariancePosterior posterior(String priors) {
    return OneVariancePosterior.compute(
        RegressionData.intercept(STUDIES.yi(), STUDIES.vi()),
        ModelText.parse("yi ~ 1\n" + priors).priors());
  }

  private static PosteriorSummaries.Pair pair(OneVariancePosterior now) {
    OneVariancePosterior first = posterior("prior tau = half_normal(sd = 0.5)");
    return new PosteriorSummaries.Pair(
        PosteriorSummaries.of(now, 0.95), PosteriorSummaries.of(first, 0.95));
  }

  @Test
  void axesDoNotDependOnThePriorsAtHand() {
    PriorInfluence wide = data("prior tau = fixed(2)");
    PriorInfluence narrow = data("prior 1/tau2 = gamma(0.001, 0.001)");
    assertEquals(wide.effects(), narrow.effects());
    assertEquals(wide.variances(), narrow.variances());
    assertEquals(0, wide.variances().lower());
    assertEquals(0.1 - Math.sqrt(0.01), wide.effects().lower(), 1e-15);
  }

  private static PriorInfluence data(String priors) {
    OneVariancePosterior posterior = posterior(priors);
    return PriorInfluence.of(posterior, pair(posterior), STUDIES);
  }

  /** beta_F = sum(w y)/sum(w) if tau is large; tau2 itself is known then. */
  @Test
  void aKnownTauHasNoDensity() {
    PriorInfluence data = data("prior tau = fixed(2)");
    assertTrue(data.quantities().get(PosteriorSummaries.TAU2).isKnown());
    assertEquals(4, data.quantities().get(PosteriorSummaries.TAU2).now().median(), 1e-12);
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < STUDIES.k(); i++) {
      sum += 1 / STUDIES.vi()[i];
      weighted += STUDIES.yi()[i] / STUDIES.vi()[i];
    }
    assertEquals(weighted / sum, data.quantities().get(1).now().median(), 1e-3);
  }

  /** Points between the computed ones are as high as the density itself, within its line. */
  @Test
  void theDensityOfZeta2IsSmooth() {
    OneVariancePosterior posterior = posterior("prior tau = half_normal(sd = 0.5)");
    Curve density =
        PriorInfluence.of(posterior, pair(posterior), STUDIES).quantities().get(3).density();
    double[] heights = posterior.signalVarianceDensity(density.xs());
    for (int i = 0; i < heights.length; i++) {
      assertEquals(heights[i], density.y(i), 0.02 * heights[i], i + " of " + heights.length);
    }
  }

  /** Where the effects are known to be the same at first, the axis has a length all the same. */
  @Test
  void aKnownTauOfZeroLeavesAnAxis() {
    OneVariancePosterior none = posterior("prior tau = fixed(0)");
    PosteriorSummaries known = PosteriorSummaries.of(none, 0.95);
    assertEquals(0, known.of(PosteriorSummaries.ZETA2).interval().upper());
    PriorInfluence data =
        PriorInfluence.of(none, new PosteriorSummaries.Pair(known, known), STUDIES);
    assertTrue(data.variances().upper() > 0);
  }

  @Test
  void summariesSurviveAsNumbers() {
    PosteriorSummaries summaries =
        PosteriorSummaries.of(posterior("prior tau = half_cauchy(0.5)"), 0.9);
    assertEquals(summaries, PosteriorSummaries.of(0.9, summaries.numbers()));
  }

  /** Nothing leaves the picture, in a narrow page either. */
  @ParameterizedTest
  @ValueSource(strings = {"tau = half_cauchy(0.5)", "tau = fixed(10)", "tau = fixed(0)", "L3"})
  void allStaysInside(String prior) {
    OneVariancePosterior posterior = posterior("prior " + prior);
    EffectDrawing drawing =
        PosteriorDrawings.priorInfluence(posterior, pair(posterior), STUDIES, 340);
    Scene scene = drawing.draw(Transformation.EXP);
    assertEquals(340, scene.width());
    assertTrue(scene.description().contains("; zeta2 "), scene.description());
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Line line) {
        assertTrue(Math.min(line.x1(), line.x2()) >= 0 && Math.max(line.x1(), line.x2()) <= 340);
      }
      if (mark instanceof Mark.Circle circle) {
        assertTrue(circle.x() >= 0 && circle.x() <= 340, circle.toString());
      }
    }
    assertTrue(drawing.table().rowCount() > 24);
  }
}

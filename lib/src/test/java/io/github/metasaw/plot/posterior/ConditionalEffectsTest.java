package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionalEffectsTest {

  /** Item 004-18: at tau = 0 all effects are the common mean, far out they are the estimates. */
  @Test
  void effectsGivenTauPartFromTheCommonMean() {
    BayesFit fit = schools(EXACT);
    ConditionalEffects data = ConditionalEffects.of(fit);
    double common = data.lines().get(0).means().y(0);
    assertEquals(7.6856, common, 1e-4);
    for (int i = 0; i < 8; i++) {
      Curve means = data.lines().get(i).means();
      double y = fit.studies().yi()[i];
      assertEquals(common, means.y(0), 1e-9);
      double end = means.y(means.size() - 1);
      assertTrue(Math.abs(y - end) < Math.abs(y - common), data.lines().get(i).label());
    }
  }

  /** A line through both panels, and a dot on each of the studies' lines. */
  @Test
  void aValueOfTauIsMarked() {
    OneVariancePosterior posterior =
        OneVariancePosterior.compute(
            RegressionData.intercept(new double[] {1, 2, 4}, new double[] {1, 1, 2}),
            ModelText.parse("yi ~ 1\nprior tau = half_cauchy(1)").priors());
    List<String> labels = List.of("A", "B", "C");
    long without = circles(new MarkedTau(Double.NaN, 8), posterior, labels);
    assertEquals(0, without);
    assertEquals(3, circles(new MarkedTau(2, 8), posterior, labels));
    assertEquals(8, ConditionalEffects.of(posterior, labels, new MarkedTau(2, 8)).shown().upper());
    assertTrue(MarkedTau.mostOf(posterior) > posterior.tau().quantile(0.95));
  }

  private static long circles(MarkedTau tau, OneVariancePosterior posterior, List<String> labels) {
    return PosteriorDrawings.thetaGivenTau(posterior, labels, tau, 400).draw().marks().stream()
        .filter(Mark.Circle.class::isInstance)
        .count();
  }
}

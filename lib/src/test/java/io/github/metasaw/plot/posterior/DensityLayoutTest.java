package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.scene.Histogram;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DensityLayoutTest {

  @Test
  void drawsAreAHistogramUnderTheExactCurve() {
    BayesFit fit = schools(DIRECT);
    DensityData.Variable mu = DensityData.of(fit, List.of("mu")).variables().get(0);
    Histogram histogram = java.util.Objects.requireNonNull(mu.histogram());
    assertEquals(1500, histogram.size());
    assertTrue(Arrays.stream(histogram.counts()).sum() > 0.99 * 1500);
    double x = mu.curve().x(100);
    assertEquals(schools(EXACT).marginal("mu").density(x), mu.curve().y(100), 1e-12);
    long bars =
        SceneChecks.marks(
                DensityLayout.draw(DensityData.of(fit, List.of("mu")), Transformation.IDENTITY),
                Mark.Bar.class)
            .count();
    assertTrue(bars > 10, bars + " bars");
  }

  @Test
  void aKnownTauIsOneLine() {
    BayesFit fit = fit(8, 1, "prior tau2 = fixed(0.25)", EXACT);
    DensityData.Variable tau = DensityData.of(fit, List.of("tau")).variables().get(0);
    assertTrue(tau.isFixed());
    assertTrue(PosteriorFigures.density(fit, "tau").text().contains("known: 0.5"));
  }
}

package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static io.github.metasaw.plot.posterior.PosteriorSamples.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictiveDataTest {

  /** Item 004-19: bins of a hundredth, red dashed mean, green dashed 2.5 and 97.5 per cent. */
  @Test
  void aPredictiveHistogramLooksAsInTheDocument() {
    BayesFit fit = fit(8, 1, "prior tau = half_cauchy(0.5)", DIRECT);
    PredictiveData data = PredictiveData.of(fit, "theta[3]", 0.01, "Histogram: Treatment effect j");
    assertEquals(0.01, data.draws().width());
    assertEquals(Math.rint(data.draws().start() / 0.01), data.draws().start() / 0.01, 1e-9);
    assertEquals(1500, data.draws().size());
    double error = fit.replicate("theta[3]").sd() / Math.sqrt(1500);
    assertEquals(fit.replicate("theta[3]").mean(), data.mean(), 4 * error);
    Scene scene = PredictiveLayout.draw(data, Transformation.IDENTITY);
    assertEquals("Histogram: Treatment effect j", scene.title());
    for (String word : List.of("Values", "Frequency")) {
      assertTrue(SceneChecks.marks(scene, Mark.Text.class).anyMatch(t -> t.text().equals(word)));
    }
    List<Mark.Line> dashed =
        SceneChecks.marks(scene, Mark.Line.class)
            .filter(l -> l.stroke().dashed() && l.y1() != l.y2())
            .toList();
    assertEquals(
        List.of(Theme.RED, Theme.GREEN, Theme.GREEN),
        dashed.stream().map(l -> l.stroke().colour()).toList());
  }

  @Test
  void onlyEffectsOfStudiesArePredicted() {
    BayesFit fit = schools(EXACT);
    assertThrows(MetaException.class, () -> PosteriorFigures.predictive(fit, "tau"));
    assertThrows(MetaException.class, () -> PosteriorFigures.predictive(fit, "theta[9]"));
    assertThrows(MetaException.class, () -> PosteriorFigures.predictive(fit, "theta[1]", 0, ""));
    BayesFit regression = fit(table(8, 1), "yi ~ x", EXACT);
    assertThrows(MetaException.class, () -> Figures.spread(regression));
    assertThrows(MetaException.class, () -> PosteriorFigures.predictive(regression, "theta_new"));
  }
}

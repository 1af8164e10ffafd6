package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.figures;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static io.github.metasaw.plot.posterior.PosteriorSamples.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.api.Test;

class ShrinkageDataTest {

  @Test
  void shrinkageGoesFromEstimateTowardsTheMean() {
    ShrinkageData data = ShrinkageData.of(schools(EXACT));
    assertEquals("A", data.rows().get(0).label());
    for (ShrinkageData.ShrunkenStudy row : data.rows()) {
      double before = Math.abs(row.estimate() - data.mean());
      assertTrue(Math.abs(row.posterior() - data.mean()) < before + 0.1, row.label());
      assertTrue(row.shrinkage() > 0 && row.shrinkage() < 1);
    }
    Scene scene =
        ShrinkageLayout.draw(data, new EffectName("", EffectMeasure.GEN), Transformation.IDENTITY);
    long circles = SceneChecks.marks(scene, Mark.Circle.class).count();
    assertEquals(2 * 8 + 2, circles, "two a study, and two keys");
  }

  @Test
  void aRegressionHasNoMeanToShrinkTo() {
    BayesFit fit = fit(table(8, 1), "yi ~ x", EXACT);
    assertTrue(Double.isNaN(ShrinkageData.of(fit).mean()));
    for (Figure figure : figures(fit)) {
      assertFalse(figure.svg().contains("NaN"), figure.title());
    }
  }
}

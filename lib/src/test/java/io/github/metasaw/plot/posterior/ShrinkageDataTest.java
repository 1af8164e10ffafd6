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
import io.github.metasaw.plot.scene.Fonts;
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

  /** The title of the axis is whole and inside, though the field has 90 pixels. */
  @Test
  void aNarrowFigureHasTicksAndItsTitle() {
    EffectName name = new EffectName("Change of the score in points", EffectMeasure.GEN);
    Scene scene =
        ShrinkageLayout.draw(ShrinkageData.of(schools(EXACT)), name, Transformation.IDENTITY, 320);
    Mark.Text title =
        SceneChecks.marks(scene, Mark.Text.class)
            .filter(text -> text.text().equals("Change of the score in points"))
            .findFirst()
            .orElseThrow();
    double half = Fonts.width(title.text(), title.size(), false) / 2;
    assertTrue(title.x() - half >= 0 && title.x() + half <= scene.width());
    long ticks =
        SceneChecks.marks(scene, Mark.Text.class)
            .filter(text -> text.text().matches("-?[0-9]+") && text.y() > title.y() - 20)
            .count();
    assertTrue(ticks >= 2, ticks + " ticks");
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

package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.api.Test;

class FunnelLayoutTest {

  /** A proportion of one half is no null hypothesis, so there is nothing to be significant of. */
  @Test
  void proportionsHaveNoContoursOfSignificance() throws Exception {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.effects(Meta.dataset("pritz1997"), EffectMeasure.PLO)).read());
    Figure figure = Figures.funnel(fit, ForestOptions.defaults());
    SceneChecks.isReadable(figure);
    assertFalse(figure.text().contains("p < 0.01"));
    assertTrue(figure.text().contains("95 % limits"));
    assertFalse(figure.plotly().toString().contains("p = 0.05"));
    Figure half = Figures.funnel(fit, ForestOptions.defaults().withReference(0));
    assertTrue(half.text().contains("p < 0.01"), "a reference that is asked for is drawn");
  }

  @Test
  void everyStudyIsAPointAndThoseOutsideAreNamed() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    FunnelData data = FunnelData.of(fit, ForestOptions.defaults());
    Figure figure = Figures.funnel(fit, ForestOptions.defaults());
    assertEquals(13, SceneChecks.marks(figure.scene(), Mark.Circle.class).count());
    for (FunnelData.FunnelPoint point : data.points()) {
      boolean isNamed =
          SceneChecks.marks(figure.scene(), Mark.Text.class)
              .anyMatch(text -> text.full().equals(point.label()));
      assertEquals(point.outside(), isNamed, point.label());
    }
  }
}

package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Scene;
import org.junit.jupiter.api.Test;

class ForestRoomTest {

  @Test
  void aNarrowPictureIsWorthItsWhileOnlyIfItIsMuchNarrower() {
    assertTrue(ForestRoom.isWorth(480, 760));
    assertFalse(ForestRoom.isWorth(480, 500));
  }

  @Test
  void aForestPlotOfCountsHasBothForms() {
    Figure forest =
        Meta.forest(
            Meta.fit(
                Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR))
                    .read()));
    Scene narrow = forest.narrowScene().orElseThrow();
    assertTrue(narrow.width() < 0.7 * forest.scene().width(), "width " + narrow.width());
    assertEquals(forest.title(), narrow.title());
    assertEquals(forest.description(), narrow.description(), "both show the same");
  }

  @Test
  void bothFormsAreOnTheSameScale() {
    Figure ratios =
        Meta.forest(Meta.fit(Meta.dataset("bcg"), "yi ~ 1")).withTransformation(Transformation.EXP);
    assertEquals(ratios.description(), ratios.narrowScene().orElseThrow().description());
  }
}

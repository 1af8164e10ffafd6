package io.github.metasaw.plot.estimand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabbeLayoutTest {

  private static final Studies COUNTS =
      Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();

  private static List<String> labels(Scene scene, Mark.Anchor anchor) {
    return SceneChecks.marks(scene, Mark.Text.class)
        .filter(text -> text.anchor() == anchor && text.text().matches("[0-9.]+"))
        .map(Mark.Text::text)
        .sorted()
        .toList();
  }

  /** Equal risks lie on the diagonal only where both axes have the same scale. */
  @Test
  void bothAxesHaveTheSameTicksAndLength() {
    Scene scene = LabbeLayout.draw(LabbeData.of(COUNTS, Double.NaN));
    List<String> below = labels(scene, Mark.Anchor.MIDDLE);
    assertTrue(below.size() > 2, below.toString());
    assertEquals(below, labels(scene, Mark.Anchor.END));
    Mark.Line diagonal =
        SceneChecks.marks(scene, Mark.Line.class)
            .filter(line -> Math.abs(line.x1() - line.x2()) > 9 && line.y1() - line.y2() > 9)
            .findFirst()
            .orElseThrow();
    assertEquals(diagonal.x2() - diagonal.x1(), diagonal.y1() - diagonal.y2(), 1e-9);
  }

  @Test
  void studiesWithASmallerRiskLieBelowTheDiagonal() throws Exception {
    Figure figure = Figures.labbe(Meta.fit(COUNTS));
    SceneChecks.isReadable(figure);
    assertTrue(
        figure.description().startsWith("18 studies, 16 of them with a smaller risk in group 1"),
        figure.description());
    assertTrue(figure.text().contains("pooled effect"));
  }
}

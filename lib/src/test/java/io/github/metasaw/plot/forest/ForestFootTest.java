package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestFootTest {

  private static final Studies COUNTS =
      Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();

  private static Mark.Text text(Figure figure, String words) {
    return SceneChecks.marks(figure.scene(), Mark.Text.class)
        .filter(text -> text.anchor() != Mark.Anchor.END || words.contains(" "))
        .filter(text -> text.text().equals(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ticksAndEndsAreThoseAskedFor() {
    ForestOptions options =
        ForestOptions.defaults().withLimits(0.05, 20).withTicks(List.of(0.05, 0.25, 1.0, 20.0));
    Figure figure = Meta.forest(options, Meta.fit(COUNTS));
    double left = text(figure, "0.05").x();
    double right = text(figure, "20").x();
    assertEquals((left + right) / 2, text(figure, "1").x(), 1e-6);
    double share = Math.log(0.25 / 0.05) / Math.log(20 / 0.05);
    assertEquals(left + share * (right - left), text(figure, "0.25").x(), 1e-6);
    assertTrue(figure.text().contains("◀"), "intervals go on beyond 0.05");
  }

  @Test
  void wordsStandAtBothSidesOfTheReference() throws Exception {
    ForestOptions options = ForestOptions.defaults().withFavours("coated", "plain");
    Figure figure = Meta.forest(options, Meta.fit(COUNTS));
    SceneChecks.isReadable(figure);
    double one = text(figure, "1").x();
    assertEquals(one - 8, text(figure, "Favours coated").x(), 1e-6);
    assertEquals(one + 8, text(figure, "Favours plain").x(), 1e-6);
    assertTrue(
        figure.description().contains("To the left: Favours coated; to the right: Favours plain"));
    String long1 = "a treatment whose name is far longer than any figure has room for ".repeat(4);
    SceneChecks.isReadable(
        Meta.forest(ForestOptions.defaults().withFavours(long1, long1), Meta.fit(COUNTS)));
  }
}

package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.named;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.api.Test;

class ForestLabelsTest {

  @Test
  void longLabelsThatDifferReadDifferent() {
    String start = "The effects of a long-acting treatment given twice a day in the hospital of ";
    String[][] families = {
      {start + "Bergen 1998", start + "Oslo 1998", start + "Oslo 1999"},
      {start + "x" + start, start + "y" + start, start + "z" + start}
    };
    for (String[] labels : families) {
      Figure figure = Meta.forest(named(1, 0, labels), ForestOptions.defaults());
      long different =
          SceneChecks.marks(figure.scene(), Mark.Text.class)
              .filter(text -> text.full().startsWith("The effects"))
              .map(Mark.Text::text)
              .distinct()
              .count();
      assertEquals(3, different, figure.text());
    }
    assertEquals(
        "Study of a l…(1998)",
        Fonts.shorten("Study of a long name, part 2 (1998)", 13, false, 120));
    assertEquals("short", Fonts.shorten("short", 13, false, 120));
  }
}

package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFormTest {

  private static Scene scene(Mark... marks) {
    return new Scene(120, 60, 6, 12, "Title <1>", "What is \"seen\".", List.of(marks));
  }

  private static Mark.Text text(double x, double y, String text, Anchor anchor) {
    return new Mark.Text(x, y, text, 10, false, anchor, "#000000", text);
  }

  @Test
  void marksStandInTheirCells() {
    String text =
        TextForm.render(
            scene(
                text(0, 10, "left", Anchor.START),
                text(60, 10, "end", Anchor.END),
                new Mark.Line(0, 18, 30, 18, Stroke.solid("#000000", 1)),
                new Mark.Line(36, 18, 60, 18, Stroke.dashed("#000000", 1)),
                new Mark.Circle(12, 30, 3, "#000000", Stroke.solid("#000000", 0)),
                new Mark.Rect(48, 26, 8, 8, "#000000", "■")));
    List<String> lines = text.lines().toList();
    assertEquals("left   end", lines.get(0));
    assertEquals("──────╌╌╌╌╌", lines.get(1));
    assertEquals("  ●     ■", lines.get(2).replaceAll("(?<=●) +(?=■)", "     "));
  }

  /** Words stand above lines that would cross them; accents join their letter. */
  @Test
  void wordsAreWrittenLast() {
    String text =
        TextForm.render(
            scene(
                text(0, 10, "e\u0301t", Anchor.START),
                new Mark.Line(0, 6, 30, 6, Stroke.solid("#000000", 1))));
    assertEquals("e\u0301t────", text.lines().findFirst().orElse(""));
  }
}

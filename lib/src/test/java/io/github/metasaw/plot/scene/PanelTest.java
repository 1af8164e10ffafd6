package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelTest {

  private final List<Mark> marks = new ArrayList<>();
  private final Panel panel = new Panel(new Axis(0, 10, 100, 200), new Axis(0, 1, 90, 10), marks);

  @Test
  void aCurveIsCutWhereItLeavesTheField() {
    panel.curve(Curve.of(x -> x / 5, 0, 10, 11), Stroke.solid(Theme.INK, 1), "·");
    Mark.Polyline line = (Mark.Polyline) marks.get(0);
    Mark.Point last = line.points().get(line.points().size() - 1);
    assertEquals(150, last.x(), 1e-9);
    assertEquals(10, last.y(), 1e-9);
  }

  @Test
  void linesBeyondTheFieldAreNotDrawn() {
    panel.vertical(12, Stroke.solid(Theme.INK, 1));
    panel.horizontal(-0.1, Stroke.solid(Theme.INK, 1));
    assertTrue(marks.isEmpty());
    panel.vertical(5, Stroke.solid(Theme.INK, 1));
    assertEquals(150, ((Mark.Line) marks.get(0)).x1());
  }

  @Test
  void barsStandOnZero() {
    panel.bar(2, 4, 0.5, Theme.BAR, Stroke.solid(Theme.INK, 1));
    Mark.Bar bar = (Mark.Bar) marks.get(0);
    assertEquals(120, bar.x());
    assertEquals(20, bar.width());
    assertEquals(50, bar.y());
    assertEquals(40, bar.height());
  }

  @Test
  void tickLabelsKeepApart() {
    panel.bottom("x");
    double last = Double.NEGATIVE_INFINITY;
    for (Mark mark : marks) {
      if (mark instanceof Mark.Text text && text.text().matches("[0-9.]+")) {
        double half = Fonts.width(text.text(), text.size(), false) / 2;
        assertTrue(text.x() - half > last, text.text());
        last = text.x() + half;
      }
    }
    assertTrue(last > 0);
  }
}

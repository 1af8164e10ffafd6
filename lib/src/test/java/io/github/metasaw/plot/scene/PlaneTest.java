package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneTest {

  @Test
  void anAxisHoldsItsValuesWithAMargin() {
    Axis axis = Plane.axis(0, 100, 3, Double.NaN, 7, Double.POSITIVE_INFINITY);
    assertTrue(axis.low() < 3 && axis.high() > 7);
    assertEquals(axis.high() - 7, 3 - axis.low(), 1e-12);
    Axis single = Plane.axis(0, 100, 5);
    assertTrue(single.low() < 5 && single.high() > 5);
    Axis none = Plane.axis(0, 100);
    assertTrue(none.low() < none.high());
  }

  @Test
  void linesInSightAreDrawn() {
    List<Mark> marks = new ArrayList<>();
    Plane plane = new Plane(new Axis(0, 1, 0, 100), new Axis(0, 1, 100, 0), marks);
    plane.level(2, Stroke.solid(Theme.INK, 1));
    plane.upright(-1, Stroke.solid(Theme.INK, 1));
    assertTrue(marks.isEmpty());
    plane.level(0.25, Stroke.solid(Theme.INK, 1));
    assertEquals(75, ((Mark.Line) marks.get(0)).y1());
  }
}

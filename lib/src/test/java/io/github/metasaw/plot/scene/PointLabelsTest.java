package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointLabelsTest {

  private static final LabelBoxes.Box FIELD = new LabelBoxes.Box(0, 0, 400, 300);

  private static List<Mark.Text> draw(List<PointLabels.LabelledPoint> points) {
    List<Mark> marks = new ArrayList<>();
    new PointLabels(FIELD, 3, marks).draw(points);
    return marks.stream().map(Mark.Text.class::cast).toList();
  }

  private static PointLabels.LabelledPoint point(double x, double y, String label) {
    return new PointLabels.LabelledPoint(x, y, label, true, true);
  }

  @Test
  void aNameStandsBesideItsPoint() {
    Mark.Text text = draw(List.of(point(100, 100, "Aronson"))).get(0);
    assertEquals("Aronson", text.text());
    assertEquals(108, text.x());
    assertEquals(Mark.Anchor.START, text.anchor());
  }

  @Test
  void atTheEdgeItStandsOnTheOtherSide() {
    Mark.Text text = draw(List.of(point(395, 100, "Aronson"))).get(0);
    assertEquals(387, text.x());
    assertEquals(Mark.Anchor.END, text.anchor());
  }

  @Test
  void amongManyPointsOnlyTheFirstTenAreNamedWhereTheyHideNone() {
    List<PointLabels.LabelledPoint> many =
        IntStream.range(0, 60)
            .mapToObj(i -> point(20 + 40 * (i % 9), 20 + 40 * (i / 9), "s" + i))
            .toList();
    assertEquals(10, draw(many).size());
    assertEquals("s0", draw(many).get(0).text());
  }

  @Test
  void whatIsNotToBeNamedIsNot() {
    assertEquals(
        0, draw(List.of(new PointLabels.LabelledPoint(100, 100, "Aronson", false, true))).size());
  }
}

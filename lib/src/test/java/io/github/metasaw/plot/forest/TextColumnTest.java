package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.plot.forest.TextColumn.Align;
import io.github.metasaw.plot.forest.TextColumn.Cell;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextColumnTest {

  private static final double SIZE = 13;

  private static List<Mark.Text> draw(Align align, String... texts) {
    List<Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(Cell.of(text, false));
    }
    TextColumn column = new TextColumn(cells, align, SIZE);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      column.draw(i, 100, 20 * i, marks);
    }
    return marks.stream().map(Mark.Text.class::cast).toList();
  }

  /** The pixel at which the part of a text begins. */
  private static double at(Mark.Text text, String part) {
    String tail = text.text().substring(text.text().indexOf(part));
    return text.x() - Fonts.width(tail, SIZE, false);
  }

  @Test
  void decimalPointsStandBelowEachOther() {
    List<Mark.Text> texts = draw(Align.POINT, "[0.004,", "[12.5,", "[-1.25,");
    for (Mark.Text text : texts) {
      assertEquals(at(texts.get(0), "."), at(text, "."), 1e-9);
      assertEquals(Mark.Anchor.END, text.anchor());
    }
  }

  @Test
  void numbersWithoutDecimalsEndTogether() {
    List<Mark.Text> texts = draw(Align.POINT, "[8,", "[120,");
    assertEquals(at(texts.get(0), ","), at(texts.get(1), ","), 1e-9);
  }

  @Test
  void wordsBeginTogetherAndEmptyCellsAreNotDrawn() {
    List<Mark.Text> texts = draw(Align.LEFT, "one", "", "three");
    assertEquals(2, texts.size());
    assertEquals(100, texts.get(0).x());
    assertEquals(100, texts.get(1).x());
    List<Mark.Text> right = draw(Align.RIGHT, "1", "100");
    assertEquals(right.get(0).x(), right.get(1).x());
    assertEquals(100 + Fonts.width("100", SIZE, false), right.get(0).x(), 1e-9);
  }
}

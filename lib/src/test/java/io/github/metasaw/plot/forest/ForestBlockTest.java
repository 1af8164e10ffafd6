package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.forest.ForestBlock.Heading;
import io.github.metasaw.plot.forest.TextColumn.Align;
import io.github.metasaw.plot.forest.TextColumn.Cell;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestBlockTest {

  private static final double SIZE = 13;

  private static ForestBlock block(String heading, String... cells) {
    List<Cell> all = new ArrayList<>();
    for (String cell : cells) {
      all.add(Cell.of(cell, false));
    }
    return new ForestBlock(
        new Heading("", heading, Align.RIGHT, Theme.INK),
        List.of(new TextColumn(all, Align.RIGHT, SIZE)),
        SIZE);
  }

  private static List<String> lines(ForestBlock block) {
    List<Mark> marks = new ArrayList<>();
    block.head(100, 20, marks);
    return marks.stream().map(mark -> ((Mark.Text) mark).text()).toList();
  }

  @Test
  void headingsMuchWiderThanTheirCellsAreBroken() {
    assertEquals(
        List.of("Random effects", "(REML)"), lines(block("Random effects (REML)", "14.3 %")));
    assertEquals(
        List.of("Odds ratio [95 % CI]"),
        lines(block("Odds ratio [95 % CI]", "0.86 [0.26, 12.89]")));
    assertEquals(
        List.of("Standardised mean", "difference [95 % CI]"),
        lines(block("Standardised mean difference [95 % CI]", "0.86 [0.26, 12.89]")));
    assertEquals(List.of("Odds ratio", "REML"), lines(block("Odds ratio\nREML", "1")));
  }

  @Test
  void theLastLineStandsOnTheBaseAndTheBlockIsAsWideAsItsWidest() {
    ForestBlock block = block("Random effects (REML)", "14.3 %");
    assertEquals(50 + Fonts.width("Random effects", SIZE, true), block.place(50), 1e-9);
    List<Mark> marks = new ArrayList<>();
    block.head(100, 20, marks);
    assertEquals(80, ((Mark.Text) marks.get(0)).y());
    assertEquals(100, ((Mark.Text) marks.get(1)).y());
    block.draw(0, 140, marks);
    assertEquals(block.right(), ((Mark.Text) marks.get(2)).x(), 1e-9);
  }

  @Test
  void aWordWiderThanAnyColumnIsCutAndKeptInFull() {
    String word = "Pneumonoultramicroscopicsilicovolcanoconiosis";
    List<Mark> marks = new ArrayList<>();
    block(word, "1").head(0, 20, marks);
    Mark.Text text = (Mark.Text) marks.get(0);
    assertTrue(text.text().endsWith("…"), text.text());
    assertEquals(word, text.full());
  }
}

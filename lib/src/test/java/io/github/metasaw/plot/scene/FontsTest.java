package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FontsTest {

  @Test
  void widthsAreThoseOfHelvetica() {
    assertEquals(10 * (0.556 + 0.556), Fonts.width("12", 10, false), 1e-9);
    assertTrue(Fonts.width("12", 10, true) > Fonts.width("12", 10, false));
    assertEquals(10 * 3 * Fonts.CELL, Fonts.width("iii", 10, false), 1e-9, "never below the cells");
  }

  @Test
  void cellsAreThoseOfATerminal() {
    assertEquals(3, Fonts.cells("abc"));
    assertEquals(4, Fonts.cells("研究"));
    assertEquals(1, Fonts.cells("e\u0301"));
  }

  @Test
  void textIsCutToItsRoom() {
    String text = "A long-acting treatment";
    assertEquals(text, Fonts.fit(text, 12, false, 1000));
    String cut = Fonts.fit(text, 12, false, 60);
    assertTrue(cut.endsWith("…") && text.startsWith(cut.substring(0, cut.length() - 1)));
    assertTrue(Fonts.width(cut, 12, false) <= 60);
    String shortened = Fonts.shorten("Study of a long name 1998", 12, false, 90);
    assertTrue(shortened.startsWith("Study") && shortened.endsWith("998"), shortened);
    assertTrue(Fonts.width(shortened, 12, false) <= 90);
  }

  @Test
  void linesAreBrokenAtBlanksOnly() {
    List<String> lines = Fonts.wrap("Heterogeneity and its causes", 12, false, 90);
    assertEquals("Heterogeneity and its causes", String.join(" ", lines));
    assertTrue(lines.size() > 1);
    lines.forEach(line -> assertTrue(Fonts.width(line, 12, false) <= 90, line));
    assertEquals(
        List.of("Risk ratio", "[95 % CI]"), Fonts.wrap("Risk ratio [95 % CI]", 12, true, 62));
    assertTrue(Fonts.wrap("Pneumonoultramicroscopic", 12, false, 50).get(0).endsWith("…"));
  }
}

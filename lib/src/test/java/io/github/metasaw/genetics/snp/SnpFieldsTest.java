package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnpFieldsTest {

  private static List<String> split(String line, char separator) {
    return List.of(SnpFields.split(line, separator));
  }

  @Test
  void tabsAndCommasSeparateEmptyFieldsToo() {
    assertEquals(List.of("rs1", "", "0.5", ""), split("rs1\t\t 0.5 \t", '\t'));
    assertEquals(List.of("a", "b"), split("a,b", ','));
    assertEquals(List.of(""), split("", ','));
  }

  @Test
  void anyNumberOfBlanksSeparates() {
    assertEquals(List.of("rs1", "0.5", "x"), split("  rs1   0.5  x  ", ' '));
    assertEquals(List.of(), split("   ", ' '));
  }

  @Test
  void quotesHoldSeparators() {
    assertEquals(List.of("a,b", "c"), split("\"a,b\",c", ','));
    assertEquals(List.of("a", "b c"), split("a,\"b c", ','));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "NA", "-nan", "#DIV/0!", "None", "<NA>", "-"})
  void missingCells(String cell) {
    assertTrue(SnpFields.isMissing(cell));
    assertTrue(Double.isNaN(SnpFields.number(cell)));
  }

  @Test
  void otherCellsAreThere() {
    assertFalse(SnpFields.isMissing("0"));
    assertFalse(SnpFields.isMissing("Na"));
    assertEquals(-0.25, SnpFields.number("-.25"));
  }
}

package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellChecksTest {

  private static List<String> messages(String... cells) {
    CellColumn column = CellColumn.of("x", List.of(cells), new BitSet());
    return CellChecks.of(
            column, ColumnTypeInference.of(column, new NumberParser(NumberMarks.POINT)), false)
        .stream()
        .map(Check::message)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2 \u00b1 0.3", "0.5 (0.3-0.8)", "0.3 to 0.8", "[0.3; 0.8]", "0.3, 0.8"})
  void twoNumbersInACellAreTold(String cell) {
    assertEquals(
        List.of(
            "x stays text: '%s' in row 1 holds two numbers; give each a column of its own"
                .formatted(cell)),
        messages(cell, cell));
  }

  @Test
  void marksOfFootnotesAreTold() {
    assertEquals(
        List.of(
            "x stays text: '0.12*' in row 1 is a number with a mark; remove the mark, or give it a"
                + " column of its own"),
        messages("0.12*", "0.3", "0.4"));
  }

  @Test
  void aBoundAmongNumbersIsTold() {
    assertTrue(messages("<0.001", "0.04", "0.5").get(0).contains("is a bound, not a number"));
  }

  @Test
  void textsAreNotTold() {
    assertEquals(List.of(), messages("10 mg", "20 mg"));
    assertEquals(List.of(), messages("pain", "sleep", "2001"));
    assertEquals(List.of(), messages("1", "2", "NA"));
  }

  @Test
  void wordsReadAsMissingAreTold() {
    assertEquals(
        List.of("x: 'not reported' in row 2 was read as missing."),
        messages("1", "not reported", "2"));
  }
}

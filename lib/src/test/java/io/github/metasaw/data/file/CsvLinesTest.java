package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the rules of RFC 4180. */
class CsvLinesTest {

  private static List<List<String>> cells(String text, char separator) {
    return CsvLines.of(text, separator).stream().map(Line::cells).toList();
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLineEnds() {
    assertEquals(
        List.of(List.of("a", "b,c"), List.of("say \"hi\"", "two\nlines")),
        cells("a,\"b,c\"\n\"say \"\"hi\"\"\",\"two\nlines\"\n", ','));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2"})
  void anyLineEnd(String text) {
    assertEquals(List.of(List.of("a", "b"), List.of("1", "2")), cells(text, ','));
  }

  @Test
  void emptyLinesAreLeftOutAndLinesKeepTheirNumbers() {
    List<Line> lines = CsvLines.of("a,b\n\n,\n\"x\ny\",2\nz,3\n", ',');
    assertEquals(List.of(1, 4, 6), lines.stream().map(Line::number).toList());
  }

  @Test
  void emptyCellsAreCells() {
    assertEquals(List.of(List.of("", "a", "")), cells(",a,\n", ','));
  }

  @Test
  void blanksInARowAreOneSeparator() {
    assertEquals(
        List.of(List.of("a", "b c", "1")), cells("  a   \"b c\"\t 1  \n", CellSource.BLANK));
  }

  @Test
  void anOpenQuoteIsRefusedWithItsLine() {
    assertEquals(
        "the quote that opens in line 2 is never closed: close it, or remove it",
        assertThrows(MetaException.class, () -> CsvLines.of("a\n\"b\nc\n", ',')).getMessage());
  }
}

package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.report.document.Sheet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {

  private static final int PAGE = 9000;

  /** A column of names and some of numbers of eight characters. */
  private static ColumnWidths widths(String name, int numbers) {
    List<String> head = Stream.concat(Stream.of("study"), number("x", numbers)).toList();
    List<Boolean> isNumeric =
        Stream.concat(Stream.of(false), Collections.nCopies(numbers, true).stream()).toList();
    List<String> row = Stream.concat(Stream.of(name), number("-0.12345", numbers)).toList();
    return ColumnWidths.of(
        new Sheet("", List.of(), head, List.of(), isNumeric, List.of(row), List.of()), PAGE);
  }

  private static Stream<String> number(String text, int times) {
    return Collections.nCopies(times, text).stream();
  }

  private static int sum(ColumnWidths widths) {
    return widths.twips().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void aSmallTableIsAsWideAsItsCells() {
    ColumnWidths widths = widths("Smith", 2);
    assertEquals(9, widths.points());
    assertEquals(List.of(5 * 125 + 240, 8 * 125 + 240, 8 * 125 + 240), widths.twips());
  }

  @Test
  void numbersAreNotBrokenBesideLongText() {
    ColumnWidths widths = widths("European Americans and African Americans and Latinos", 4);
    assertEquals(9, widths.points());
    assertEquals(8 * 125 + 240, widths.twips().get(1));
    assertTrue(sum(widths) <= PAGE && sum(widths) > PAGE - 10, widths.toString());
  }

  @Test
  void manyNumbersAreInSmallerType() {
    ColumnWidths widths = widths("Frimodt-Moller et al 1973", 10);
    assertEquals(6, widths.points());
    assertTrue(widths.twips().get(1) >= 8 * 125 * 6 / 9 + 120, widths.toString());
    assertTrue(sum(widths) <= PAGE, widths.toString());
  }
}

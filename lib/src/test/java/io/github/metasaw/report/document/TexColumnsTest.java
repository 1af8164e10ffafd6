package io.github.metasaw.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TexColumnsTest {

  private static final String LONG =
      "of all averages of these effects, the one the data tell most about";

  private static TexColumns columns(String text, int numbers) {
    return TexColumns.of(
        new Sheet(
            "",
            List.of(),
            Stream.concat(Stream.of("study"), Collections.nCopies(numbers, "x").stream()).toList(),
            List.of(),
            Stream.concat(Stream.of(false), Collections.nCopies(numbers, true).stream()).toList(),
            List.of(
                Stream.concat(Stream.of(text), Collections.nCopies(numbers, "0.1234").stream())
                    .toList()),
            List.of()));
  }

  @Test
  void aSmallTableHasPlainColumns() {
    assertEquals(new TexColumns("lrr", "", ""), columns("Smith 1990", 2));
  }

  @Test
  void longTextIsBrokenWithinWhatTheNumbersLeave() {
    // 2 numbers of 6 characters and the margins of 3 columns, of 69 characters.
    assertEquals(new TexColumns("p{0.60\\linewidth}rr", "", ""), columns(LONG, 2));
    // 4 numbers and the margins of 5 columns: 1 - (24 + 12.5) / 69 = 0.47.
    assertEquals(new TexColumns("p{0.47\\linewidth}rrrr", "", ""), columns(LONG, 4));
  }

  @Test
  void manyColumnsAreInSmallType() {
    TexColumns many = columns("Smith 1990", 11);
    assertEquals("l" + "r".repeat(11), many.columns());
    assertTrue(many.begin().startsWith("{\\scriptsize"), many.begin());
    assertEquals("}\n", many.end());
  }
}

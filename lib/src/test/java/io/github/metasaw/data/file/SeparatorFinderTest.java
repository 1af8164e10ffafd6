package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeparatorFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a,b~1,2~!,",
        "a;b~1,5;2,5~!;",
        "a\t1,2~x\t3,4~!'\t'",
        "a|b~1|2~!|",
        "a b~1 2~!' '",
        "sep=;~a;b~1,2;3~!;",
        "b;c~1,2;3~4,5;6~!;"
      })
  void theSignThatMakesEvenLines(String text, char separator) {
    assertEquals(separator, SeparatorFinder.cells(text.replace('~', '\n')).separator());
  }

  @Test
  void aDeclaredSeparatorIsNoLineOfTheTable() {
    CellSource source = SeparatorFinder.cells("sep=|\na|b\n1|2\n");
    assertEquals(List.of("a", "b"), source.lines().get(0).cells());
  }

  /** A title above leaves one line uneven: the sign that most lines agree on. */
  @Test
  void mostLinesDecideWhereNotAllAgree() {
    assertEquals(';', SeparatorFinder.cells("Table 1\na;b\n1,5;2\n3,5;4\n").separator());
  }
}

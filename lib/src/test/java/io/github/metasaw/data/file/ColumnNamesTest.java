package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

  private final List<Check> checks = new ArrayList<>();

  private List<String> names(String... header) {
    Set<Integer> all = new java.util.LinkedHashSet<>();
    for (int i = 0; i < header.length; i++) {
      all.add(i);
    }
    return ColumnNames.of(List.of(header), all, checks);
  }

  @Test
  void namesThatDifferStay() {
    assertEquals(List.of("study", "yi", "2001"), names("study", "yi", "2001"));
    assertEquals(List.of(), checks);
  }

  @Test
  void aNameOccursOnceWhateverItsCase() {
    assertEquals(List.of("n", "N 2", "n 3"), names("n", "N", "n"));
    assertEquals(
        "The second 'N' is called 'N 2'; in all 2 names were changed.", checks.get(0).message());
  }

  @Test
  void aColumnWithoutANameIsCalledByItsPosition() {
    assertEquals(List.of("study", "column 2"), names("study", ""));
    assertEquals("Column 2 has no name and is called 'column 2'.", checks.get(0).message());
  }

  @Test
  void columnsThatAreNotKeptAreNotTold() {
    ColumnNames.of(List.of("study", ""), Set.of(0), checks);
    assertEquals(List.of(), checks);
  }

  @Test
  void aNumberAmongNamesIsSuspicious() {
    names("A", "0.1", "0.02");
    assertTrue(checks.get(0).message().contains("holds the number '0.1'"));
  }
}

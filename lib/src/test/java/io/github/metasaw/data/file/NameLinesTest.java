package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameLinesTest {

  private static List<Line> lines(String text) {
    return CsvLines.of(text, ',');
  }

  @Test
  void groupsStandOverTheFirstOfTheirColumns() {
    List<Check> checks = new ArrayList<>();
    List<Line> joined =
        NameLines.joined(lines("Study,Drug,,Placebo,\n,ev,n,ev,n\nA,1,2,3,4\n"), checks);
    assertEquals(
        List.of("Study", "Drug ev", "Drug n", "Placebo ev", "Placebo n"), joined.get(0).cells());
    assertEquals(2, joined.size());
    assertEquals("name_lines", checks.get(0).name());
  }

  @Test
  void oneLineOfNamesStays() {
    List<Line> one = lines("study,yi,vi\nA,1,2\nB,3,4\n");
    assertEquals(one, NameLines.joined(one, new ArrayList<>()));
    // A first study whose numbers are missing is no second line of names.
    List<Line> missing = lines("study,yi,vi\nA,NA,NA\nB,3,4\n");
    assertEquals(missing, NameLines.joined(missing, new ArrayList<>()));
  }

  @Test
  void groupsAreKnownByRepeatedNamesBelow() {
    assertTrue(NameLines.isGroups(lines("Study,Drug,,Placebo,\n,ev,n,ev,n\nA,1,2,3,4\n")));
    assertFalse(NameLines.isGroups(lines("study,yi,vi\nA,1,2\nB,3,4\n")));
    assertTrue(NameLines.isNames(lines("a,b,\n").get(0)));
    assertFalse(NameLines.isNames(lines("a,2\n").get(0)));
  }
}

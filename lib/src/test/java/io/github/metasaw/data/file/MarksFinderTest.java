package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksFinderTest {

  private static List<NumberMarks> find(MarksFinder finder, String... columns) {
    for (String column : columns) {
      finder.add(CellColumn.of("x", Arrays.asList(column.split(" ", -1)), new BitSet()));
    }
    return finder.find();
  }

  @Test
  void certainCellsOfTheColumnDecide() {
    MarksFinder finder = new MarksFinder(';');
    assertEquals(
        List.of(NumberMarks.COMMA, NumberMarks.POINT), find(finder, "1,5 2.204", "1.5 2,204"));
    assertEquals(List.of(), finder.checks());
  }

  @Test
  void otherColumnsDecideWhereAColumnIsOpen() {
    MarksFinder finder = new MarksFinder(';');
    assertEquals(NumberMarks.COMMA, find(finder, "1,204 2,350", "0,5 1,5").get(0));
    assertEquals(List.of(), finder.checks());
  }

  @Test
  void theSeparatorDecidesAtLastAndThatIsTold() {
    MarksFinder semicolon = new MarksFinder(';');
    assertEquals(NumberMarks.COMMA, find(semicolon, "1,204 2,350").get(0));
    assertEquals("number_marks", semicolon.checks().get(0).name());
    assertEquals(NumberMarks.POINT, find(new MarksFinder(','), "1,204 2,350").get(0));
  }

  @Test
  void bothSignsInOneColumnAreTold() {
    MarksFinder finder = new MarksFinder(',');
    find(finder, "1,5 2.5");
    assertTrue(finder.checks().get(0).message().startsWith("x stays text: row 1 holds '1,5'"));
  }
}

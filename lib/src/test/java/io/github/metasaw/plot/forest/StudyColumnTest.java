package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

class StudyColumnTest {

  private static final ForestColumn HEAD = new ForestColumn("Treatment", "Events", false);

  private static List<String> cells(double... values) {
    return StudyColumn.numbers(HEAD, values, false).cells();
  }

  @Test
  void allNumbersOfAColumnHaveTheSameDecimals() {
    assertEquals(List.of("4", "123", "50634"), cells(4, 123, 50634));
    assertEquals(List.of("22.00", "53.59", "41.70"), cells(22, 53.59, 41.7));
    assertEquals(List.of("0.5", "12.0", "3.5"), cells(0.5, 12, 3.5));
    assertEquals(List.of("", "7"), cells(Double.NaN, 7));
    assertEquals(List.of("123456789", "1"), cells(123456789, 1));
  }

  @Test
  void numbersOfVeryDifferentSizeAreWrittenOneByOne() {
    assertEquals(List.of("1.000e-09", "0.5000", "2.500e+08"), cells(1e-9, 0.5, 2.5e8));
  }

  @Test
  void onlyCountsHaveATotal() {
    double[] values = {4, Double.NaN, 6, 3};
    StudyColumn counts = StudyColumn.numbers(HEAD, values, true);
    assertEquals("13", counts.total().apply(List.of(0, 1, 2, 3)));
    assertEquals("7", counts.total().apply(List.of(0, 3)));
    assertEquals("", counts.total().apply(List.of(1)));
    assertEquals("", StudyColumn.numbers(HEAD, values, false).total().apply(List.of(0, 2)));
  }

  @Test
  void eventsOverTotalsShareAColumn() {
    StudyColumn events = StudyColumn.numbers(HEAD, new double[] {4, Double.NaN}, true);
    StudyColumn totals =
        StudyColumn.numbers(
            new ForestColumn("Treatment", "Total", false), new double[] {123, Double.NaN}, true);
    StudyColumn both = events.over(totals);
    assertEquals(new ForestColumn("Treatment", "Events/total", false), both.heading());
    assertEquals(List.of("4/123", ""), both.cells());
    assertEquals("4/123", both.total().apply(List.of(0, 1)));
  }

  @Test
  void columnsOfTablesKeepTheirNames() {
    StudyColumn words = StudyColumn.of(StringColumn.create("drug", "A", null), "Design");
    assertEquals(new ForestColumn("Design", "drug", true), words.heading());
    assertEquals(List.of("A", ""), words.cells());
    StudyColumn numbers = StudyColumn.of(DoubleColumn.create("age", 40, Double.NaN), "");
    assertEquals(new ForestColumn("", "age", false), numbers.heading());
    assertEquals(List.of("40", ""), numbers.cells());
  }
}

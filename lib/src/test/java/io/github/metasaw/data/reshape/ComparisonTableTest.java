package io.github.metasaw.data.reshape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Against metafor's {@code to.wide}. */
class ComparisonTableTest {

  private static double[] numbers(Table table, String column) {
    return table.numberColumn(column).asDoubleArray();
  }

  private static Table arms() {
    return Table.create(
        "arms",
        IntColumn.create("study", 1, 1, 2, 2, 2, 3, 3),
        IntColumn.create("year", 1990, 1990, 1995, 1995, 1995, 2001, 2001),
        StringColumn.create("trt", "A", "P", "B", "P", "A", "B", "A"),
        IntColumn.create("r", 3, 5, 6, 7, 8, 9, 2),
        IntColumn.create("n", 10, 11, 12, 13, 14, 15, 16));
  }

  @Test
  void comparisonsWithAReference() {
    Table wide = ComparisonTable.of(arms(), "study", "trt", "P");
    assertEquals(
        List.of(
            "study", "year", "trt.1", "r.1", "n.1", "trt.2", "r.2", "n.2", "id", "comp", "design"),
        wide.columnNames());
    assertEquals(List.of("A-P", "A-P", "B-P", "A-B"), wide.stringColumn("comp").asList());
    assertEquals(List.of("A-P", "A-B-P", "A-B-P", "A-B"), wide.stringColumn("design").asList());
    assertArrayEquals(new double[] {3, 8, 6, 2}, numbers(wide, "r.1"));
    assertArrayEquals(new double[] {11, 13, 13, 15}, numbers(wide, "n.2"));
  }

  @Test
  void comparisonsWithTheMostFrequentGroup() {
    Table wide = Meta.toWide(arms(), "study", "trt");
    assertEquals(List.of("P-A", "B-A", "P-A", "B-A"), wide.stringColumn("comp").asList());
    assertThrows(MetaException.class, () -> ComparisonTable.of(arms(), "study", "trt", "Q"));
    assertThrows(MetaException.class, () -> ComparisonTable.of(arms(), "studie", "trt"));
    Table twice = arms();
    twice.stringColumn("trt").set(1, "A");
    MetaException fault =
        assertThrows(MetaException.class, () -> Meta.toWide(twice, "study", "trt"));
    assertEquals("study '1' has the group 'A' twice", fault.getMessage());
  }

  /** R: factor(trt, levels = c("B", "P", "A")) with ref = "A". */
  @Test
  void groupsInAGivenOrder() {
    Table wide = ComparisonTable.of(arms(), "study", "trt", List.of("B", "P", "A"));
    assertEquals(List.of("P-A", "B-A", "P-A", "B-A"), wide.stringColumn("comp").asList());
    assertEquals(List.of("P-A", "B-P-A", "B-P-A", "B-A"), wide.stringColumn("design").asList());
    String fault =
        assertThrows(
                MetaException.class,
                () -> ComparisonTable.of(arms(), "study", "trt", List.of("A", "B")))
            .getMessage();
    assertTrue(fault.startsWith("no group 'P' in the order of trt"), fault);
  }

  @Test
  void numbersOfGroupsAreOrderedBySize() {
    Table doses =
        Table.create(
            "doses",
            IntColumn.create("study", 1, 1, 1),
            IntColumn.create("dose", 20, 5, 100),
            IntColumn.create("n", 1, 2, 3));
    Table wide = ComparisonTable.of(doses, "study", "dose", "5");
    assertEquals(List.of("20-5", "100-5"), wide.stringColumn("comp").asList());
  }
}

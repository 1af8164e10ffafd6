package io.github.metasaw.data.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ColumnLookupTest {

  private static final List<String> LABELS = List.of("A", "B", "C");

  private static ColumnLookup lookup(tech.tablesaw.columns.Column<?>... columns) {
    return new ColumnLookup(Table.create("t", columns), "dat");
  }

  private static String fault(String... cells) {
    ColumnLookup lookup = lookup(StringColumn.create("yi", cells));
    return assertThrows(MetaException.class, () -> lookup.numbers("yi", LABELS)).getMessage();
  }

  @Test
  void namesInAnyCaseAndTheNearestOne() {
    ColumnLookup lookup = lookup(DoubleColumn.create("Yi", 1, 2, 3));
    assertEquals("Yi", lookup.find("yi").name());
    assertFalse(lookup.has("yi"));
    assertEquals(
        "no column 'yj' in dat; did you mean 'Yi'? Columns: Yi",
        assertThrows(MetaException.class, () -> lookup.find("yj")).getMessage());
  }

  @Test
  void integersAndMissingValuesAreDoubles() {
    IntColumn column = IntColumn.create("n", 1, 2, 3);
    column.setMissing(1);
    assertArrayEquals(new double[] {1, Double.NaN, 3}, lookup(column).numbers("n", LABELS));
    assertArrayEquals(
        new double[] {0, Math.log(2), Math.log(3)},
        lookup(DoubleColumn.create("or", 1, 2, 3)).logs("or", LABELS),
        1e-15);
  }

  /** The cell that is no number is named before those that only have a decimal comma. */
  @Test
  void theCellThatMakesAColumnTextIsNamed() {
    assertEquals(
        "yi in dat must be numbers, but row 2 ('B') holds 'zwei'", fault("0,1", "zwei", "0,3"));
    assertTrue(
        fault("0,1", "0,2", "0,3").contains("row 1 ('A') holds '0,1', with a decimal comma"));
    assertTrue(fault("0.1", "0.2", "0.3").contains("is text"), fault("0.1", "0.2", "0.3"));
  }

  @Test
  void labelsByConventionElseTheFirstTextWithoutRepeats() {
    assertEquals(
        "Author", lookup(StringColumn.create("Author", "x", "x")).firstOf(List.of("author")));
    assertEquals(
        "who",
        lookup(StringColumn.create("site", "x", "x"), StringColumn.create("who", "a", "b"))
            .firstOf(List.of("study")));
  }
}

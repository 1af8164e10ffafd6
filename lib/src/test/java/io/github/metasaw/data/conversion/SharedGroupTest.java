package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The people of a shared control add up to those there were. */
class SharedGroupTest {

  private static final List<String> BY_STUDY = List.of("study");

  private static Table trials(int... n2) {
    return Table.create(
        "trials",
        StringColumn.create("study", "A", "B", "B", "B"),
        IntColumn.create("ai", 4, 5, 6, 7),
        IntColumn.create("n1i", 30, 40, 41, 42),
        IntColumn.create("ci", 8, 10, 10, 10),
        IntColumn.create("n2i", n2));
  }

  @Test
  void theControlIsSplitAndTheTreatmentsAreNot() {
    ReadTable read = Conversion.of(trials(30, 40, 40, 40)).withShared(BY_STUDY).convert();
    Table t = read.table();
    DoubleColumn people = t.doubleColumn("n2i");
    assertEquals(30, people.get(0));
    assertEquals(40, people.get(1) + people.get(2) + people.get(3), 1e-13);
    assertEquals(10 / 3.0, t.doubleColumn("ci").get(2), 1e-15);
    assertEquals(41, t.intColumn("n1i").get(2));
    assertEquals(
        "ci: 10 shared by 3 comparisons, Cochrane Handbook 23.3.4; n2i: 40 shared by 3 comparisons, Cochrane Handbook 23.3.4",
        t.stringColumn(Conversion.MARKS).get(3));
    assertEquals(
        "The people of a shared group were split between comparisons (Cochrane Handbook 23.3.4): B.",
        read.checks().get(0).message().toString());
  }

  @Test
  void aGroupIsSplitOnce() {
    Table once = Conversion.of(trials(30, 40, 40, 40)).withShared(BY_STUDY).convert().table();
    Table twice = Conversion.of(once).withShared(BY_STUDY).convert().table();
    assertEquals(once.printAll(), twice.printAll());
  }

  @Test
  void rowsWithoutACommonGroupAreRefused() {
    MetaException fault =
        assertThrows(
            MetaException.class,
            () -> Conversion.of(trials(30, 40, 44, 40)).withShared(BY_STUDY).convert());
    assertEquals(
        "rows 2, 3 and 4 of trials ('B') have no group in common: n2i is 40 and 44",
        fault.getMessage());
    Table alike = trials(30, 40, 40, 40);
    for (int row = 1; row < 4; row++) {
      alike.intColumn("ai").set(row, 5);
      alike.intColumn("n1i").set(row, 40);
    }
    assertThrows(MetaException.class, () -> Conversion.of(alike).withShared(BY_STUDY).convert());
  }

  @Test
  void rowsThatStandAloneShareNothing() {
    ReadTable read = Conversion.of(trials(30, 40, 40, 40)).withShared(List.of("ai")).convert();
    assertEquals(
        "No two rows have the same values there, so no group was split.",
        read.checks().get(0).message().toString());
  }
}

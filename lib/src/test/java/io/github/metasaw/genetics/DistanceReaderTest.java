package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DistanceReaderTest {

  @Test
  void rowsMayStandInAnotherOrderThanColumns() {
    DistanceReader.Matrix read =
        DistanceReader.read(
            Table.create(
                StringColumn.create("study", "B", "A"),
                DoubleColumn.create("A", 3.0, 0.0),
                DoubleColumn.create("B", 0.0, 3.5)));
    assertEquals(List.of("B", "A"), read.names());
    assertArrayEquals(new double[] {0, 3}, read.d()[0]);
    assertArrayEquals(new double[] {3.5, 0}, read.d()[1]);
  }

  @Test
  void withoutNamesRowsHaveTheOrderOfTheColumns() {
    DistanceReader.Matrix read =
        DistanceReader.read(
            Table.create(DoubleColumn.create("A", 0.0, 3.0), DoubleColumn.create("B", 3.0, 0.0)));
    assertEquals(List.of("A", "B"), read.names());
  }

  /** One direction of each pair is enough; a pair that is nowhere stays missing. */
  @Test
  void pairsFillBothHalves() {
    DistanceReader.Matrix read =
        DistanceReader.read(
            Table.create(
                StringColumn.create("from", "A", "C"),
                StringColumn.create("to", "B", "A"),
                DoubleColumn.create("distance", 1.0, 2.0)));
    assertEquals(List.of("A", "C", "B"), read.names());
    assertArrayEquals(new double[] {0, 2, 1}, read.d()[0]);
    assertEquals(2, read.d()[1][0]);
    assertTrue(Double.isNaN(read.d()[1][2]));
  }

  @Test
  void otherTablesAreRefused() {
    Table oblong =
        Table.create(StringColumn.create("study", "A", "B"), DoubleColumn.create("A", 0.0, 1.0));
    assertThrows(MetaException.class, () -> DistanceReader.read(oblong));
    Table words = Table.create(StringColumn.create("study", "A"));
    assertThrows(MetaException.class, () -> DistanceReader.read(words));
    Table strange =
        Table.create(
            StringColumn.create("study", "A", "B"),
            DoubleColumn.create("A", 0.0, 1.0),
            DoubleColumn.create("C", 1.0, 0.0));
    assertThrows(MetaException.class, () -> DistanceReader.read(strange));
  }
}

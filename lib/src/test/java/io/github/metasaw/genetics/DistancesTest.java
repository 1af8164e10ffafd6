package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DistancesTest {

  private static final double[][] D = {{0, 1, 4}, {1, 0, 2}, {4, 2, 0}};

  @Test
  void studiesAreFoundByTheirNames() {
    Distances d = Distances.of(List.of("A", "B", "C"), D);
    assertArrayEquals(new int[] {2, 0}, d.indices(List.of("C", "A")));
    assertThrows(MetaException.class, () -> d.indices(List.of("A", "A")));
    assertThrows(MetaException.class, () -> d.indices(List.of("D")));
    assertEquals("given", d.source());
  }

  @Test
  void studiesWithoutNamesAreFoundByTheirPlace() {
    Distances d = Distances.of(D);
    assertEquals(List.of(), d.names());
    assertEquals(List.of("study 1", "study 2", "study 3"), d.labels());
    assertArrayEquals(new int[] {0, 1, 2}, d.indices(List.of("x", "y", "z")));
    assertThrows(MetaException.class, () -> d.indices(List.of("x", "y")));
  }

  @Test
  void theTableIsSquareAndTheArrayACopy() {
    Distances d = Distances.of(List.of("A", "B", "C"), D);
    Table table = d.table();
    assertEquals(List.of("study", "A", "B", "C"), table.columnNames());
    assertEquals(4, table.doubleColumn("C").getDouble(0));
    d.toArray()[0][1] = 99;
    assertEquals(1, d.get(0, 1));
  }

  /** A file may round the two halves differently; the mean of both is taken. */
  @Test
  void roundingOfTheTwoHalvesIsForgiven() {
    double off = 1 + 5e-10;
    Distances d = Distances.of(new double[][] {{0, 1}, {off, 0}});
    assertEquals(1 + 2.5e-10, d.get(0, 1), 1e-16);
    assertEquals(d.get(0, 1), d.get(1, 0));
    assertThrows(MetaException.class, () -> Distances.of(new double[][] {{0, 1}, {1.001, 0}}));
  }

  @Test
  void studiesMustFitInTheBitsOfALong() {
    assertEquals(62, Distances.of(new double[62][62]).size());
    assertThrows(MetaException.class, () -> Distances.of(new double[63][63]));
  }
}

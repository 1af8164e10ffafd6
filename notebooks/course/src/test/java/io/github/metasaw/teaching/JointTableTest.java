package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class JointTableTest {

  private static final JointTable JOINT =
      JointTable.of(
          Table.create(
              "z",
              IntColumn.create("a", 0, 0, 10, 9),
              StringColumn.create("b", "x", "y", "x", "x"),
              StringColumn.create("p", "1/10", "4/10", "0.3", "2/10")));

  @Test
  void marginsAreSums() {
    assertEquals(0.6, JOINT.margin("b").probability(List.of("x")), 1e-15);
    assertEquals(0.5, JOINT.margin(0).probability(List.of("0")), 1e-15);
    JointTable swapped = JOINT.margin("b", "a");
    assertEquals(0.4, swapped.probability(List.of("y", "0")));
    assertEquals(0, swapped.probability(List.of("y", "10")));
    assertThrows(MetaException.class, () -> JOINT.margin("c"));
  }

  @Test
  void valuesStandInTheirOrder() {
    assertEquals(List.of("0", "9", "10", "x", "y"), JOINT.values());
  }

  @Test
  void probabilitiesAreFractions() {
    assertEquals("3/10", JOINT.words(0.3));
    assertEquals("0.3333", JOINT.words(1 / 3.0));
  }

  @Test
  void itsTableIsReadAgain() {
    assertEquals(JOINT.probabilities(), JointTable.of(JOINT.table()).probabilities());
  }

  private static Table pair(double... p) {
    return Table.create(
        "z", IntColumn.create("a", 0, 1), IntColumn.create("b", 0, 1), DoubleColumn.create("p", p));
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    assertThrows(MetaException.class, () -> JointTable.of(pair(0.5, 0.6)));
    assertThrows(MetaException.class, () -> JointTable.of(pair(1.5, -0.5)));
    Table twice =
        Table.create(
            "z",
            IntColumn.create("a", 1, 1),
            IntColumn.create("b", 0, 0),
            DoubleColumn.create("p", 0.5, 0.5));
    assertThrows(MetaException.class, () -> JointTable.of(twice));
    assertThrows(
        MetaException.class,
        () ->
            JointTable.of(
                Table.create("z", IntColumn.create("a", 1, 1), DoubleColumn.create("p", .5, .5))));
  }
}

package io.github.metasaw.data.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LevelMatrixTest {

  private static final LevelMatrix A =
      LevelMatrix.of(
          List.of("ant", "bee", "crow"), new double[][] {{1, 0.5, 0}, {0.5, 1, 0.1}, {0, 0.1, 1}});

  private static String message(Executable executable) {
    return assertThrows(MetaException.class, executable).getMessage();
  }

  @Test
  void levelsAreFoundByNameInAnyOrder() {
    assertArrayEquals(
        new double[] {1, 0.1, 0.1, 1}, A.select(List.of("crow", "bee"), "among the rows of A"));
    assertEquals(3, A.size());
    assertEquals(0.5, A.get(0, 1));
  }

  @Test
  void aLevelWithoutARowIsNamedWithTheNearest() {
    String message = message(() -> A.select(List.of("be"), "among the rows of A"));
    assertEquals(
        "no level 'be' among the rows of A; did you mean 'bee'? Levels: ant, bee, crow", message);
  }

  @Test
  void tablesNameLevelsByTheirFirstColumnOrByTheirColumns() {
    DoubleColumn one = DoubleColumn.create("ant", 0, 3);
    DoubleColumn other = DoubleColumn.create("bee", 3, 0);
    LevelMatrix byColumns = LevelMatrix.of(Table.create("D", one, other));
    assertEquals(List.of("ant", "bee"), byColumns.names());
    LevelMatrix byText =
        LevelMatrix.of(Table.create("D", StringColumn.create("name", "x", "y"), one, other));
    assertEquals(List.of("x", "y"), byText.names());
    assertEquals(3, byText.get(1, 0));
  }

  @Test
  void whatIsNoMatrixIsRefused() {
    List<String> two = List.of("a", "b");
    assertTrue(message(() -> LevelMatrix.of(two, new double[][] {{1}})).contains("2 names"));
    assertTrue(
        message(() -> LevelMatrix.of(two, new double[][] {{1, 2}, {2}})).contains("not square"));
    assertTrue(
        message(() -> LevelMatrix.of(two, new double[][] {{1, 2}, {3, 1}}))
            .contains("not symmetric: its value for 'a' and 'b' is 2, and 3 the other way round"));
    assertTrue(
        message(() -> LevelMatrix.of(List.of("a", "a"), new double[][] {{1, 0}, {0, 1}}))
            .contains("two rows named 'a'"));
    assertTrue(
        message(() -> LevelMatrix.of(two, new double[][] {{1, Double.NaN}, {0, 1}}))
            .contains("must hold numbers"));
    DoubleColumn column = DoubleColumn.create("a", 1, 2);
    assertTrue(
        message(() -> LevelMatrix.of(Table.create("D", column)))
            .contains("2 rows and 1 columns of numbers"));
    StringColumn text = StringColumn.create("b", "x", "y");
    assertTrue(
        message(() -> LevelMatrix.of(Table.create("D", column, text)))
            .contains("its column 'b' is no column of numbers"));
  }
}

package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.scan.ScanResults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class PColumnTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "0.05, 1.3010299956639813",
    "1e-400, 400",
    "2.5E-1000, 999.6020599913279",
    "0, 323.3",
    "0.0e0, 323.3",
    "1.0000000000001, 0"
  })
  void textIsReadBelowTheLeastDouble(String cell, double expected) {
    double value = PColumn.minusLog10(cell);
    assertEquals(expected, value, 1e-12);
    assertEquals(1, Math.copySign(1, value), "a table would show -0");
  }

  @ParameterizedTest
  @CsvSource({"NA", "1.1", "-0.1", "p"})
  void whatIsNoProbabilityIsMissing(String cell) {
    assertTrue(Double.isNaN(PColumn.minusLog10(cell)));
  }

  private static double read(String column, Table table) {
    List<Double> values = new ArrayList<>();
    new PColumn(column).read(ScanResults.of(table), List.of(), (cells, value) -> values.add(value));
    assertEquals(1, values.size());
    return values.get(0);
  }

  /** A line of results. */
  private static Table line(String cells) {
    Table table = Table.create("t");
    for (String cell : cells.split(" ")) {
      String[] parts = cell.split("=");
      table.addColumns(DoubleColumn.create(parts[0], Double.parseDouble(parts[1])));
    }
    return table;
  }

  /** A p value of 0 is computed from the statistic that it belongs to. */
  @Test
  void zerosAreComputedAnew() {
    Table table = line("p=0 beta=5 se=0.1 p_Q=0 Q=3000 p_Z2=0 Z2=4000 k=3");
    double ln10 = Math.log(10);
    assertEquals(-Normal.logTwoSided(50) / ln10, read("p", table), 1e-9);
    assertEquals(-ChiSquared.logSurvival(3000, 2) / ln10, read("p_Q", table), 1e-9);
    assertEquals(-ChiSquared.logSurvival(4000, 3) / ln10, read("p_Z2", table), 1e-9);
    assertEquals(PColumn.LARGEST, read("p", line("p=0")));
  }

  /** Each test has its own statistic, and none takes that of the common effect. */
  @Test
  void zerosOfOtherModelsAreThoseOfTheirStatistics() {
    Table table =
        line(
            "k=7 beta=5 se=0.1 z_binary=60 p_binary=0 X2_mega=5000 df_mega=3 p_mega=0 "
                + "X2_ancestry=3000 p_ancestry=0 X2_residual=4000 p_residual=0");
    double ln10 = Math.log(10);
    assertEquals(-ChiSquared.logSurvival(5000, 3) / ln10, read("p_mega", table), 1e-9);
    assertEquals(-ChiSquared.logSurvival(3000, 2) / ln10, read("p_ancestry", table), 1e-9);
    assertEquals(-ChiSquared.logSurvival(4000, 4) / ln10, read("p_residual", table), 1e-9);
    assertEquals(PColumn.LARGEST, read("p_binary", table));
  }

  /** METAL's names have no column k. */
  @Test
  void withoutItsNumbersAZeroStaysAtTheLimit() {
    Table table = line("p_Q=0 Q=3000 p_Z2=0 Z2=4000");
    assertEquals(PColumn.LARGEST, read("p_Q", table));
    assertEquals(PColumn.LARGEST, read("p_Z2", table));
  }
}

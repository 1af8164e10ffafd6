package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class PrintedNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.0104, 0.010439, 3 of 3",
    "0.0104, 0.010451, 2 of 3",
    "0.50, 0.504, 2 of 2",
    "0.50, 0.506, 1 of 2",
    "12.4, 12.35, 3 of 3",
    "12.3, 12.35, 3 of 3",
    "-0.7145, -0.71453, 4 of 4",
    "-0.7145, 0.71453, 0 of 4",
    "0.00, 0.004, 2 of 2",
    "0.00, 0.006, 0 of 2",
    "0, 0.2, 1 of 1",
    "1.3e-5, 1.3456e-5, 2 of 2",
    "1.3e-5, 1.4e-5, 1 of 2",
    "9.99, 10.01, 2 of 3",
    "3.14, NaN, 0 of 3"
  })
  void digitsThatAgreeAfterRounding(String printed, double ours, String digits) {
    Table table = PrintedNumbers.of("x", printed, ours).table();
    assertEquals(digits, table.stringColumn("digits").get(0));
  }

  @Test
  void oneRowForEachNumber() {
    PrintedNumbers numbers = PrintedNumbers.of("mean", "7.9", 7.92).and("SD", "5.2", 5.1);
    Table table = numbers.table();
    assertEquals(2, table.rowCount());
    assertEquals("7.9", table.stringColumn("printed").get(0));
    assertEquals(-0.1, table.doubleColumn("difference").get(1), 1e-12);
    assertFalse(numbers.agrees());
    assertTrue(PrintedNumbers.of("mean", "7.9", 7.92).agrees());
  }

  @Test
  void printedTextHasToBeANumber() {
    MetaException fault =
        assertThrows(MetaException.class, () -> PrintedNumbers.of("tau", "0,5", 0.5));
    assertEquals(
        "'0,5', printed for tau, is not a number; write it as in \"0.0104\" or \"1.3e-5\"",
        fault.getMessage());
  }
}

package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpNumber;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Results of a scan as rows of a table. */
final class ScanTable {

  /** What a row takes in memory, while columns grow. */
  private static final long ROW_BYTES = 400;

  private ScanTable() {}

  /** A table of some columns, without rows. */
  static Table create(List<ScanColumn> columns) {
    Table table = Table.create("scan");
    for (ScanColumn column : columns) {
      table.addColumns(
          switch (column.kind()) {
            case TEXT, LIST, PRIOR -> StringColumn.create(column.title());
            case POSITION -> LongColumn.create(column.title());
            case COUNT -> IntColumn.create(column.title());
            case NUMBER,
                SAMPLE,
                LOG_PROBABILITY,
                SAMPLE_LOG_PROBABILITY,
                LOG10_BAYES_FACTOR,
                POSTERIOR_PROBABILITY ->
                DoubleColumn.create(column.title());
          });
    }
    return table;
  }

  /**
   * Appends a cell of a file to a column of such a table; false where it is no number but should.
   */
  static boolean parse(ScanColumn column, Column<?> to, String cell) {
    boolean isMissing = SnpFields.isMissing(cell);
    if (to instanceof StringColumn words) {
      words.append(isMissing && column != ScanColumn.DIRECTION ? "" : cell);
      return true;
    }
    if (isMissing) {
      to.appendMissing();
      return true;
    }
    double value = number(cell);
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    if (to instanceof LongColumn position && isWhole) {
      position.append((long) value);
    } else if (to instanceof IntColumn count && isWhole) {
      count.append((int) value);
    } else if (to instanceof DoubleColumn numbers && !Double.isNaN(value)) {
      numbers.append(value);
    } else {
      return false;
    }
    return true;
  }

  /** The number that a scan wrote; NaN for other text. */
  static double number(String cell) {
    return switch (cell) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> SnpNumber.parse(cell);
    };
  }

  /**
   * Refuses a table that outgrows the memory, before it does.
   *
   * @param name what messages call the results
   */
  static void refuseTooMany(Table table, String name) {
    refuseTooMany(table.rowCount(), ROW_BYTES, name);
  }

  /** The same of a number of rows that take some memory each. */
  static void refuseTooMany(long rows, long rowBytes, String name) {
    if ((rows & 0x1fff) == 0x1fff && rows * rowBytes > Runtime.getRuntime().maxMemory()) {
      throw MetaException.of(
          "the results of %s do not fit in memory, of which %,d SNPs take all: write them to a file, and read a part of it"
              .formatted(name, rows));
    }
  }

  /** Appends a row to such a table. */
  static void append(Table table, SnpResult result, List<ScanColumn> columns, String prior) {
    for (int c = 0; c < columns.size(); c++) {
      ScanColumn column = columns.get(c);
      Column<?> to = table.column(c);
      double value = column.number(result);
      if (to instanceof StringColumn text) {
        text.append(
            switch (column.kind()) {
              case PRIOR -> prior;
              case LIST -> ScanText.list(result.models().mValues());
              default -> column.text(result);
            });
      } else if (to instanceof LongColumn position) {
        if (value < 0) {
          position.appendMissing();
        } else {
          position.append((long) value);
        }
      } else if (to instanceof IntColumn count) {
        count.append((int) value);
      } else if (to instanceof DoubleColumn numbers) {
        numbers.append(
            column.kind().isLogProbability()
                ? Math.pow(10, -LogProbability.minusLog10(value))
                : value);
      }
    }
  }
}

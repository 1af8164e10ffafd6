package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.Stretch;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The lines of results in a stretch of a chromosome, with all their columns. */
final class ResultRegion {

  /** What the text of a cell takes in memory. */
  private static final long CELL_BYTES = 64;

  private final String[] names;
  private final int chr;
  private final int pos;
  private final List<String[]> rows = new ArrayList<>();

  private ResultRegion(String[] names, int chr, int pos) {
    this.names = names;
    this.chr = chr;
    this.pos = pos;
  }

  /**
   * Reads them.
   *
   * @throws io.github.metasaw.diagnostic.MetaException if there are no columns of chromosomes and
   *     positions, or no line is there
   */
  static Table of(ScanResults results, Stretch stretch) {
    ResultRegion region = read(results, results.open(stretch), stretch::contains);
    if (region.rows.isEmpty()) {
      throw results.none(stretch);
    }
    return region.table();
  }

  /** All of them. */
  static Table whole(ScanResults results) {
    return read(results, results.open(), (chr, position) -> true).table();
  }

  /** Whether a place is in it. */
  private interface Within {
    boolean test(String chromosome, double position);
  }

  private static ResultRegion read(ScanResults results, LineSource source, Within within) {
    try (LineSource in = source) {
      String header = results.header(in);
      char separator = ResultNames.separator(header);
      String[] names = SnpFields.split(header, separator);
      ResultRegion region =
          new ResultRegion(
              names,
              ResultNames.place(names, ResultNames.CHROMOSOME, results.name()),
              ResultNames.place(names, ResultNames.POSITION, results.name()));
      for (String line = in.next(); line != null; line = in.next()) {
        String[] cells = results.cells(line, separator, names.length, in);
        if (within.test(cells[region.chr], SnpFields.number(cells[region.pos]))) {
          region.rows.add(cells);
          ScanTable.refuseTooMany(region.rows.size(), names.length * CELL_BYTES, results.name());
        }
      }
      return region;
    }
  }

  private Table table() {
    Table table = Table.create("region");
    for (int c = 0; c < names.length; c++) {
      if (c == pos) {
        LongColumn positions = LongColumn.create(names[c]);
        for (String[] row : rows) {
          double position = SnpFields.number(row[c]);
          if (position >= 0) {
            positions.append((long) position);
          } else {
            positions.appendMissing();
          }
        }
        table.addColumns(positions);
      } else if (!isText(c) && isNumeric(c)) {
        DoubleColumn numbers = DoubleColumn.create(names[c]);
        for (String[] row : rows) {
          numbers.append(number(row[c]));
        }
        table.addColumns(numbers);
      } else {
        StringColumn words = StringColumn.create(names[c]);
        boolean isDirection = names[c].equalsIgnoreCase(ScanColumn.DIRECTION.title());
        for (String[] row : rows) {
          words.append(SnpFields.isMissing(row[c]) && !isDirection ? "" : row[c]);
        }
        table.addColumns(words);
      }
    }
    return table;
  }

  private static double number(String cell) {
    return SnpFields.isMissing(cell) ? Double.NaN : ScanTable.number(cell);
  }

  /** Whether it is text, whatever its cells look like: a chromosome, the name of a variant. */
  private boolean isText(int c) {
    return c == chr || c == ResultNames.find(names, ResultNames.SNP) || ScanColumn.isText(names[c]);
  }

  private boolean isNumeric(int c) {
    boolean isSome = false;
    for (String[] row : rows) {
      boolean isNumber = !Double.isNaN(number(row[c]));
      if (!isNumber && !SnpFields.isMissing(row[c])) {
        return false;
      }
      isSome |= isNumber;
    }
    return isSome;
  }
}

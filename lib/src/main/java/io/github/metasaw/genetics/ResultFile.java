package io.github.metasaw.genetics;

import io.github.metasaw.check.MetaException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads some columns of a file of results, a scan's or another program's, line by line. */
final class ResultFile {

  private ResultFile() {}

  /** Hears the cells of a line. */
  interface Rows {
    void accept(String[] cells);
  }

  /**
   * Reads.
   *
   * @param columns each by one of several names, upper and lower case alike
   * @param rows hears the cells of these columns, one array that is overwritten
   */
  static void read(Path path, List<List<String>> columns, Rows rows) {
    try (ScanInput in = ScanInput.open(path)) {
      String header = in.next();
      if (header == null) {
        throw MetaException.of(path + " is empty");
      }
      char separator = header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') >= 0 ? ',' : ' ';
      String[] names = SnpFields.split(header, separator);
      int[] at = columns.stream().mapToInt(any -> find(path, names, any)).toArray();
      String[] cells = new String[at.length];
      for (String line = in.next(); line != null; line = in.next()) {
        String[] fields = SnpFields.split(line, separator);
        if (fields.length != names.length) {
          throw MetaException.of(
              "%s, line %d: has %d fields, the header %d"
                  .formatted(path, in.line(), fields.length, names.length));
        }
        for (int c = 0; c < at.length; c++) {
          cells[c] = fields[at[c]];
        }
        rows.accept(cells);
      }
    }
  }

  private static int find(Path path, String[] names, List<String> any) {
    for (String wanted : any) {
      for (int c = 0; c < names.length; c++) {
        if (names[c].equalsIgnoreCase(wanted)) {
          return c;
        }
      }
    }
    throw MetaException.unknown("column", any.get(0), "in " + path, Arrays.asList(names));
  }

  /** -log10 of a probability as text, also of one below the least double; NaN where missing. */
  static double minusLog10(String cell) {
    if (SnpFields.isMissing(cell)) {
      return Double.NaN;
    }
    int e = Math.max(cell.indexOf('e'), cell.indexOf('E'));
    try {
      double mantissa = Double.parseDouble(e < 0 ? cell : cell.substring(0, e));
      long exponent = e < 0 ? 0 : Long.parseLong(cell.substring(e + 1).replace("+", ""));
      double value = -Math.log10(mantissa) - exponent;
      return value >= 0 ? value : value > -1e-9 ? 0 : Double.NaN;
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}

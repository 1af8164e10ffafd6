package io.github.metasaw.genetics.snp;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Splits lines of tables of SNPs, and reads their cells. */
@API(status = API.Status.INTERNAL)
public final class SnpFields {

  private SnpFields() {}

  /**
   * Splits a line into its fields, without the quotes around them.
   *
   * @param line of a table
   * @param separator tab or comma; a blank for any number of blanks
   * @return the fields, trimmed
   */
  public static String[] split(String line, char separator) {
    List<String> fields = new ArrayList<>(32);
    int n = line.length();
    int at = 0;
    while (at <= n) {
      if (separator == ' ') {
        while (at < n && Character.isWhitespace(line.charAt(at))) {
          at++;
        }
        if (at == n) {
          break;
        }
      }
      int end;
      if (at < n && line.charAt(at) == '"') {
        end = line.indexOf('"', at + 1);
        end = end < 0 ? n : end;
        fields.add(line.substring(at + 1, end));
        end = line.indexOf(separator, Math.min(end, n));
      } else {
        end = line.indexOf(separator, at);
        fields.add(line.substring(at, end < 0 ? n : end).trim());
      }
      at = end < 0 ? n + 1 : end + 1;
    }
    return fields.toArray(String[]::new);
  }

  /**
   * Whether a cell says that there is no value, as R, Python, C and spreadsheets write it.
   *
   * @param cell of a table
   * @return true for {@code NA}, {@code .}, {@code nan} and the like
   */
  public static boolean isMissing(String cell) {
    return switch (cell) {
      case "", ".", "NA", "N/A", "na", "n/a", "nan", "NaN", "NAN", "-nan", "null", "NULL", "-" ->
          true;
      case "<NA>", "#NA", "None", "none", "-NaN", "#N/A", "#DIV/0!", "#NUM!", "#VALUE!", "#REF!" ->
          true;
      default -> false;
    };
  }

  /**
   * A cell as a number.
   *
   * @param cell of a table
   * @return its value; NaN if it is missing or no number
   */
  public static double number(String cell) {
    return isMissing(cell) ? Double.NaN : SnpNumber.parse(cell);
  }
}

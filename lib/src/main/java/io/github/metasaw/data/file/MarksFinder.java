package io.github.metasaw.data.file;

import io.github.metasaw.data.file.NumberParser.Form;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the marks in the numbers of a file, a column at a time: from cells of the column that can
 * be read in one way only, then from those of the other columns, then from what parts the cells.
 * Where two readings are possible it says which was taken.
 */
final class MarksFinder {

  /** What programs call columns of whole numbers. */
  private static final String COUNT =
      "(?i)n|n[_. ]?[a-z0-9]{1,9}|[a-z0-9]{1,9}[_. ]n|total.*|events?.*|count.*|sample.*|size|[a-d]i";

  private final char separator;
  private final List<Forms> columns = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();

  /** The first cell of each form in a column, and its row from 1. */
  private record Forms(String name, Map<Form, Integer> rows, List<String> cells) {

    static Forms of(CellColumn column) {
      Map<Form, Integer> rows = new EnumMap<>(Form.class);
      List<String> cells = column.cells();
      for (int i = 0; i < cells.size(); i++) {
        if (!column.stored().get(i) && !NumberParser.isMissingNumber(cells.get(i))) {
          rows.putIfAbsent(Form.of(cells.get(i)), i + 1);
        }
      }
      return new Forms(column.name(), rows, cells);
    }

    boolean has(Form form) {
      return rows.containsKey(form);
    }

    boolean isNumeric() {
      return !has(Form.NONE);
    }

    /** Of a form that it has. */
    int row(Form form) {
      return rows.getOrDefault(form, 1);
    }

    String cell(Form form) {
      return PlainText.quoted(cells.get(row(form) - 1));
    }

    /** Numbers of a count: some in thousands, others too small for it, or by its name. */
    boolean isCount() {
      return has(Form.WHOLE) || name.matches(COUNT);
    }
  }

  MarksFinder(char separator) {
    this.separator = separator;
  }

  /** Takes note of a column. */
  void add(CellColumn column) {
    columns.add(Forms.of(column));
  }

  /** What could have been read in another way. */
  List<Check> checks() {
    return checks;
  }

  /** The marks of each column, in their order. */
  List<NumberMarks> find() {
    return columns.stream().map(this::marks).toList();
  }

  private NumberMarks marks(Forms column) {
    boolean isComma = column.has(Form.COMMA);
    boolean isPoint = column.has(Form.POINT);
    if (isComma && isPoint) {
      if (column.isNumeric()) {
        checks.add(mixed(column));
      }
      return NumberMarks.POINT;
    }
    if (isComma || isPoint) {
      return isComma ? NumberMarks.COMMA : NumberMarks.POINT;
    }
    boolean isCommaOpen = column.has(Form.COMMA_OR_GROUP);
    if (!isCommaOpen && !column.has(Form.POINT_OR_GROUP)) {
      return NumberMarks.POINT;
    }
    NumberMarks taken =
        isCommaOpen == isDecimalWhereOpen(isCommaOpen) ? NumberMarks.COMMA : NumberMarks.POINT;
    if (column.isNumeric() && !isSure(column, taken)) {
      checks.add(open(column, isCommaOpen ? Form.COMMA_OR_GROUP : Form.POINT_OR_GROUP, taken));
    }
    return taken;
  }

  private long count(Form form) {
    return columns.stream().filter(c -> c.isNumeric() && c.has(form)).count();
  }

  /** Whether the sign that may part thousands is the decimal one. */
  private boolean isDecimalWhereOpen(boolean isComma) {
    long commas = count(Form.COMMA);
    long points = count(Form.POINT);
    if (isComma) {
      return commas > 0 || (points == 0 && isCommaDecimalHere());
    }
    if (commas > 0 || points > 0) {
      return points >= commas;
    }
    return count(Form.COMMA_OR_GROUP) == 0 || !isCommaDecimalHere();
  }

  /** By the separator, where no number of the file says it. */
  private boolean isCommaDecimalHere() {
    return switch (separator) {
      case ';' -> true;
      case ',' -> false;
      default ->
          !columns.stream()
              .filter(c -> c.isNumeric() && c.has(Form.COMMA_OR_GROUP))
              .allMatch(Forms::isCount);
    };
  }

  /** Whether other columns leave no doubt, or the reading is the one of any program. */
  private boolean isSure(Forms column, NumberMarks taken) {
    if (column.has(Form.COMMA_OR_GROUP) && column.has(Form.POINT_OR_GROUP)) {
      return false;
    }
    long commas = count(Form.COMMA);
    long points = count(Form.POINT);
    if (commas + points > 0) {
      return taken.decimal() == ',' ? points == 0 : commas == 0;
    }
    boolean isPlainPoint = taken.decimal() == '.' && column.has(Form.POINT_OR_GROUP);
    return isPlainPoint && separator != ';' && count(Form.COMMA_OR_GROUP) == 0;
  }

  private static Check mixed(Forms column) {
    return Check.warning(
        "number_marks",
        column.name(),
        "%s stays text: row %d holds '%s' with a decimal comma, row %d '%s' with a decimal point; write both alike."
            .formatted(
                column.name(),
                column.row(Form.COMMA),
                column.cell(Form.COMMA),
                column.row(Form.POINT),
                column.cell(Form.POINT)));
  }

  private static Check open(Forms column, Form form, NumberMarks taken) {
    NumberMarks other = taken.decimal() == ',' ? NumberMarks.POINT : NumberMarks.COMMA;
    String cell = column.cells().get(column.row(form) - 1);
    return Check.warning(
        "number_marks",
        column.name(),
        Message.format(
            "%s: '%s' in row %d was read as %s, the %s as decimal sign; if it is %s, read the file with"
                + " %s",
            column.name(),
            PlainText.quoted(cell),
            column.row(form),
            number(cell, taken),
            taken.decimal() == ',' ? "comma" : "point",
            number(cell, other),
            Remedy.option("decimal", String.valueOf(other.decimal()))));
  }

  private static String number(String cell, NumberMarks marks) {
    return NumberParser.text(new NumberParser(marks).parse(cell).orElse(Double.NaN));
  }
}

package io.github.metasaw.data.file;

import io.github.metasaw.data.file.NumberParser.Form;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** What there is to remark on how the cells of a column were read. */
final class CellChecks {

  private static final String CODE = "NA";
  private static final String NUMBER = "[-+\u2212\u2013]?\\d+(?:[.,]\\d+)?";

  /** A mean and its SD, an estimate and its interval. */
  private static final Pattern TWO_NUMBERS =
      Pattern.compile(
          NUMBER
              + "\\s*(?:\u00b1|\\+/-|[(\\[])\\s*"
              + NUMBER
              + "\\D.*|"
              + NUMBER
              + "\\s*(?:\u00b1|\\+/-)\\s*"
              + NUMBER);

  /** A lower and an upper bound: {@code 0.3 to 0.8}, {@code [0.3; 0.8]}. */
  private static final Pattern RANGE =
      Pattern.compile(
          "[(\\[]?" + NUMBER + "\\s*(?:to|bis|;|,\\s|\u2013|\u2014)\\s*" + NUMBER + "[)\\]]?");

  /** A number with the sign of a footnote or of significance. */
  private static final Pattern MARKED =
      Pattern.compile(NUMBER + "\\s*[*\u2020\u2021\u00a7\u00b6#]+");

  private static final Pattern BOUND = Pattern.compile("[<>\u2264\u2265~]=?\\s*" + NUMBER);

  private final CellColumn cells;
  private final List<Check> checks = new ArrayList<>();

  private CellChecks(CellColumn cells) {
    this.cells = cells;
  }

  /** The remarks on a column and the type it got. */
  static List<Check> of(CellColumn cells, Column<?> column, boolean isWorksheet) {
    CellChecks all = new CellChecks(cells);
    if (column instanceof StringColumn) {
      all.missingCode();
      all.text();
    } else {
      all.percent(column);
      all.missingWords();
      if (isWorksheet) {
        all.storedAsText();
      }
    }
    return all.checks;
  }

  private int[] rows(IntPredicate property) {
    return IntStream.range(0, cells.cells().size()).filter(property).toArray();
  }

  private String cell(int row) {
    return cells.cells().get(row);
  }

  /** Quoted, with its row: {@code 'k.A.' in row 3}. */
  private String place(int row) {
    return "'%s' in row %d".formatted(PlainText.quoted(cell(row)), row + 1);
  }

  private boolean isNumber(int row) {
    return cells.stored().get(row)
        || (!NumberParser.isMissingNumber(cell(row)) && Form.of(cell(row)) != Form.NONE);
  }

  /** NA among codes of two or three letters, one of which it may be. */
  private void missingCode() {
    int[] codes = rows(row -> cell(row).equals(CODE));
    boolean isOfCodes =
        cells.cells().stream().anyMatch(cell -> !NumberParser.isMissing(cell))
            && cells.cells().stream().allMatch(c -> c.isEmpty() || c.matches("[A-Z]{2,3}"));
    if (codes.length > 0 && isOfCodes) {
      checks.add(
          Check.warning(
              "missing_code",
              Integer.toString(codes.length),
              "%s: NA in %d %s was read as missing; if it is a code, such as North America, write it out"
                  .formatted(cells.name(), codes.length, codes.length == 1 ? "row" : "rows")));
    }
  }

  /** A column that looks like numbers, but is none. */
  private void text() {
    int[] present = rows(row -> !NumberParser.isMissingNumber(cell(row)));
    int[] numbers = rows(this::isNumber);
    int[] others = rows(row -> !NumberParser.isMissingNumber(cell(row)) && !isNumber(row));
    int[] pairs = rows(row -> isTwoNumbers(cell(row)));
    int[] marked = rows(row -> MARKED.matcher(cell(row)).matches());
    if (2 * pairs.length > present.length) {
      warn(
          "text_cells",
          "%s stays text: %s holds two numbers; give each a column of its own"
              .formatted(cells.name(), place(pairs[0])));
    } else if (marked.length > 0 && marked.length + numbers.length == present.length) {
      warn(
          "text_cells",
          "%s stays text: %s is a number with a mark; remove the mark, or give it a column of its own"
              .formatted(cells.name(), place(marked[0])));
    } else if (others.length > 0 && 2 * numbers.length >= present.length && numbers.length > 1) {
      String cure =
          BOUND.matcher(cell(others[0])).matches()
              ? "is a bound, not a number; write a number, or leave the cell empty"
              : "is not a number; write a number, or leave the cell empty if it is missing";
      warn(
          "text_cells",
          "%s stays text: %s %s (%d of %d cells are numbers)"
              .formatted(cells.name(), place(others[0]), cure, numbers.length, present.length));
    }
  }

  private static boolean isTwoNumbers(String cell) {
    return !cell.isEmpty()
        && !Character.isLetter(cell.charAt(0))
        && (TWO_NUMBERS.matcher(cell).matches() || RANGE.matcher(cell).matches());
  }

  private void percent(Column<?> column) {
    if (cells.isPercent() && column instanceof DoubleColumn proportions) {
      int first = rows(this::isNumber)[0];
      checks.add(
          Check.note(
              "percent",
              cells.name(),
              "%s: percentages were read as proportions, '%s %%' in row %d as %s."
                  .formatted(
                      cells.name(),
                      cell(first),
                      first + 1,
                      NumberParser.text(proportions.getDouble(first)))));
    }
  }

  private void missingWords() {
    int[] words = rows(row -> NumberParser.isMissingWord(cell(row)));
    if (words.length > 0) {
      checks.add(
          Check.note(
              "missing_words",
              Integer.toString(words.length),
              "%s: %s%s was read as missing."
                  .formatted(cells.name(), place(words[0]), andMore(words.length))));
    }
  }

  /** Numbers that a workbook stores as text, beside others or alone. */
  private void storedAsText() {
    int[] texts = rows(row -> !cells.stored().get(row) && isNumber(row));
    if (texts.length > 0) {
      checks.add(
          Check.note(
              "numbers_as_text",
              Integer.toString(texts.length),
              "%s: %s%s is stored as text, and was read as a number."
                  .formatted(cells.name(), place(texts[0]), andMore(texts.length))));
    }
  }

  private void warn(String name, String message) {
    checks.add(Check.warning(name, cells.name(), message));
  }

  private static String andMore(int count) {
    return count == 1 ? "" : " (and in %d more)".formatted(count - 1);
  }
}

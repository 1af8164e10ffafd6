package io.github.metasaw.data.file;

import io.github.metasaw.data.file.NumberParser.Form;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of an extraction sheet that sum or average the others. Pooled with the studies, they
 * would count every study twice, so they are left out and told. A row is one of totals if its first
 * cell says so ({@code Total}, {@code Subtotal}, {@code Summe}), or if it has no label and all its
 * numbers are the sums of those above.
 */
final class TotalRows {

  /** English, German, French, Spanish, Italian and Dutch. */
  private static final Set<String> WORDS =
      Set.of(
          "total",
          "totals",
          "subtotal",
          "sub-total",
          "sub total",
          "grand total",
          "overall total",
          "sum",
          "sums",
          "overall",
          "pooled",
          "mean",
          "average",
          "median",
          "summe",
          "zwischensumme",
          "teilsumme",
          "gesamtsumme",
          "gesamt",
          "insgesamt",
          "mittelwert",
          "durchschnitt",
          "somme",
          "sous-total",
          "total général",
          "ensemble",
          "moyenne",
          "suma",
          "total general",
          "media",
          "promedio",
          "totale",
          "somma",
          "totaal",
          "gemiddelde");

  /** Characters of the longest word, with a colon and a few words in brackets after it. */
  private static final int MAX_LENGTH = 60;

  private static final int MIN_SUMS = 2;

  private final List<Line> rows;

  private TotalRows(List<Line> rows) {
    this.rows = rows;
  }

  /**
   * The lines of a table without totals.
   *
   * @param lines names first, all of the same length
   * @param checks to which a note on each line left out is added
   */
  static List<Line> leftOut(List<Line> lines, List<Check> checks) {
    List<Line> rows = lines.subList(1, lines.size());
    Set<Integer> totals = new TotalRows(rows).find();
    if (totals.isEmpty()) {
      return lines;
    }
    List<Line> kept = new ArrayList<>(lines.subList(0, 1));
    for (int i = 0; i < rows.size(); i++) {
      if (!totals.contains(i)) {
        kept.add(rows.get(i));
      }
    }
    int first = totals.stream().mapToInt(i -> i).min().orElseThrow();
    checks.add(note(rows.get(first), first, totals.size()));
    return kept;
  }

  private static Check note(Line row, int index, int count) {
    String label = label(row);
    String message;
    if (isNumber(label)) {
      message =
          "Row %d, which has no label, was left out: its numbers are the sums of the rows above. If it is a study, label it."
              .formatted(index + 1);
    } else if (count == 1) {
      message =
          "Row %d ('%s') was left out, since it sums up others. If it is a study, give it another label."
              .formatted(index + 1, PlainText.quoted(label));
    } else {
      message =
          "%d rows were left out, since they sum up others, the first row %d ('%s'). If they are studies, give them other labels."
              .formatted(count, index + 1, PlainText.quoted(label));
    }
    return Check.note("total_rows", Integer.toString(count), message);
  }

  private Set<Integer> find() {
    Set<Integer> named = new HashSet<>();
    Set<String> others = new HashSet<>();
    boolean isUnique = true;
    for (int i = 0; i < rows.size(); i++) {
      String label = label(rows.get(i));
      if (isTotal(label)) {
        named.add(i);
      } else if (!label.isEmpty()) {
        isUnique &= others.add(label);
      }
    }
    // Where labels repeat, a total may be a category, such as a scale beside its subscales.
    if (!named.isEmpty() && isUnique && 2 * named.size() < rows.size()) {
      return named;
    }
    int last = rows.size() - 1;
    return last >= 2 && isUnlabelledSum(last) ? Set.of(last) : Set.of();
  }

  private static boolean isTotal(String label) {
    if (label.length() > MAX_LENGTH) {
      return false;
    }
    int end = 0;
    while (end < label.length() && ":([".indexOf(label.charAt(end)) < 0) {
      end++;
    }
    return WORDS.contains(label.substring(0, end).strip().toLowerCase(Locale.ROOT));
  }

  /** The first cell that is filled. */
  private static String label(Line row) {
    for (String cell : row.cells()) {
      if (!cell.isEmpty()) {
        return cell;
      }
    }
    return "";
  }

  private static boolean isNumber(String cell) {
    return Form.of(cell) != Form.NONE;
  }

  /** Whether a row has no text and two whole numbers at least, all of them sums. */
  private boolean isUnlabelledSum(int row) {
    List<String> cells = rows.get(row).cells();
    if (!cells.get(0).isEmpty()) {
      return false;
    }
    int[] filled = IntStream.range(0, cells.size()).filter(c -> !cells.get(c).isEmpty()).toArray();
    return filled.length >= MIN_SUMS && IntStream.of(filled).allMatch(column -> isSum(row, column));
  }

  private boolean isSum(int row, int column) {
    long sum = 0;
    for (int i = 0; i <= row; i++) {
      String cell = rows.get(i).cells().get(column);
      if (!cell.matches("\\d{1,9}")) {
        return false;
      }
      sum += i < row ? Long.parseLong(cell) : -Long.parseLong(cell);
    }
    return sum == 0;
  }
}

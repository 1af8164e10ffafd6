package io.github.metasaw.bayes.posterior;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;

/** The row that {@code theta[3]}, {@code theta["Paris"]} or {@code theta[Paris]} names. */
final class EffectIndex {

  private static final String BEGIN = "theta[";

  private EffectIndex() {}

  static boolean isTheta(String name) {
    return name.startsWith(BEGIN) && name.endsWith("]");
  }

  /**
   * The row, from 0. A number without quotes counts the rows from 1, whatever their labels are.
   *
   * @param rows what a message calls the rows, in the plural
   * @throws MetaException for a row or label that does not exist, or a label of several rows
   */
  static int row(String name, List<String> labels, String rows) {
    String inside = name.substring(BEGIN.length(), name.length() - 1).strip();
    boolean quoted = inside.length() >= 2 && inside.startsWith("\"") && inside.endsWith("\"");
    if (!quoted && inside.matches("-?[0-9]+")) {
      return number(inside, labels.size(), rows);
    }
    String label = quoted ? inside.substring(1, inside.length() - 1) : inside;
    int first = labels.indexOf(label);
    if (first < 0) {
      throw MetaException.unknown("study", label, "", labels);
    }
    int last = labels.lastIndexOf(label);
    if (first < last) {
      throw MetaException.of(
          "'%s' is the label of more than one row: write theta[%d], ... theta[%d]"
              .formatted(label, first + 1, last + 1));
    }
    return first;
  }

  private static int number(String written, int count, String rows) {
    String digits = written.length() > 9 ? "0" : written;
    int row = Integer.parseInt(digits);
    if (row < 1 || row > count) {
      throw MetaException.of(
          "no theta[%s]: the %s are theta[1] to theta[%d]".formatted(written, rows, count));
    }
    return row - 1;
  }
}

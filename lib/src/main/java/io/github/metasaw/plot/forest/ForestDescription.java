package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.statement.PooledEffect;
import java.util.List;
import java.util.stream.IntStream;

/** A forest plot in a sentence, for screen readers. */
final class ForestDescription {

  private ForestDescription() {}

  /** How many rows there are, what they report and pool to, and what stands below them. */
  static String of(ForestData data, ForestNumbers number) {
    StringBuilder words = new StringBuilder();
    words
        .append(data.studies().size())
        .append(" rows with estimates and " + Digits.percent(data.level()) + " intervals (")
        .append(data.effect())
        .append(")");
    String group = "";
    for (ForestRow row : data.rows()) {
      switch (row.kind()) {
        case HEADING -> group = row.label() + ", ";
        case SUBGROUP -> words.append("; ").append(group).append(pooled(row, number));
        case POOLED, POOLED_POINT ->
            words.append("; ").append(pooled(row, number)).append(totals(data, row));
        case STUDY, EFFECT, PREDICTION, REMARK -> {}
      }
    }
    if (!data.axis().favours().isEmpty()) {
      words
          .append(". To the left: ")
          .append(data.axis().favoured(0))
          .append("; to the right: ")
          .append(data.axis().favoured(1));
    }
    data.notes().forEach(note -> words.append(". ").append(note));
    return words.append('.').toString();
  }

  /** What the studies report together: {@code (Treatment events 191, ...)}. */
  private static String totals(ForestData data, ForestRow row) {
    List<String> totals =
        IntStream.range(0, row.cells().size())
            .filter(c -> !row.cells().get(c).isEmpty())
            .mapToObj(c -> data.columns().get(c).label() + " " + row.cells().get(c))
            .toList();
    return totals.isEmpty() ? "" : " (" + String.join(", ", totals) + ")";
  }

  private static String pooled(ForestRow row, ForestNumbers number) {
    return PooledEffect.line(
        row.label(),
        number.number(row.estimate()),
        number.number(row.lower()),
        number.number(row.upper()));
  }
}

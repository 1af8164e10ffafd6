package io.github.metasaw.plot.forest;

import io.github.metasaw.statement.PooledEffect;
import java.util.function.DoubleFunction;

/** A forest plot in a sentence, for screen readers. */
final class ForestDescription {

  private ForestDescription() {}

  /** How many rows there are, what they pool to, and the notes below them. */
  static String of(ForestData data, DoubleFunction<String> number) {
    StringBuilder words = new StringBuilder();
    words.append(data.studies().size()).append(" rows with estimates and intervals");
    String group = "";
    for (ForestRow row : data.rows()) {
      switch (row.kind()) {
        case HEADING -> group = row.label() + ", ";
        case SUBGROUP -> words.append("; ").append(group).append(pooled(row, number));
        case POOLED, POOLED_POINT -> words.append("; ").append(pooled(row, number));
        case STUDY, EFFECT, PREDICTION, REMARK -> {}
      }
    }
    data.notes().forEach(note -> words.append(". ").append(note));
    return words.append('.').toString();
  }

  private static String pooled(ForestRow row, DoubleFunction<String> number) {
    return PooledEffect.line(
        row.label(),
        number.apply(row.estimate()),
        number.apply(row.lower()),
        number.apply(row.upper()));
  }
}

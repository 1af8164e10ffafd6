package io.github.metasaw.plot.forest;

import io.github.metasaw.review.RiskOfBias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headings of a forest plot.
 *
 * @param rows over the labels; empty for that of the style
 * @param columns of the extra columns
 * @param weights of the columns of weights, one per model; empty without weights
 * @param bias judgements shown as lights beside the studies; null without
 */
public record ForestHeads(
    String rows, List<ForestColumn> columns, List<String> weights, @Nullable RiskOfBias bias) {

  /** Takes copies. */
  public ForestHeads {
    columns = List.copyOf(columns);
    weights = List.copyOf(weights);
  }

  /**
   * Without extra columns and weights.
   *
   * @param rows over the labels; empty for that of the style
   * @return the headings
   */
  static ForestHeads ofRows(String rows) {
    return new ForestHeads(rows, List.of(), List.of(), null);
  }
}

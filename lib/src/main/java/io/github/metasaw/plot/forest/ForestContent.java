package io.github.metasaw.plot.forest;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.review.RiskOfBias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a forest plot takes from the table of studies, and in which order.
 *
 * @param columns names of columns beside the labels, from left to right
 * @param groups columns under common headings, from left to right; empty for the raw data that the
 *     studies know
 * @param hasRawData whether those raw data are shown
 * @param order of the studies
 * @param group column whose values make subgroups; null for none
 * @param pooledRow label of pooled effects among the studies; null for diamonds below them
 * @param bias judgements shown as lights beside the studies; null for none
 */
public record ForestContent(
    List<String> columns,
    List<ColumnGroup> groups,
    boolean hasRawData,
    Order order,
    @Nullable String group,
    @Nullable String pooledRow,
    @Nullable RiskOfBias bias) {

  /**
   * Columns of the table under one heading.
   *
   * @param head heading over the columns, for example {@code Experimental}
   * @param columns their names in the table, from left to right
   */
  public record ColumnGroup(String head, List<String> columns) {

    /** Takes a copy. */
    public ColumnGroup {
      columns = List.copyOf(columns);
    }
  }

  /**
   * The order of the studies.
   *
   * @param by {@code yi}, {@code vi}, {@code weight}, {@code label} or a column of the table; null
   *     for the order of the table
   * @param isDescending whether the largest stands first
   */
  public record Order(@Nullable String by, boolean isDescending) {}

  private static final ForestContent DEFAULTS =
      new ForestContent(List.of(), List.of(), true, new Order(null, false), null, null, null);

  /** Takes copies. */
  public ForestContent {
    columns = List.copyOf(columns);
    groups = List.copyOf(groups);
  }

  /** The studies in the order of the table, with the raw data that they know. */
  static ForestContent defaults() {
    return DEFAULTS;
  }

  ForestContent withColumns(List<String> others) {
    return new ForestContent(others, groups, hasRawData, order, group, pooledRow, bias);
  }

  ForestContent withGroups(List<ColumnGroup> others) {
    return new ForestContent(columns, others, hasRawData, order, group, pooledRow, bias);
  }

  ForestContent withRawData(boolean shown) {
    return new ForestContent(columns, groups, shown, order, group, pooledRow, bias);
  }

  ForestContent withOrder(Order other) {
    return new ForestContent(columns, groups, hasRawData, other, group, pooledRow, bias);
  }

  ForestContent withGroup(String other) {
    return new ForestContent(columns, groups, hasRawData, order, other, pooledRow, bias);
  }

  ForestContent withPooledRow(String label) {
    return new ForestContent(columns, groups, hasRawData, order, group, label, bias);
  }

  ForestContent withBias(RiskOfBias judgements) {
    return new ForestContent(columns, groups, hasRawData, order, group, pooledRow, judgements);
  }

  /**
   * Refuses what has been asked of the table of studies, for a figure that does not show it.
   *
   * @param figure in words, for example {@code a cumulative analysis}
   * @throws MetaException if columns, an order, subgroups, a pooled row or the risk of bias have
   *     been asked for
   */
  void refuseIn(String figure) {
    String asked =
        !columns.isEmpty() || !groups.isEmpty()
            ? "columns of the table"
            : order.by() != null
                ? "an order of the studies"
                : group != null
                    ? "subgroups"
                    : pooledRow != null ? "a pooled row" : bias != null ? "the risk of bias" : "";
    if (!asked.isEmpty()) {
      throw MetaException.of("%s cannot be shown in %s".formatted(asked, figure));
    }
  }
}

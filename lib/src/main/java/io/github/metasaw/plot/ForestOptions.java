package io.github.metasaw.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a forest plot shows and how. Immutable; start at {@link #defaults}.
 *
 * @param title heading; empty for none
 * @param effect name of the effect: axis title and column heading
 * @param columns columns of the table shown beside the labels
 * @param sort column to sort by: {@code yi}, {@code vi}, {@code weight}, {@code label} or one of
 *     the table; null for the order of the table
 * @param descending whether the largest stands first
 * @param exp whether yi is a log that is shown as a ratio
 * @param group column whose values make headings; null for none
 * @param prediction whether prediction intervals are shown
 * @param pooledRow label of a pooled row placed among the studies by its value; null for diamonds
 *     below
 * @param reference value of the solid vertical line, on the scale of yi
 */
public record ForestOptions(
    String title,
    String effect,
    List<String> columns,
    @Nullable String sort,
    boolean descending,
    boolean exp,
    @Nullable String group,
    boolean prediction,
    @Nullable String pooledRow,
    double reference) {

  private static final ForestOptions DEFAULTS =
      new ForestOptions("", "Estimate", List.of(), null, false, false, null, true, null, 0);

  public ForestOptions {
    columns = List.copyOf(columns);
  }

  /** In the order of the table, with prediction interval, reference line at 0. */
  public static ForestOptions defaults() {
    return DEFAULTS;
  }

  public ForestOptions withTitle(String title) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withEffect(String effect) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withColumns(List<String> columns) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withSort(String sort, boolean descending) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withExp(boolean exp) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withGroup(String group) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withPrediction(boolean prediction) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withPooledRow(String pooledRow) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }

  public ForestOptions withReference(double reference) {
    return new ForestOptions(
        title, effect, columns, sort, descending, exp, group, prediction, pooledRow, reference);
  }
}

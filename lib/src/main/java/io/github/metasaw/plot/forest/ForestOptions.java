package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a forest plot shows and how. Immutable; start at {@link #defaults}. */
public final class ForestOptions {

  private static final ForestOptions DEFAULTS = new ForestOptions();

  // Written only in a fresh copy, before anyone else sees it.
  private String title = "";
  private String effect = "";
  private List<String> columns = List.of();
  private @Nullable String sort;
  private boolean descending;
  private @Nullable Transformation transformation;
  private @Nullable String group;
  private boolean prediction = true;
  private boolean posterior = true;
  private @Nullable String pooledRow;
  private double reference;

  private ForestOptions() {}

  /** In the order of the table, with prediction interval, reference line at 0. */
  public static ForestOptions defaults() {
    return DEFAULTS;
  }

  private ForestOptions with(Consumer<ForestOptions> change) {
    ForestOptions copy = new ForestOptions();
    copy.title = title;
    copy.effect = effect;
    copy.columns = columns;
    copy.sort = sort;
    copy.descending = descending;
    copy.transformation = transformation;
    copy.group = group;
    copy.prediction = prediction;
    copy.posterior = posterior;
    copy.pooledRow = pooledRow;
    copy.reference = reference;
    change.accept(copy);
    return copy;
  }

  /** Another heading; empty for none. */
  public ForestOptions withTitle(String title) {
    return with(copy -> copy.title = title);
  }

  /** Another name of the effect: axis title and column heading; empty for that of its measure. */
  public ForestOptions withEffect(String effect) {
    return with(copy -> copy.effect = effect);
  }

  /** Columns of the table shown beside the labels. */
  public ForestOptions withColumns(List<String> columns) {
    return with(copy -> copy.columns = List.copyOf(columns));
  }

  /**
   * Another order.
   *
   * @param sort {@code yi}, {@code vi}, {@code weight}, {@code label} or a column of the table
   * @param descending whether the largest stands first
   */
  public ForestOptions withSort(String sort, boolean descending) {
    return with(
        copy -> {
          copy.sort = sort;
          copy.descending = descending;
        });
  }

  /**
   * Another scale than that of the studies' measure.
   *
   * @param transformation from the scale of yi to that on which effects are shown
   * @return a copy
   */
  public ForestOptions withTransformation(Transformation transformation) {
    return with(copy -> copy.transformation = transformation);
  }

  /** The column whose values make subgroups, each with its pooled effects. */
  public ForestOptions withGroup(String group) {
    return with(copy -> copy.group = group);
  }

  /** Whether prediction intervals are shown. */
  public ForestOptions withPrediction(boolean prediction) {
    return with(copy -> copy.prediction = prediction);
  }

  /** Whether studies show the posterior of their own effect too, where a fit has it. */
  public ForestOptions withPosterior(boolean posterior) {
    return with(copy -> copy.posterior = posterior);
  }

  /** Pooled effects in rows of this label among the studies, not as diamonds below. */
  public ForestOptions withPooledRow(String pooledRow) {
    return with(copy -> copy.pooledRow = pooledRow);
  }

  /** Another place of the solid vertical line, on the scale of yi. */
  public ForestOptions withReference(double reference) {
    return with(copy -> copy.reference = reference);
  }

  /** Heading; empty for none. */
  public String title() {
    return title;
  }

  /** Name of the effect; empty for that of its measure. */
  public String effect() {
    return effect;
  }

  /** Columns shown beside the labels. */
  public List<String> columns() {
    return columns;
  }

  /** What to sort by; null for the order of the table. */
  public @Nullable String sort() {
    return sort;
  }

  /** Whether the largest stands first. */
  public boolean descending() {
    return descending;
  }

  /**
   * The scale on which effects are shown.
   *
   * @param otherwise the scale of the measure
   * @return the scale asked for, else the other
   */
  public Transformation transformation(Transformation otherwise) {
    return transformation == null ? otherwise : transformation;
  }

  /** The column of subgroups; null for none. */
  public @Nullable String group() {
    return group;
  }

  /** Whether prediction intervals are shown. */
  public boolean prediction() {
    return prediction;
  }

  /** Whether studies show the posterior of their own effect. */
  public boolean posterior() {
    return posterior;
  }

  /** Label of pooled rows among the studies; null for diamonds below. */
  public @Nullable String pooledRow() {
    return pooledRow;
  }

  /** Value of the solid vertical line, on the scale of yi. */
  public double reference() {
    return reference;
  }
}

package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a forest plot; numbers that are not there are NaN.
 *
 * @param cells the extra columns
 * @param weight per cent, by which squares are sized
 * @param weights per cent, one per model; empty for a row that has none
 * @param fitted fitted value of a regression
 * @param effect the posterior of the study's own effect, drawn below its estimate; null without
 */
public record ForestRow(
    Kind kind,
    String label,
    List<String> cells,
    double estimate,
    double lower,
    double upper,
    double weight,
    List<Double> weights,
    double fitted,
    @Nullable Effect effect) {

  /** What a row is. */
  public enum Kind {
    STUDY,
    /** A study's own effect as its posterior has it, drawn as a point with whiskers. */
    EFFECT,
    HEADING,
    /** The pooled estimate of a subgroup, drawn as a pale diamond. */
    SUBGROUP,
    /** Words in small type below a subgroup. */
    REMARK,
    /** A pooled estimate drawn as a point with whiskers among the studies. */
    POOLED_POINT,
    /** A pooled estimate drawn as a diamond. */
    POOLED,
    PREDICTION
  }

  /**
   * Posterior mean of an effect and its interval.
   *
   * @param cluster number from 0 of the cluster in whose colour the study is drawn; -1 without
   */
  public record Effect(double mean, Interval interval, int cluster) {

    /**
     * Without clusters.
     *
     * @param mean posterior mean, on the scale of the analysis
     * @param interval of the posterior
     */
    public Effect(double mean, Interval interval) {
      this(mean, interval, -1);
    }

    public boolean isClustered() {
      return cluster >= 0;
    }
  }

  /** Takes copies. */
  public ForestRow {
    cells = List.copyOf(cells);
    weights = List.copyOf(weights);
  }

  /**
   * A row of words alone.
   *
   * @param kind what the row is
   * @param label at the left
   * @return the row
   */
  public static ForestRow words(Kind kind, String label) {
    return summary(kind, label, Double.NaN, Double.NaN, Double.NaN);
  }

  public Interval interval() {
    return new Interval(lower, upper);
  }

  /** Whether its label stands out. */
  boolean isBold() {
    return switch (kind) {
      case POOLED, SUBGROUP, HEADING, POOLED_POINT -> true;
      case STUDY, EFFECT, PREDICTION, REMARK -> false;
    };
  }

  /** Whether its numbers stand out. */
  boolean hasBoldNumbers() {
    return isBold() && kind != Kind.POOLED_POINT;
  }

  /** The same row with other extra columns. */
  ForestRow withCells(List<String> others) {
    return new ForestRow(
        kind, label, others, estimate, lower, upper, weight, weights, fitted, effect);
  }

  /** Whether it stands below all studies. */
  public boolean isTotal() {
    return kind == Kind.POOLED || kind == Kind.PREDICTION;
  }

  /** Whether it has numbers. */
  public boolean isEstimate() {
    return kind != Kind.HEADING && kind != Kind.REMARK;
  }

  /** The pooled effect of a subgroup, with its weights by model. */
  static ForestRow subgroup(
      String label, double estimate, double lower, double upper, List<Double> weights) {
    return new ForestRow(
        Kind.SUBGROUP,
        label,
        List.of(),
        estimate,
        lower,
        upper,
        weights.stream().filter(weight -> !weight.isNaN()).findFirst().orElse(Double.NaN),
        weights,
        Double.NaN,
        null);
  }

  /**
   * A row with an estimate and its interval, without weights.
   *
   * @param kind what the row is
   * @param label at the left
   * @param estimate on the scale of the analysis
   * @param lower bound
   * @param upper bound
   * @return the row
   */
  public static ForestRow summary(
      Kind kind, String label, double estimate, double lower, double upper) {
    return new ForestRow(
        kind, label, List.of(), estimate, lower, upper, Double.NaN, List.of(), Double.NaN, null);
  }
}

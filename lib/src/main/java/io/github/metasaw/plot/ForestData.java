package io.github.metasaw.plot;

import io.github.metasaw.fit.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a forest plot shows, as numbers and words; figures are asserted on this first.
 *
 * @param title heading; may be empty
 * @param effect name of the effect
 * @param exp whether values are logs that are shown as ratios
 * @param level confidence of the intervals
 * @param reference value of the reference line
 * @param headers headings of the extra columns
 * @param rows studies, headings and pooled rows in the order shown; those of the whole come last
 * @param notes lines below: heterogeneity, differences of subgroups
 */
public record ForestData(
    String title,
    String effect,
    boolean exp,
    double level,
    double reference,
    List<String> headers,
    List<Row> rows,
    List<String> notes) {

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

    /** Without clusters. */
    Effect(double mean, Interval interval) {
      this(mean, interval, -1);
    }

    boolean isClustered() {
      return cluster >= 0;
    }
  }

  /**
   * A row; numbers that are not there are NaN.
   *
   * @param cells the extra columns
   * @param weight per cent
   * @param fitted fitted value of a regression
   * @param effect the posterior of the study's own effect, drawn below its estimate; null without
   */
  public record Row(
      Kind kind,
      String label,
      List<String> cells,
      double estimate,
      double lower,
      double upper,
      double weight,
      double fitted,
      @Nullable Effect effect) {

    public Row {
      cells = List.copyOf(cells);
    }

    /** A row without a posterior. */
    Row(
        Kind kind,
        String label,
        List<String> cells,
        double estimate,
        double lower,
        double upper,
        double weight,
        double fitted) {
      this(kind, label, cells, estimate, lower, upper, weight, fitted, null);
    }

    /** A row of words alone. */
    static Row words(Kind kind, String label) {
      return new Row(
          kind, label, List.of(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    Interval interval() {
      return new Interval(lower, upper);
    }

    /** Whether it stands below all studies. */
    boolean isTotal() {
      return kind == Kind.POOLED || kind == Kind.PREDICTION;
    }

    /** Whether it has numbers. */
    boolean isEstimate() {
      return kind != Kind.HEADING && kind != Kind.REMARK;
    }

    static Row subgroup(String label, double estimate, double lower, double upper, double weight) {
      return new Row(Kind.SUBGROUP, label, List.of(), estimate, lower, upper, weight, Double.NaN);
    }

    static Row summary(Kind kind, String label, double estimate, double lower, double upper) {
      return new Row(kind, label, List.of(), estimate, lower, upper, Double.NaN, Double.NaN);
    }
  }

  public ForestData {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** The rows that are studies. */
  public List<Row> studies() {
    return rows.stream()
        .filter(row -> row.kind() == Kind.STUDY || row.kind() == Kind.EFFECT)
        .toList();
  }

  /** Whether studies have a posterior beside their estimates. */
  public boolean hasEffects() {
    return rows.stream().anyMatch(row -> row.effect() != null);
  }

  /** Whether studies are drawn in the colours of clusters. */
  boolean isClustered() {
    return rows.stream().anyMatch(row -> row.effect() != null && row.effect().isClustered());
  }
}

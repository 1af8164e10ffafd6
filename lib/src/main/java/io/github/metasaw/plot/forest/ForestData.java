package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a forest plot shows, as numbers and words; figures are asserted on this first.
 *
 * @param title heading; may be empty
 * @param name of the effect
 * @param scale on which effects are shown; the numbers of rows are on that of the analysis
 * @param level confidence of the intervals
 * @param reference value of the reference line
 * @param headers headings of the extra columns
 * @param weightHeads headings of the columns of weights, one per model; empty without weights
 * @param rows studies, headings and pooled rows in the order shown; those of the whole come last
 * @param notes lines below: heterogeneity, differences of subgroups
 */
public record ForestData(
    String title,
    EffectName name,
    Transformation scale,
    double level,
    double reference,
    List<String> headers,
    List<String> weightHeads,
    List<Row> rows,
    List<String> notes)
    implements EffectDrawing {

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
    public Effect(double mean, Interval interval) {
      this(mean, interval, -1);
    }

    public boolean isClustered() {
      return cluster >= 0;
    }
  }

  /**
   * A row; numbers that are not there are NaN.
   *
   * @param cells the extra columns
   * @param weight per cent, by which squares are sized
   * @param weights per cent, one per model; empty for a row that has none
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
      List<Double> weights,
      double fitted,
      @Nullable Effect effect) {

    public Row {
      cells = List.copyOf(cells);
      weights = List.copyOf(weights);
    }

    /** A row of words alone. */
    public static Row words(Kind kind, String label) {
      return summary(kind, label, Double.NaN, Double.NaN, Double.NaN);
    }

    public Interval interval() {
      return new Interval(lower, upper);
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
    static Row subgroup(
        String label, double estimate, double lower, double upper, List<Double> weights) {
      return new Row(
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

    /** A row with an estimate and its interval, without weights. */
    public static Row summary(
        Kind kind, String label, double estimate, double lower, double upper) {
      return new Row(
          kind, label, List.of(), estimate, lower, upper, Double.NaN, List.of(), Double.NaN, null);
    }
  }

  public ForestData {
    headers = List.copyOf(headers);
    weightHeads = List.copyOf(weightHeads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * The studies alone.
   *
   * @param studies estimates and their variances
   * @param options order, columns, groups, words
   * @return a row for each study
   */
  public static ForestData of(Studies studies, ForestOptions options) {
    return ForestRows.read(studies, options);
  }

  /**
   * Studies with the pooled effects of fits to them.
   *
   * @param fits to the same studies, one or more
   * @param options order, columns, groups, words
   * @return a row for each study, each subgroup and each pooled effect
   * @throws io.github.metasaw.diagnostic.MetaException if the fits are to different studies
   */
  public static ForestData of(List<? extends Fit> fits, ForestOptions options) {
    return ForestRows.read(fits, options);
  }

  /**
   * Fits one below the other: leave-one-out and cumulative analyses.
   *
   * @param table study, estimate, lower, upper
   * @param level confidence of the intervals
   * @param measure what the estimates are
   * @param options words
   * @return a row for each row of the table
   */
  public static ForestData of(
      Table table, double level, EffectMeasure measure, ForestOptions options) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          Row.summary(
              Kind.STUDY,
              table.stringColumn("study").get(i),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("lower").getDouble(i),
              table.doubleColumn("upper").getDouble(i)));
    }
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), measure),
        options.transformation(measure),
        level,
        options.reference(),
        List.of(),
        List.of(),
        rows,
        List.of());
  }

  /**
   * The studies' effects by a posterior, sorted by their means, and its pooled effect.
   *
   * @param fit a posterior
   * @param options words
   * @return a row for each study
   */
  public static ForestData caterpillar(BayesFit fit, ForestOptions options) {
    return ForestRows.caterpillar(fit, options);
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

  /** What the effect is called on the scale it is shown on. */
  public String effect() {
    return name.on(scale);
  }

  private ForestData on(Transformation other) {
    return new ForestData(title, name, other, level, reference, headers, weightHeads, rows, notes);
  }

  /** On the scale of the options. */
  @Override
  public Scene draw() {
    return ForestLayout.draw(this);
  }

  @Override
  public Scene draw(Transformation other) {
    return ForestLayout.draw(on(other));
  }

  @Override
  public Map<String, Object> plotly() {
    return PlotlyForest.render(this);
  }

  @Override
  public Map<String, Object> plotly(Transformation other) {
    return PlotlyForest.render(on(other));
  }
}

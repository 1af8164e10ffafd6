package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a forest plot shows, as numbers and words; figures are asserted on this first.
 *
 * @param title heading; may be empty
 * @param name of the effect
 * @param scale on which effects are shown; the numbers of rows are on that of the analysis
 * @param level confidence of the intervals
 * @param axis how the axis is asked for; its limits, ticks and reference are on the scale of the
 *     analysis
 * @param style order of columns and wording
 * @param heads over the labels, the extra columns and the weights
 * @param rows studies, headings and pooled rows in the order shown; those of the whole come last
 * @param notes lines below: heterogeneity, differences of subgroups
 */
public record ForestData(
    String title,
    EffectName name,
    Transformation scale,
    double level,
    ForestAxis axis,
    ForestStyle style,
    ForestHeads heads,
    List<ForestRow> rows,
    List<String> notes) {

  private static final String ALL_STUDIES = "All studies";

  /** Takes copies. */
  public ForestData {
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
    return of(ForestRows.of(studies, options), options);
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
    return of(ForestRows.of(fits, options), options);
  }

  /**
   * Fits one below the other: leave-one-out and cumulative analyses.
   *
   * @param fit that has been repeated
   * @param table study or cluster, then columns estimate, lower, upper among others
   * @param head over the labels, for example {@code Study left out}
   * @param hasTotal whether the fit to all studies stands below the rows
   * @param options words
   * @return a row for each row of the table
   */
  static ForestData refits(
      Fit fit, Table table, String head, boolean hasTotal, ForestOptions options) {
    List<ForestRow> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          ForestRow.summary(
              ForestRow.Kind.STUDY,
              table.getString(i, 0),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("lower").getDouble(i),
              table.doubleColumn("upper").getDouble(i)));
    }
    if (hasTotal && fit.design().isInterceptOnly()) {
      Pooled p = fit.pooled();
      rows.add(
          ForestRow.summary(
              ForestRow.Kind.POOLED, ALL_STUDIES, p.estimate(), p.lower(), p.upper()));
    }
    EffectMeasure measure = fit.studies().measure();
    return of(options, measure, measure.transformation(), fit.level(), rows, List.of())
        .withHeads(ForestHeads.ofRows(head));
  }

  /**
   * With columns of weights, which the rows have.
   *
   * @param weights headings, one per model
   * @return a copy
   */
  public ForestData withWeights(List<String> weights) {
    return withHeads(new ForestHeads(heads.rows(), heads.columns(), weights, heads.bias()));
  }

  private ForestData withHeads(ForestHeads other) {
    return new ForestData(title, name, scale, level, axis, style, other, rows, notes);
  }

  /**
   * Rows without extra columns and weights.
   *
   * @param options words, scale and axis
   * @param measure what the effects are
   * @param usual the scale on which they are shown unless the options name another
   * @param level confidence of the intervals
   * @param rows from the top to the bottom
   * @param notes lines below
   * @return what a forest plot of these rows shows
   * @throws io.github.metasaw.diagnostic.MetaException if the options speak of columns of a table,
   *     of an order, of subgroups or of a pooled row
   */
  public static ForestData of(
      ForestOptions options,
      EffectMeasure measure,
      Transformation usual,
      double level,
      List<ForestRow> rows,
      List<String> notes) {
    options.content().refuseIn("a figure whose rows have an order of their own");
    Transformation scale = options.transformation(usual);
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), measure),
        scale,
        level,
        options.axis().analysed(scale, measure.noEffect()),
        options.style(),
        ForestHeads.ofRows(""),
        rows,
        notes);
  }

  /**
   * The studies' effects by a posterior, sorted by their means, and its pooled effect.
   *
   * @param fit a posterior
   * @param options words
   * @return a row for each study
   */
  public static ForestData caterpillar(BayesFit fit, ForestOptions options) {
    options.content().refuseIn("a figure whose rows have an order of their own");
    return of(ForestRows.caterpillar(fit, options), options);
  }

  private static ForestData of(ForestRows rows, ForestOptions options) {
    Studies studies = rows.studies();
    RiskOfBias bias = options.content().bias();
    List<String> notes = new ArrayList<>(rows.notes());
    if (bias != null) {
      notes.addAll(ForestLights.of(bias, rows.rows()).notes());
    }
    Transformation scale = options.transformation(studies.transformation());
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), studies.measure()),
        scale,
        rows.level(),
        options.axis().analysed(scale, studies.measure().noEffect()),
        options.style(),
        new ForestHeads("", rows.columns(), rows.weightHeads(), bias),
        rows.rows(),
        notes);
  }

  /**
   * Headings of the extra columns.
   *
   * @return from left to right
   */
  public List<ForestColumn> columns() {
    return heads.columns();
  }

  /**
   * Headings of the columns of weights.
   *
   * @return one per model; empty without weights
   */
  public List<String> weightHeads() {
    return heads.weights();
  }

  /** The risk of bias beside the studies. */
  ForestLights lights() {
    RiskOfBias bias = heads.bias();
    return bias == null ? ForestLights.none() : ForestLights.of(bias, rows);
  }

  /** The heading over the labels. */
  String rowHead() {
    return heads.rows().isEmpty() ? style.studyHead() : heads.rows();
  }

  /**
   * The studies.
   *
   * @return their rows, in the order shown
   */
  public List<ForestRow> studies() {
    return rows.stream()
        .filter(row -> row.kind() == ForestRow.Kind.STUDY || row.kind() == ForestRow.Kind.EFFECT)
        .toList();
  }

  /**
   * Whether studies have a posterior beside their estimates.
   *
   * @return true if one has
   */
  public boolean hasEffects() {
    return rows.stream().anyMatch(row -> row.effect() != null);
  }

  /** Whether studies are drawn in the colours of clusters. */
  boolean isClustered() {
    return rows.stream().anyMatch(row -> row.effect() != null && row.effect().isClustered());
  }

  /**
   * The model of the only pooled effect below all studies; empty where there are none or several.
   */
  String onlyModel() {
    List<ForestRow> pooled =
        rows.stream().filter(row -> row.kind() == ForestRow.Kind.POOLED).toList();
    return pooled.size() == 1 ? pooled.get(0).label() : "";
  }

  /**
   * What the effect is called on the scale it is shown on.
   *
   * @return the name that someone gave, else that of its measure
   */
  public String effect() {
    return name.on(scale);
  }

  /**
   * The same on another scale.
   *
   * @param other on which effects are shown
   * @return a copy
   */
  public ForestData on(Transformation other) {
    return new ForestData(title, name, other, level, axis, style, heads, rows, notes);
  }

  /** The rows that have an estimate. */
  Table table() {
    List<ForestRow> drawn = rows.stream().filter(row -> !Double.isNaN(row.estimate())).toList();
    return Table.create(
        "forest plot",
        StringColumn.create("row", drawn.stream().map(ForestRow::label)),
        StringColumn.create(
            "kind", drawn.stream().map(row -> row.kind().name().toLowerCase(Locale.ROOT))),
        DoubleColumn.create("estimate", drawn.stream().mapToDouble(r -> r.estimate()).toArray()),
        DoubleColumn.create("lower", drawn.stream().mapToDouble(r -> r.lower()).toArray()),
        DoubleColumn.create("upper", drawn.stream().mapToDouble(r -> r.upper()).toArray()),
        DoubleColumn.create("weight", drawn.stream().mapToDouble(r -> r.weight()).toArray()));
  }
}

package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import java.util.ArrayList;
import java.util.List;
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
    List<ForestRow> rows,
    List<String> notes) {

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
   * @param table study, estimate, lower, upper
   * @param level confidence of the intervals
   * @param measure what the estimates are
   * @param options words
   * @return a row for each row of the table
   */
  public static ForestData of(
      Table table, double level, EffectMeasure measure, ForestOptions options) {
    List<ForestRow> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          ForestRow.summary(
              ForestRow.Kind.STUDY,
              table.stringColumn("study").get(i),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("lower").getDouble(i),
              table.doubleColumn("upper").getDouble(i)));
    }
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), measure),
        options.transformation(measure.transformation()),
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
    return of(ForestRows.caterpillar(fit, options), options.withColumns(List.of()));
  }

  private static ForestData of(ForestRows rows, ForestOptions options) {
    Studies studies = rows.studies();
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), studies.measure()),
        options.transformation(studies.transformation()),
        rows.level(),
        options.reference(),
        options.columns().stream().map(c -> ForestOrder.column(studies, c).name()).toList(),
        rows.weightHeads(),
        rows.rows(),
        rows.notes());
  }

  /** The rows that are studies. */
  public List<ForestRow> studies() {
    return rows.stream()
        .filter(row -> row.kind() == ForestRow.Kind.STUDY || row.kind() == ForestRow.Kind.EFFECT)
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

  /**
   * The same on another scale.
   *
   * @param other on which effects are shown
   * @return a copy
   */
  public ForestData on(Transformation other) {
    return new ForestData(title, name, other, level, reference, headers, weightHeads, rows, notes);
  }
}

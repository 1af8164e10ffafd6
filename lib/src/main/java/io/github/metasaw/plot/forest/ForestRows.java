package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.statement.Notation;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a forest plot of studies, and of one or several fits to them.
 *
 * @param studies that are shown
 * @param level confidence of the intervals
 * @param columns headings of the extra columns
 * @param weightHeads headings of the columns of weights, one per model
 * @param rows from the top to the bottom
 * @param notes lines below
 */
record ForestRows(
    Studies studies,
    double level,
    List<ForestColumn> columns,
    List<String> weightHeads,
    List<ForestRow> rows,
    List<String> notes) {

  /** Confidence of the intervals of studies that no fit has pooled. */
  private static final double LEVEL = 0.95;

  ForestRows {
    columns = List.copyOf(columns);
    weightHeads = List.copyOf(weightHeads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** The studies alone. */
  static ForestRows of(Studies studies, ForestOptions options) {
    ForestWeights weights = ForestWeights.none();
    StudyColumns columns = StudyColumns.of(studies, options);
    StudyRows rows =
        new StudyRows(studies, options.content(), LEVEL, weights, columns, StudyRows.Fitted.none());
    SubgroupRows none = new SubgroupRows(List.of(), null, weights, columns);
    return new ForestRows(
        studies, LEVEL, columns.headings(), weights.heads(), rows.rows(List.of(), none), List.of());
  }

  /** Studies with the pooled effects of fits to the same studies. */
  static ForestRows of(List<? extends Fit> fits, ForestOptions options) {
    Fit main = fits.get(fits.size() - 1);
    for (Fit fit : fits) {
      if (!fit.studies().labels().equals(main.studies().labels())) {
        throw MetaException.of(
            "the fits are of different studies (%s and %s), so they do not fit in one forest plot"
                .formatted(main.studies().name(), fit.studies().name()));
      }
    }
    refusePooledRowInGroups(options);
    ForestWeights weights = ForestWeights.of(fits, options.style());
    StudyColumns columns = StudyColumns.of(main.studies(), options);
    StudyRows studies =
        new StudyRows(
            main.studies(),
            options.content(),
            main.level(),
            weights,
            columns,
            fitted(fits, options));
    List<? extends Fit> pooling =
        fits.stream().filter(fit -> fit.design().isInterceptOnly()).toList();
    SubgroupRows subgroups = new SubgroupRows(fits, options.content().group(), weights, columns);
    List<ForestRow> rows = new ArrayList<>(studies.rows(pooling, subgroups));
    if (options.content().pooledRow() == null) {
      List<Integer> all = IntStream.range(0, main.studies().k()).boxed().toList();
      List<String> totals = columns.totals(all);
      for (Fit fit : pooling) {
        pooled(fit, main.level(), options, rows, fit == pooling.get(0) ? totals : List.of());
      }
    }
    return new ForestRows(
        main.studies(),
        main.level(),
        columns.headings(),
        weights.heads(),
        rows,
        notes(fits, options, subgroups));
  }

  /** Heterogeneity by each model, tests of the overall effect, differences of subgroups. */
  private static List<String> notes(
      List<? extends Fit> fits, ForestOptions options, SubgroupRows subgroups) {
    List<String> notes = new ArrayList<>();
    for (Fit fit : fits) {
      String model = fits.size() > 1 ? fit.pooled().label() : "";
      notes.add(Statements.heterogeneity(fit).line(Notation.SYMBOLS, model));
      if (options.style().tellsTest()) {
        Statements.pooled(fit, Transformation.IDENTITY)
            .map(effect -> effect.testLine(model))
            .filter(line -> !line.isEmpty())
            .ifPresent(notes::add);
      }
    }
    notes.addAll(subgroups.notes());
    return notes.stream().map(options.style()::written).toList();
  }

  /** The studies' effects by a posterior, sorted by their means, and its pooled effect. */
  static ForestRows caterpillar(BayesFit fit, ForestOptions options) {
    List<ForestRow> rows = PosteriorRows.sorted(fit);
    if (fit.design().isInterceptOnly()) {
      pooled(fit, fit.level(), options, rows, List.of());
    }
    return new ForestRows(
        fit.studies(), fit.level(), List.of(), List.of(), rows, List.of(heterogeneity(fit)));
  }

  /** The fitted values of a regression, and the effects of the studies by a posterior. */
  private static StudyRows.Fitted fitted(List<? extends Fit> fits, ForestOptions options) {
    Fit main = fits.get(fits.size() - 1);
    boolean isRegression = !main.design().isInterceptOnly();
    return new StudyRows.Fitted(
        isRegression && main instanceof PooledFit ? FittedEffects.of(main) : null,
        options.posterior() ? PosteriorRows.effects(fits) : List.of());
  }

  private static void refusePooledRowInGroups(ForestOptions options) {
    if (options.content().group() != null && options.content().pooledRow() != null) {
      throw MetaException.of(
          "a pooled row stands among studies in one order, not in the groups of '%s'; leave out one"
                  .formatted(options.content().group())
              + " of the two");
    }
  }

  private static void pooled(
      Fit fit, double level, ForestOptions options, List<ForestRow> rows, List<String> totals) {
    Pooled p = fit.pooled();
    rows.add(
        ForestRow.summary(Kind.POOLED, p.label(), p.estimate(), p.lower(), p.upper())
            .withCells(totals));
    if (options.prediction() && p.hasPrediction()) {
      rows.add(
          ForestRow.summary(
              Kind.PREDICTION,
              options.style().percent(level) + " prediction interval",
              Double.NaN,
              p.predictionLower(),
              p.predictionUpper()));
    }
  }

  private static String heterogeneity(Fit fit) {
    return Statements.heterogeneity(fit).line(Notation.SYMBOLS);
  }
}

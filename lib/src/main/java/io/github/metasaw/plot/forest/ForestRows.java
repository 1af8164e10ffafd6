package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.statement.Notation;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a forest plot of studies, and of one or several fits to them.
 *
 * @param studies that are shown
 * @param level confidence of the intervals
 * @param weightHeads headings of the columns of weights, one per model
 * @param rows from the top to the bottom
 * @param notes lines below
 */
record ForestRows(
    Studies studies,
    double level,
    List<String> weightHeads,
    List<ForestRow> rows,
    List<String> notes) {

  /** Confidence of the intervals of studies that no fit has pooled. */
  private static final double LEVEL = 0.95;

  ForestRows {
    weightHeads = List.copyOf(weightHeads);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** The studies alone. */
  static ForestRows of(Studies studies, ForestOptions options) {
    ForestWeights weights = ForestWeights.none();
    StudyRows rows = new StudyRows(studies, options, LEVEL, weights, StudyRows.Fitted.none());
    SubgroupRows none = new SubgroupRows(List.of(), null, weights);
    return new ForestRows(studies, LEVEL, weights.heads(), rows.rows(List.of(), none), List.of());
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
    ForestWeights weights = ForestWeights.of(fits);
    StudyRows studies =
        new StudyRows(main.studies(), options, main.level(), weights, fitted(fits, options));
    List<? extends Fit> pooling =
        fits.stream().filter(fit -> fit.design().isInterceptOnly()).toList();
    SubgroupRows subgroups = new SubgroupRows(fits, options.group(), weights);
    List<ForestRow> rows = new ArrayList<>(studies.rows(pooling, subgroups));
    if (options.pooledRow() == null) {
      pooling.forEach(fit -> pooled(fit, main.level(), options, rows));
    }
    List<String> notes = new ArrayList<>(List.of(heterogeneity(main)));
    notes.addAll(subgroups.notes());
    return new ForestRows(main.studies(), main.level(), weights.heads(), rows, notes);
  }

  /** The studies' effects by a posterior, sorted by their means, and its pooled effect. */
  static ForestRows caterpillar(BayesFit fit, ForestOptions options) {
    List<ForestRow> rows = PosteriorRows.sorted(fit);
    if (fit.design().isInterceptOnly()) {
      pooled(fit, fit.level(), options, rows);
    }
    return new ForestRows(fit.studies(), fit.level(), List.of(), rows, List.of(heterogeneity(fit)));
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
    if (options.group() != null && options.pooledRow() != null) {
      throw MetaException.of(
          "a pooled row stands among studies in one order, not in the groups of '%s'; leave out one"
                  .formatted(options.group())
              + " of the two");
    }
  }

  private static void pooled(Fit fit, double level, ForestOptions options, List<ForestRow> rows) {
    Pooled p = fit.pooled();
    rows.add(ForestRow.summary(Kind.POOLED, p.label(), p.estimate(), p.lower(), p.upper()));
    if (options.prediction() && p.hasPrediction()) {
      rows.add(
          ForestRow.summary(
              Kind.PREDICTION,
              Digits.percent(level) + " prediction interval",
              Double.NaN,
              p.predictionLower(),
              p.predictionUpper()));
    }
  }

  private static String heterogeneity(Fit fit) {
    return Statements.heterogeneity(fit).line(Notation.SYMBOLS);
  }
}

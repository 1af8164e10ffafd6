package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.plot.forest.ForestData.Effect;
import io.github.metasaw.plot.forest.ForestData.Kind;
import io.github.metasaw.plot.forest.ForestData.Row;
import io.github.metasaw.plot.scene.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** The rows of a forest plot of studies, and of one or several fits to them. */
final class ForestRows {

  private final Studies studies;
  private final ForestOptions options;
  private final double level;
  private final ForestWeights weights;
  private final double @Nullable [] fitted;
  private final List<Effect> effects;
  private final double[] yi;
  private final double[] vi;

  private ForestRows(
      Studies studies,
      ForestOptions options,
      double level,
      ForestWeights weights,
      double @Nullable [] fitted,
      List<Effect> effects) {
    this.studies = studies;
    this.options = options;
    this.level = level;
    this.weights = weights;
    this.fitted = fitted;
    this.effects = effects;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /** The studies alone. */
  static ForestData read(Studies studies, ForestOptions options) {
    ForestRows forest =
        new ForestRows(studies, options, 0.95, ForestWeights.none(), null, List.of());
    SubgroupRows none = new SubgroupRows(List.of(), null, ForestWeights.none());
    return forest.data(forest.studyRows(List.of(), none), List.of());
  }

  /** Studies with the pooled effects of fits to the same studies. */
  static ForestData read(List<? extends Fit> fits, ForestOptions options) {
    Fit main = fits.get(fits.size() - 1);
    for (Fit fit : fits) {
      if (!fit.studies().labels().equals(main.studies().labels())) {
        throw MetaException.of(
            "the fits are of different studies (%s and %s), so they do not fit in one forest plot"
                .formatted(main.studies().name(), fit.studies().name()));
      }
    }
    refusePooledRowInGroups(options);
    boolean isRegression = !main.design().isInterceptOnly();
    ForestWeights weights = ForestWeights.of(fits);
    ForestRows forest =
        new ForestRows(
            main.studies(),
            options,
            main.level(),
            weights,
            isRegression && main instanceof FrequentistFit f ? FittedEffects.of(f) : null,
            options.posterior() ? PosteriorRows.effects(fits) : List.of());
    List<? extends Fit> pooling =
        fits.stream().filter(fit -> fit.design().isInterceptOnly()).toList();
    SubgroupRows subgroups = new SubgroupRows(fits, options.group(), weights);
    List<Row> rows = new ArrayList<>(forest.studyRows(pooling, subgroups));
    if (options.pooledRow() == null) {
      pooling.forEach(fit -> forest.pooled(fit, rows));
    }
    List<String> notes = new ArrayList<>(heterogeneity(main));
    notes.addAll(subgroups.notes());
    return forest.data(rows, notes);
  }

  /** The studies' effects by a posterior, sorted by their means, and its pooled effect. */
  static ForestData caterpillar(BayesFit fit, ForestOptions options) {
    ForestRows forest =
        new ForestRows(
            fit.studies(),
            options.withColumns(List.of()),
            fit.level(),
            ForestWeights.none(),
            null,
            List.of());
    List<Row> rows = PosteriorRows.sorted(fit);
    if (fit.design().isInterceptOnly()) {
      forest.pooled(fit, rows);
    }
    return forest.data(rows, heterogeneity(fit));
  }

  private ForestData data(List<Row> rows, List<String> notes) {
    return new ForestData(
        options.title(),
        new EffectName(options.effect(), studies.measure()),
        options.transformation(studies.measure()),
        level,
        options.reference(),
        options.columns().stream().map(c -> column(c).name()).toList(),
        weights.heads(),
        rows,
        notes);
  }

  private static void refusePooledRowInGroups(ForestOptions options) {
    if (options.group() != null && options.pooledRow() != null) {
      throw MetaException.of(
          "a pooled row stands among studies in one order, not in the groups of '%s'; leave out one"
                  .formatted(options.group())
              + " of the two");
    }
  }

  private List<Row> studyRows(List<? extends Fit> pooling, SubgroupRows subgroups) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group :
        new ForestOrder(studies, options, weights.main()).groups().entrySet()) {
      String by = options.group();
      if (by != null) {
        boolean text = column(by) instanceof StringColumn;
        String name = text ? group.getKey() : by + " = " + group.getKey();
        rows.add(Row.words(Kind.HEADING, name));
      }
      for (int i : group.getValue()) {
        rows.add(study(i));
      }
      subgroups.add(group.getKey(), rows);
    }
    if (options.pooledRow() != null) {
      pooling.forEach(fit -> placeAmong(rows, fit));
    }
    return rows;
  }

  private Row study(int i) {
    Interval interval = Interval.wald(yi[i], Math.sqrt(vi[i]), level);
    double[] main = weights.main();
    return new Row(
        Kind.STUDY,
        studies.labels().get(i),
        options.columns().stream().map(c -> cell(column(c), i)).toList(),
        yi[i],
        interval.lower(),
        interval.upper(),
        main == null ? Double.NaN : main[i],
        weights.of(i),
        fitted == null ? Double.NaN : fitted[i],
        effects.isEmpty() ? null : effects.get(i));
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numeric) {
      double value = numeric.getDouble(row);
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? String.format(Locale.ROOT, "%.0f", value)
          : Digits.significant(value);
    }
    return column.getString(row);
  }

  /** Inserts the pooled estimate where its value belongs, as a study. */
  private void placeAmong(List<Row> rows, Fit fit) {
    Pooled p = fit.pooled();
    String label = options.pooledRow() == null ? p.label() : options.pooledRow();
    Row row = Row.summary(Kind.POOLED_POINT, label, p.estimate(), p.lower(), p.upper());
    int at = rows.size();
    for (int i = rows.size() - 1; i >= 0; i--) {
      boolean after =
          options.descending()
              ? rows.get(i).estimate() < p.estimate()
              : rows.get(i).estimate() > p.estimate();
      if (after) {
        at = i;
      }
    }
    rows.add(at, row);
  }

  private void pooled(Fit fit, List<Row> rows) {
    Pooled p = fit.pooled();
    rows.add(Row.summary(Kind.POOLED, p.label(), p.estimate(), p.lower(), p.upper()));
    if (options.prediction() && p.hasPrediction()) {
      rows.add(
          Row.summary(
              Kind.PREDICTION,
              Digits.percent(level) + " prediction interval",
              Double.NaN,
              p.predictionLower(),
              p.predictionUpper()));
    }
  }

  private static List<String> heterogeneity(Fit fit) {
    return List.of(
        fit instanceof BayesFit posterior
            ? ForestWords.heterogeneity(posterior)
            : ForestWords.heterogeneity((FrequentistFit) fit));
  }

  private Column<?> column(String name) {
    return ForestOrder.column(studies, name);
  }
}

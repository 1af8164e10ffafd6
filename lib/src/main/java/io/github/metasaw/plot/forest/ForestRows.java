package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.plot.forest.ForestData.Effect;
import io.github.metasaw.plot.forest.ForestData.Kind;
import io.github.metasaw.plot.forest.ForestData.Row;
import io.github.metasaw.plot.scene.Digits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Makes {@link ForestData} of studies, of one or several fits, and of tables with one fit a row.
 */
final class ForestRows {

  private final Studies studies;
  private final ForestOptions options;
  private final double level;
  private final double[] yi;
  private final double[] vi;
  private final double @Nullable [] weights;
  private final double @Nullable [] fitted;
  private final List<Effect> effects;

  private ForestRows(
      Studies studies,
      ForestOptions options,
      double level,
      double @Nullable [] weights,
      double @Nullable [] fitted,
      List<Effect> effects) {
    this.effects = effects;
    this.studies = studies;
    this.options = options;
    this.level = level;
    this.weights = weights;
    this.fitted = fitted;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /** The studies alone. */
  static ForestData read(Studies studies, ForestOptions options) {
    ForestRows forest = new ForestRows(studies, options, 0.95, null, null, List.of());
    return forest.data(forest.studyRows(List.of(), List.of()), List.of());
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
    boolean regression = !main.design().isInterceptOnly();
    ForestRows forest =
        new ForestRows(
            main.studies(),
            options,
            main.level(),
            main.weights(),
            regression && main instanceof FrequentistFit f ? FittedEffects.of(f) : null,
            options.posterior() ? effects(fits) : List.of());
    List<? extends Fit> pooling =
        fits.stream().filter(fit -> fit.design().isInterceptOnly()).toList();
    refusePooledRowInGroups(options);
    List<Subgrouped> subgrouped = subgroups(pooling, options);
    List<Row> rows = new ArrayList<>(forest.studyRows(pooling, subgrouped));
    if (options.pooledRow() == null) {
      pooling.forEach(fit -> forest.pooled(fit, rows));
    }
    return forest.data(rows, notes(main, subgrouped));
  }

  /** A table with one fit a row: leave-one-out and cumulative analyses. */
  static ForestData read(Table table, double level, ForestOptions options) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      rows.add(
          new Row(
              Kind.STUDY,
              table.stringColumn("study").get(i),
              List.of(),
              table.doubleColumn("estimate").getDouble(i),
              table.doubleColumn("lower").getDouble(i),
              table.doubleColumn("upper").getDouble(i),
              Double.NaN,
              Double.NaN));
    }
    return new ForestData(
        options.title(),
        options.effect(),
        options.exp(),
        level,
        options.reference(),
        List.of(),
        rows,
        List.of());
  }

  private ForestData data(List<Row> rows, List<String> notes) {
    List<String> headers = options.columns().stream().map(c -> column(c).name()).toList();
    return new ForestData(
        options.title(),
        options.effect(),
        options.exp(),
        level,
        options.reference(),
        headers,
        rows,
        notes);
  }

  /** A fit and its subgroups. */
  private record Subgrouped(FrequentistFit fit, Subgroups subgroups) {}

  private static List<Subgrouped> subgroups(List<? extends Fit> fits, ForestOptions options) {
    String by = options.group();
    if (by == null) {
      return List.of();
    }
    return fits.stream()
        .filter(FrequentistFit.class::isInstance)
        .map(FrequentistFit.class::cast)
        .map(fit -> new Subgrouped(fit, fit.subgroups(by)))
        .toList();
  }

  private static void refusePooledRowInGroups(ForestOptions options) {
    if (options.group() != null && options.pooledRow() != null) {
      throw MetaException.of(
          "a pooled row stands among studies in one order, not in the groups of '%s'; leave out one"
                  .formatted(options.group())
              + " of the two");
    }
  }

  private List<Row> studyRows(List<? extends Fit> pooling, List<Subgrouped> subgrouped) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group :
        new ForestOrder(studies, options, weights).groups().entrySet()) {
      String by = options.group();
      if (by != null) {
        boolean text = column(by) instanceof StringColumn;
        String name = text ? group.getKey() : by + " = " + group.getKey();
        rows.add(Row.words(Kind.HEADING, name));
      }
      for (int i : group.getValue()) {
        rows.add(study(i));
      }
      subgroup(group.getKey(), subgrouped, rows);
    }
    if (options.pooledRow() != null) {
      pooling.forEach(fit -> placeAmong(rows, fit));
    }
    return rows;
  }

  /** The pooled effects of one group; weight and spread are those of the last of the fits. */
  private void subgroup(String name, List<Subgrouped> subgrouped, List<Row> rows) {
    int last = subgrouped.size() - 1;
    for (int f = 0; f <= last; f++) {
      Subgroups.Group group = subgrouped.get(f).subgroups().group(name);
      Pooled p = group.fit().pooled();
      double weight = f == last ? weight(group.rows()) : Double.NaN;
      rows.add(Row.subgroup(p.label(), p.estimate(), p.lower(), p.upper(), weight));
      if (f == last && group.rows().size() > 1) {
        rows.add(Row.words(Kind.REMARK, ForestWords.spread(group.fit())));
      }
    }
  }

  private double weight(List<Integer> some) {
    return weights == null ? Double.NaN : some.stream().mapToDouble(i -> weights[i]).sum();
  }

  private Row study(int i) {
    double half = Normal.critical(level) * Math.sqrt(vi[i]);
    return new Row(
        Kind.STUDY,
        studies.labels().get(i),
        options.columns().stream().map(c -> cell(column(c), i)).toList(),
        yi[i],
        yi[i] - half,
        yi[i] + half,
        weights == null ? Double.NaN : weights[i],
        fitted == null ? Double.NaN : fitted[i],
        effects.isEmpty() ? null : effects.get(i));
  }

  /** The studies' effects by the last posterior among the fits; empty without one. */
  private static List<Effect> effects(List<? extends Fit> fits) {
    for (int f = fits.size() - 1; f >= 0; f--) {
      if (fits.get(f) instanceof BayesFit fit) {
        return effects(fit);
      }
    }
    return List.of();
  }

  private static List<Effect> effects(BayesFit fit) {
    Table table = fit.shrinkage();
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      effects.add(
          new Effect(
              table.doubleColumn("estimate").getDouble(i),
              new Interval(
                  table.doubleColumn("lower").getDouble(i),
                  table.doubleColumn("upper").getDouble(i))));
    }
    return effects;
  }

  /** The studies' effects by a posterior, sorted by their means, and its pooled effect. */
  static ForestData caterpillar(BayesFit fit, ForestOptions options) {
    List<Effect> effects = effects(fit);
    List<Row> rows = new ArrayList<>();
    IntStream.range(0, effects.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -effects.get(i).mean()))
        .forEach(i -> rows.add(effect(fit.studies().labels().get(i), effects.get(i))));
    ForestRows forest = new ForestRows(fit.studies(), options, fit.level(), null, null, List.of());
    if (fit.design().isInterceptOnly()) {
      forest.pooled(fit, rows);
    }
    return new ForestData(
        options.title(),
        options.effect(),
        options.exp(),
        fit.level(),
        options.reference(),
        List.of(),
        rows,
        List.of(ForestWords.heterogeneity(fit)));
  }

  private static Row effect(String label, Effect effect) {
    Interval interval = effect.interval();
    return Row.summary(Kind.EFFECT, label, effect.mean(), interval.lower(), interval.upper());
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

  private static List<String> notes(Fit main, List<Subgrouped> subgrouped) {
    List<String> notes = new ArrayList<>();
    if (main instanceof FrequentistFit fit) {
      notes.add(ForestWords.heterogeneity(fit));
    } else if (main instanceof BayesFit fit) {
      notes.add(ForestWords.heterogeneity(fit));
    }
    for (Subgrouped each : subgrouped) {
      if (each.subgroups().df() > 0) {
        String model = subgrouped.size() > 1 ? each.fit().pooled().label() : "";
        notes.add(ForestWords.differences(each.subgroups(), model));
      }
    }
    return notes;
  }

  private Column<?> column(String name) {
    return ForestOrder.column(studies, name);
  }
}

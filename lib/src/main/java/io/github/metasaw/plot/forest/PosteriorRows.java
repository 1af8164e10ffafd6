package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The studies' own effects by a posterior. */
final class PosteriorRows {

  private PosteriorRows() {}

  /** Of the last posterior among the fits [k]; empty without one. */
  static List<Effect> effects(List<? extends Fit> fits) {
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

  /** One row per study, the largest mean first. */
  static List<ForestRow> sorted(BayesFit fit) {
    List<Effect> effects = effects(fit);
    List<ForestRow> rows = new ArrayList<>();
    IntStream.range(0, effects.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -effects.get(i).mean()))
        .forEach(i -> rows.add(row(fit.studies().labels().get(i), effects.get(i))));
    return rows;
  }

  private static ForestRow row(String label, Effect effect) {
    Interval interval = effect.interval();
    return ForestRow.summary(Kind.EFFECT, label, effect.mean(), interval.lower(), interval.upper());
  }
}

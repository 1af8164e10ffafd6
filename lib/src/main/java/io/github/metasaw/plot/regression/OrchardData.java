package io.github.metasaw.plot.regression;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * An orchard plot (Nakagawa and others 2021, Res Synth Methods 12:4): at each level of a moderator
 * the mean, its interval, the interval of a next study's effect, and the estimates.
 *
 * @param moderator the column; empty for all studies as one
 * @param name of the horizontal axis
 * @param noEffect the effect that means none; NaN where there is no such value
 * @param level confidence of the intervals
 * @param groups one per level, in order
 */
record OrchardData(
    String moderator, EffectName name, double noEffect, double level, List<Group> groups) {

  /**
   * A level.
   *
   * @param level its name
   * @param mean of the model, other numeric moderators at their means, other factors at their first
   *     level
   * @param interval of the mean
   * @param prediction of the effect in a next study; NaN where the model says nothing of one
   * @param points one per study of the level
   */
  record Group(
      String level,
      double mean,
      Interval interval,
      Interval prediction,
      List<OrchardPoint> points) {
    Group {
      points = List.copyOf(points);
    }
  }

  /**
   * A study.
   *
   * @param x its estimate
   * @param precision 1 / standard error
   */
  record OrchardPoint(double x, double precision) {}

  OrchardData {
    groups = List.copyOf(groups);
  }

  /**
   * The plot of a fit.
   *
   * @param by a factor of the mean; empty for a model without moderators
   */
  static OrchardData of(FrequentistFit fit, String by) {
    List<String> levels = levels(fit, by);
    Table means = by.isEmpty() ? fit.predict() : fit.predict(TypicalRows.rows(fit, by, levels));
    if (means.rowCount() != levels.size()) {
      throw MetaException.of(
          "an orchard plot shows one outcome with one tau2 per level, and this model has more");
    }
    Studies studies = fit.studies();
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < levels.size(); g++) {
      String level = levels.get(g);
      List<OrchardPoint> points =
          IntStream.range(0, yi.length)
              .filter(i -> by.isEmpty() || studies.table().column(by).getString(i).equals(level))
              .mapToObj(i -> new OrchardPoint(yi[i], 1 / Math.sqrt(vi[i])))
              .toList();
      groups.add(
          new Group(
              level,
              number(means, "estimate", g),
              new Interval(number(means, "lower", g), number(means, "upper", g)),
              new Interval(number(means, "piLower", g), number(means, "piUpper", g)),
              points));
    }
    return new OrchardData(
        by,
        new EffectName("", studies.measure()),
        studies.measure().noEffect(),
        fit.level(),
        groups);
  }

  private static List<String> levels(FrequentistFit fit, String by) {
    if (by.isEmpty()) {
      if (!fit.design().isInterceptOnly()) {
        throw MetaException.format(
            "an orchard plot of a model with the moderators %s needs the one whose levels it shows",
            String.join(", ", fit.design().names()));
      }
      return List.of("All studies");
    }
    List<String> levels = fit.design().factors().get(by);
    if (levels == null) {
      throw MetaException.unknown(
          "text moderator", by, "in the mean", fit.design().factors().keySet());
    }
    return levels;
  }

  private static double number(Table table, String column, int row) {
    return table.doubleColumn(column).getDouble(row);
  }

  Table table() {
    return Table.create(
        "orchard plot",
        StringColumn.create("level", groups.stream().map(Group::level)),
        IntColumn.create("k", groups.stream().mapToInt(g -> g.points().size()).toArray()),
        DoubleColumn.create("estimate", groups.stream().mapToDouble(Group::mean).toArray()),
        column("lower", groups.stream().map(g -> g.interval().lower()).toList()),
        column("upper", groups.stream().map(g -> g.interval().upper()).toList()),
        column("piLower", groups.stream().map(g -> g.prediction().lower()).toList()),
        column("piUpper", groups.stream().map(g -> g.prediction().upper()).toList()));
  }

  private static DoubleColumn column(String name, List<Double> values) {
    return DoubleColumn.create(name, values);
  }
}

package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;

/** The symbols of a forest plot: squares with whiskers, diamonds, prediction intervals. */
final class ForestGlyphs {

  private ForestGlyphs() {}

  static void draw(
      ForestRow row,
      Axis axis,
      double middle,
      double rowHeight,
      double heaviest,
      List<Mark> marks) {
    switch (row.kind()) {
      case STUDY -> study(row, axis, middle, rowHeight, heaviest, marks);
      case EFFECT -> effect(row.estimate(), row.interval(), axis, middle, Theme.GREEN, marks);
      case POOLED_POINT -> point(row, axis, middle, rowHeight, marks);
      case POOLED -> diamond(row, axis, middle, 0.34 * rowHeight, Theme.ACCENT, marks);
      case SUBGROUP -> diamond(row, axis, middle, 0.28 * rowHeight, Theme.LIGHT, marks);
      case PREDICTION -> prediction(row, axis, middle, rowHeight, marks);
      case HEADING, REMARK -> {}
    }
  }

  private static void study(
      ForestRow row,
      Axis axis,
      double middle,
      double rowHeight,
      double heaviest,
      List<Mark> marks) {
    if (!Double.isNaN(row.fitted())) {
      double x = axis.clipped(row.fitted());
      double half = 0.3 * rowHeight;
      marks.add(
          new Mark.Polygon(
              List.of(
                  new Point(x - half, middle),
                  new Point(x, middle - half),
                  new Point(x + half, middle),
                  new Point(x, middle + half)),
              Theme.LIGHT,
              Stroke.solid(Theme.ACCENT, 0.6),
              "◇"));
    }
    Effect effect = row.effect();
    String colour = Theme.ACCENT;
    if (effect != null) {
      boolean own = effect.isClustered();
      colour = own ? Theme.series(effect.cluster()) : Theme.ACCENT;
      String below = own ? colour : Theme.GREEN;
      effect(effect.mean(), effect.interval(), axis, middle + 0.24 * rowHeight, below, marks);
    }
    double y = effect == null ? middle : middle - 0.14 * rowHeight;
    whisker(row.interval(), axis, y, Stroke.solid(Theme.INK, 1.1), marks);
    double most = 0.62 * rowHeight;
    double share = Double.isNaN(row.weight()) ? 0.3 : row.weight() / heaviest;
    double side = Math.max(3, most * Math.sqrt(share));
    square(row, axis, y, side, colour, marks);
  }

  private static void effect(
      double mean, Interval interval, Axis axis, double y, String colour, List<Mark> marks) {
    whisker(interval, axis, y, Stroke.solid(colour, 1.6), marks);
    if (mean >= axis.low() && mean <= axis.high()) {
      Stroke edge = Stroke.solid(Theme.WHITE, 0.8);
      marks.add(new Mark.Circle(axis.pixel(mean), y, 3.6, colour, edge));
    }
  }

  private static void point(
      ForestRow row, Axis axis, double middle, double rowHeight, List<Mark> marks) {
    whisker(row.interval(), axis, middle, Stroke.solid(Theme.WARM, 1.6), marks);
    square(row, axis, middle, 0.42 * rowHeight, Theme.WARM, marks);
  }

  private static void square(
      ForestRow row, Axis axis, double middle, double side, String colour, List<Mark> marks) {
    if (row.estimate() >= axis.low() && row.estimate() <= axis.high()) {
      double x = axis.pixel(row.estimate());
      marks.add(new Mark.Rect(x - side / 2, middle - side / 2, side, side, colour, "■"));
    }
  }

  private static void whisker(
      Interval interval, Axis axis, double middle, Stroke stroke, List<Mark> marks) {
    if (!(interval.upper() > interval.lower())) {
      return;
    }
    double left = axis.clipped(interval.lower());
    double right = axis.clipped(interval.upper());
    marks.add(new Mark.Line(left, middle, right, middle, stroke));
    arrows(interval, axis, middle, stroke.colour(), marks);
  }

  /** Where an interval goes on beyond the axis. */
  private static void arrows(
      Interval interval, Axis axis, double middle, String colour, List<Mark> marks) {
    if (interval.lower() < axis.low()) {
      Panel.arrow(axis.from(), middle, 1, colour, marks);
    }
    if (interval.upper() > axis.high()) {
      Panel.arrow(axis.to(), middle, -1, colour, marks);
    }
  }

  /** From lower to upper with its middle at the estimate. */
  private static void diamond(
      ForestRow row, Axis axis, double middle, double half, String fill, List<Mark> marks) {
    double estimate = axis.clipped(row.estimate());
    marks.add(
        new Mark.Polygon(
            List.of(
                new Point(axis.clipped(row.lower()), middle),
                new Point(estimate, middle - half),
                new Point(axis.clipped(row.upper()), middle),
                new Point(estimate, middle + half)),
            fill,
            Stroke.solid(Theme.INK, 0.8),
            "◆"));
    arrows(row.interval(), axis, middle, Theme.INK, marks);
  }

  private static void prediction(
      ForestRow row, Axis axis, double middle, double rowHeight, List<Mark> marks) {
    double left = axis.clipped(row.lower());
    double right = axis.clipped(row.upper());
    double height = 0.26 * rowHeight;
    marks.add(new Mark.Rect(left, middle - height / 2, right - left, height, Theme.WARM, ""));
    marks.add(new Mark.Line(left, middle, right, middle, Stroke.solid(Theme.WARM, 1)));
  }
}

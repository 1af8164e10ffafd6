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

/**
 * The symbols of a forest plot: squares with whiskers, diamonds, prediction intervals; arrows where
 * an interval extends beyond the axis.
 *
 * @param axis of effects
 * @param rowHeight in pixels
 * @param heaviest the largest weight of a study; NaN without weights
 * @param style that gives the colours
 * @param marks to which symbols are added
 */
record ForestGlyphs(
    Axis axis, double rowHeight, double heaviest, ForestStyle style, List<Mark> marks) {

  /**
   * Adds the symbol of a row.
   *
   * @param row that is shown
   * @param middle pixel of its middle
   */
  void draw(ForestRow row, double middle) {
    switch (row.kind()) {
      case STUDY -> study(row, middle);
      case EFFECT -> effect(row.estimate(), row.interval(), middle, Theme.GREEN);
      case POOLED_POINT -> point(row, middle);
      case POOLED -> diamond(row, middle, 0.34 * rowHeight, style.diamond());
      case SUBGROUP -> diamond(row, middle, 0.28 * rowHeight, Theme.LIGHT);
      case PREDICTION -> prediction(row.interval(), middle);
      case HEADING, REMARK -> {}
    }
  }

  private void study(ForestRow row, double middle) {
    if (!Double.isNaN(row.fitted())) {
      fitted(axis.clipped(row.fitted()), middle);
    }
    Effect effect = row.effect();
    String colour = style.square();
    if (effect != null) {
      boolean own = effect.isClustered();
      colour = own ? Theme.series(effect.cluster()) : colour;
      String below = own ? colour : Theme.GREEN;
      effect(effect.mean(), effect.interval(), middle + 0.24 * rowHeight, below);
    }
    double y = effect == null ? middle : middle - 0.14 * rowHeight;
    whisker(row.interval(), y, Stroke.solid(Theme.INK, 1.1));
    double most = 0.62 * rowHeight;
    double share = Double.isNaN(row.weight()) ? 0.3 : row.weight() / heaviest;
    square(row, y, Math.max(3, most * Math.sqrt(share)), colour);
  }

  /** The fitted value of a regression. */
  private void fitted(double x, double middle) {
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

  private void effect(double mean, Interval interval, double y, String colour) {
    whisker(interval, y, Stroke.solid(colour, 1.6));
    if (mean >= axis.low() && mean <= axis.high()) {
      Stroke edge = Stroke.solid(Theme.WHITE, 0.8);
      marks.add(new Mark.Circle(axis.pixel(mean), y, 3.6, colour, edge));
    }
  }

  private void point(ForestRow row, double middle) {
    whisker(row.interval(), middle, Stroke.solid(Theme.WARM, 1.6));
    square(row, middle, 0.42 * rowHeight, Theme.WARM);
  }

  private void square(ForestRow row, double middle, double side, String colour) {
    if (row.estimate() >= axis.low() && row.estimate() <= axis.high()) {
      double x = axis.pixel(row.estimate());
      marks.add(new Mark.Rect(x - side / 2, middle - side / 2, side, side, colour, "■"));
    }
  }

  private void whisker(Interval interval, double middle, Stroke stroke) {
    if (!(interval.upper() > interval.lower())) {
      return;
    }
    double left = axis.clipped(interval.lower());
    double right = axis.clipped(interval.upper());
    if (right > left) {
      marks.add(new Mark.Line(left, middle, right, middle, stroke));
    }
    arrows(interval, middle, stroke.colour());
  }

  /** Where an interval goes on beyond the axis. */
  private void arrows(Interval interval, double middle, String colour) {
    if (interval.lower() < axis.low()) {
      Panel.arrow(axis.from(), middle, 1, colour, marks);
    }
    if (interval.upper() > axis.high()) {
      Panel.arrow(axis.to(), middle, -1, colour, marks);
    }
  }

  /** From lower to upper with its middle at the estimate. */
  private void diamond(ForestRow row, double middle, double half, String fill) {
    double left = axis.clipped(row.lower());
    double right = axis.clipped(row.upper());
    if (right > left) {
      double estimate = axis.clipped(row.estimate());
      marks.add(
          new Mark.Polygon(
              List.of(
                  new Point(left, middle),
                  new Point(estimate, middle - half),
                  new Point(right, middle),
                  new Point(estimate, middle + half)),
              fill,
              Stroke.solid(Theme.INK, 0.8),
              "◆"));
    }
    arrows(row.interval(), middle, Theme.INK);
  }

  private void prediction(Interval interval, double middle) {
    double left = axis.clipped(interval.lower());
    double right = axis.clipped(interval.upper());
    double height = 0.26 * rowHeight;
    marks.add(new Mark.Rect(left, middle - height / 2, right - left, height, Theme.WARM, ""));
    marks.add(new Mark.Line(left, middle, right, middle, Stroke.solid(Theme.WARM, 1)));
    arrows(interval, middle, Theme.WARM);
  }
}

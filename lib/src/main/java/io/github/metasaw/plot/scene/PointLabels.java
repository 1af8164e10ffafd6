package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.LabelBoxes.Box;
import io.github.metasaw.plot.scene.Mark.Anchor;
import java.util.List;

/**
 * Names beside points: the important ones first, each where it hides neither another name nor a
 * point, or not at all.
 */
public final class PointLabels {

  /** With more points, names that hide a point are left out. */
  public static final int ALL_LABELLED = 40;

  /** Names among more points than {@link #ALL_LABELLED}. */
  private static final int MAX_LABELS = 10;

  private static final double SIZE = 11;
  private static final double MAX_WIDTH = 130;

  /** Where a name begins in relation to its point; in the middle above or below where dx is 0. */
  private record Place(double dx, double dy) {}

  private static final List<Place> PLACES =
      List.of(
          new Place(8, 4),
          new Place(8, -8),
          new Place(8, 16),
          new Place(0, -9),
          new Place(0, 18),
          new Place(8, -20),
          new Place(8, 28));

  /**
   * A point that may get its name.
   *
   * @param x in pixels
   * @param y in pixels
   * @param label its name
   * @param isLabelled whether it is to get its name
   * @param toRight whether the name stands at its right, if there is room
   */
  public record LabelledPoint(
      double x, double y, String label, boolean isLabelled, boolean toRight) {}

  private final Box field;
  private final double radius;
  private final List<Mark> marks;
  private final LabelBoxes labels = new LabelBoxes();
  private final LabelBoxes clear = new LabelBoxes();

  /**
   * Names within a field.
   *
   * @param field that names must not leave
   * @param radius of the points in pixels
   * @param marks to which the names are added
   */
  public PointLabels(Box field, double radius, List<Mark> marks) {
    this.field = field;
    this.radius = radius;
    this.marks = marks;
  }

  /**
   * Writes the names; among few points even where a name hides a point.
   *
   * @param points all points, the important ones first
   */
  public void draw(List<LabelledPoint> points) {
    for (LabelledPoint p : points) {
      clear.take(new Box(p.x() - radius, p.y() - radius, p.x() + radius, p.y() + radius));
    }
    boolean areFew = points.size() <= ALL_LABELLED;
    points.stream()
        .filter(LabelledPoint::isLabelled)
        .limit(areFew ? ALL_LABELLED : MAX_LABELS)
        .forEach(
            point -> {
              boolean isPlaced = place(point, clear);
              if (!isPlaced && areFew) {
                place(point, labels);
              }
            });
  }

  /** At the first free place, on its own side first; returns whether there was one. */
  private boolean place(LabelledPoint point, LabelBoxes obstacles) {
    String text = Fonts.shorten(point.label(), SIZE, false, MAX_WIDTH);
    double width = Fonts.width(text, SIZE, false);
    for (Place at : PLACES) {
      for (boolean toRight : new boolean[] {point.toRight(), !point.toRight()}) {
        double x = point.x() + (toRight ? at.dx() : -at.dx());
        double from = at.dx() == 0 ? x - width / 2 : toRight ? x : x - width;
        double base = point.y() + at.dy();
        Box box = new Box(from, base - 10, from + width, base + 3);
        if (isInside(box) && labels.isFree(box) && obstacles.isFree(box)) {
          labels.take(box);
          Anchor anchor = at.dx() == 0 ? Anchor.MIDDLE : toRight ? Anchor.START : Anchor.END;
          marks.add(new Mark.Text(x, base, text, SIZE, false, anchor, Theme.INK, point.label()));
          return true;
        }
      }
    }
    return false;
  }

  private boolean isInside(Box box) {
    return box.left() > field.left() + 2
        && box.right() < field.right() - 2
        && box.top() > field.top()
        && box.bottom() < field.bottom();
  }
}

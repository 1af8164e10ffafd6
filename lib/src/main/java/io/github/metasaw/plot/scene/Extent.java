package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.List;

/**
 * From where to where something reaches, downward.
 *
 * @param top in CSS pixels
 * @param bottom in CSS pixels
 */
record Extent(double top, double bottom) {

  /** Letters reach at most so far above and below their line, in parts of the size of the text. */
  private static final double LETTERS = 2;

  /** A corner of an outline reaches so far, in parts of its width, before it is cut off. */
  private static final double MITRE = 5;

  /**
   * Whether a mark reaches into it; true in doubt.
   *
   * @param mark of a scene
   * @return false only where the mark is elsewhere
   */
  boolean meets(Mark mark) {
    return meets(of(mark));
  }

  /**
   * Whether a stem reaches into it.
   *
   * @param stem one of very many
   * @param width of the stem
   * @return false only where the stem is elsewhere
   */
  boolean meets(Mark.Stem stem, double width) {
    return meets(
        new Extent(Math.min(stem.y1(), stem.y2()), Math.max(stem.y1(), stem.y2())).with(width));
  }

  private boolean meets(Extent other) {
    return other.bottom >= top && other.top <= bottom;
  }

  private static Extent of(Mark mark) {
    if (mark instanceof Mark.Line line) {
      return new Extent(Math.min(line.y1(), line.y2()), Math.max(line.y1(), line.y2()))
          .with(line.stroke());
    } else if (mark instanceof Mark.Rect rect) {
      return new Extent(rect.y(), rect.y() + rect.height());
    } else if (mark instanceof Mark.Bar bar) {
      return new Extent(bar.y(), bar.y() + bar.height()).with(bar.stroke());
    } else if (mark instanceof Mark.Circle circle) {
      return new Extent(circle.y(), circle.y()).with(circle.radius()).with(circle.stroke());
    } else if (mark instanceof Mark.Polygon polygon) {
      return of(polygon.points()).with(polygon.stroke());
    } else if (mark instanceof Mark.Polyline polyline) {
      return of(polyline.points()).with(polyline.stroke());
    } else if (mark instanceof Mark.Text text) {
      return new Extent(text.y(), text.y()).with(LETTERS * text.size());
    }
    return new Extent(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private static Extent of(List<Point> points) {
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      top = Math.min(top, point.y());
      bottom = Math.max(bottom, point.y());
    }
    return new Extent(top, bottom);
  }

  private Extent with(Stroke stroke) {
    return with(MITRE * stroke.width());
  }

  private Extent with(double margin) {
    return new Extent(top - margin, bottom + margin);
  }
}

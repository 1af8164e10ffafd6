package io.github.metasaw.plot.scene;

import java.util.List;

/** One thing drawn; coordinates in CSS pixels, y downward. Colours are {@code #rrggbb}. */
public sealed interface Mark {

  /** How a line is drawn. */
  record Stroke(String colour, double width, boolean dashed) {
    public static Stroke solid(String colour, double width) {
      return new Stroke(colour, width, false);
    }

    public static Stroke dashed(String colour, double width) {
      return new Stroke(colour, width, true);
    }
  }

  /** A point. */
  record Point(double x, double y) {}

  /** Where text stands in relation to its x. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2, Stroke stroke) implements Mark {}

  /** A filled rectangle; {@code symbol} is what it is in character form, or blank for a ground. */
  record Rect(double x, double y, double width, double height, String fill, String symbol)
      implements Mark {}

  /** A filled polygon with an outline; {@code symbol} is what it is in character form. */
  record Polygon(List<Point> points, String fill, Stroke stroke, String symbol) implements Mark {
    public Polygon {
      points = List.copyOf(points);
    }
  }

  /** A filled circle. */
  record Circle(double x, double y, double radius, String fill, Stroke stroke) implements Mark {}

  /** A bar of a histogram; in characters a column of blocks. */
  record Bar(double x, double y, double width, double height, String fill, Stroke stroke)
      implements Mark {}

  /** An upright stroke; a dot where it has no length. */
  record Stem(double x, double y1, double y2) {
    public static Stem dot(double x, double y) {
      return new Stem(x, y, y);
    }
  }

  /** Very many upright strokes and dots with round ends, {@code width} across. */
  record Stems(List<Stem> stems, double width, String colour) implements Mark {
    public Stems {
      stems = List.copyOf(stems);
    }
  }

  /** Connected straight lines; {@code symbol} is what they are in character form. */
  record Polyline(List<Point> points, Stroke stroke, String symbol) implements Mark {
    public Polyline {
      points = List.copyOf(points);
    }
  }

  /**
   * A line of text.
   *
   * @param y of the baseline
   * @param full the whole text where {@code text} was cut, else the same
   */
  record Text(
      double x,
      double y,
      String text,
      double size,
      boolean bold,
      Anchor anchor,
      String colour,
      String full)
      implements Mark {}
}

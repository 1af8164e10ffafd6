package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.List;
import java.util.Locale;

/**
 * A scene by the operators of PDF, which an EPS file defines under the same names: vectors and
 * text, y upward. Text that the standard fonts cannot show is drawn as outlines of letters.
 */
abstract class PagePainter {

  /** Of a circle by four Bézier curves: 4 (sqrt(2) - 1) / 3. */
  private static final double CIRCLE = 4 * (Math.sqrt(2) - 1) / 3;

  /** Characters that both Helvetica fonts have: those of ISO 8859-1. */
  private static final String IN_FONT = "[ -~\u00a0-\u00ff]*";

  private final StringBuilder out = new StringBuilder();
  private final Scene scene;

  PagePainter(Scene scene) {
    this.scene = scene;
  }

  /**
   * Text in a standard font.
   *
   * @param text of characters of ISO 8859-1
   * @param mark its size, weight, colour and anchor
   * @param x pixel
   * @param y pixel of the baseline, upward
   */
  abstract void text(String text, Mark.Text mark, double x, double y);

  /** All marks in order, on white. */
  final String paint() {
    fillRect(0, 0, scene.width(), scene.height(), Theme.WHITE);
    scene.marks().forEach(this::mark);
    return out.toString();
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      stroked(line.stroke(), () -> segment(line.x1(), line.y1(), line.x2(), line.y2()));
    } else if (mark instanceof Mark.Rect rect) {
      fillRect(rect.x(), rect.y(), rect.width(), rect.height(), rect.fill());
    } else if (mark instanceof Mark.Bar bar) {
      shape(bar.fill(), bar.stroke(), () -> rect(bar.x(), bar.y(), bar.width(), bar.height()));
    } else if (mark instanceof Mark.Circle circle) {
      shape(circle.fill(), circle.stroke(), () -> circle(circle));
    } else if (mark instanceof Mark.Polygon polygon) {
      shape(polygon.fill(), polygon.stroke(), () -> closed(polygon.points()));
    } else if (mark instanceof Mark.Polyline polyline) {
      stroked(polyline.stroke(), () -> path(polyline.points()));
    } else if (mark instanceof Mark.Stems stems) {
      stems(stems);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void stems(Mark.Stems stems) {
    op("1 J");
    Stroke stroke = Stroke.solid(stems.colour(), stems.width());
    for (Mark.Stem stem : stems.stems()) {
      stroked(stroke, () -> segment(stem.x(), stem.y1(), stem.x(), stem.y2()));
    }
    op("0 J");
  }

  private void text(Mark.Text mark) {
    String shown = Fonts.clean(mark.text());
    if (shown.matches(IN_FONT)) {
      text(shown.replace('\u00a0', ' '), mark, mark.x(), flipped(mark.y()));
    } else {
      outline(shown, mark);
    }
  }

  /** Letters as filled paths, by the font of this machine, squeezed to the width meant. */
  private void outline(String text, Mark.Text mark) {
    Font font =
        new Font(Font.SANS_SERIF, mark.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) mark.size());
    FontRenderContext context = new FontRenderContext(null, true, true);
    double actual = font.getStringBounds(text, context).getWidth();
    double meant = Fonts.width(text, mark.size(), mark.bold());
    double squeeze = actual > meant ? meant / actual : 1;
    AffineTransform place =
        AffineTransform.getTranslateInstance(start(mark, actual * squeeze), mark.y());
    place.scale(squeeze, 1);
    Shape letters = font.createGlyphVector(context, text).getOutline();
    filled(mark.colour(), () -> glyphs(letters.getPathIterator(place)));
  }

  private void glyphs(PathIterator path) {
    double[] p = new double[6];
    double lastX = 0;
    double lastY = 0;
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> {
          move(p[0], p[1]);
          lastX = p[0];
          lastY = p[1];
        }
        case PathIterator.SEG_LINETO -> {
          line(p[0], p[1]);
          lastX = p[0];
          lastY = p[1];
        }
        case PathIterator.SEG_QUADTO -> {
          curve(
              lastX + 2 * (p[0] - lastX) / 3,
              lastY + 2 * (p[1] - lastY) / 3,
              p[2] + 2 * (p[0] - p[2]) / 3,
              p[3] + 2 * (p[1] - p[3]) / 3,
              p[2],
              p[3]);
          lastX = p[2];
          lastY = p[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          curve(p);
          lastX = p[4];
          lastY = p[5];
        }
        default -> op("h");
      }
    }
  }

  /** Where a text of a width begins. */
  static double start(Mark.Text mark, double width) {
    return switch (mark.anchor()) {
      case START -> mark.x();
      case MIDDLE -> mark.x() - width / 2;
      case END -> mark.x() - width;
    };
  }

  private void segment(double x1, double y1, double x2, double y2) {
    move(x1, y1);
    line(x2, y2);
  }

  private void closed(List<Point> points) {
    path(points);
    op("h");
  }

  private void path(List<Point> points) {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (i == 0) {
        move(point.x(), point.y());
      } else {
        line(point.x(), point.y());
      }
    }
  }

  private void circle(Mark.Circle circle) {
    double r = circle.radius();
    double k = r * CIRCLE;
    double x = circle.x();
    double y = circle.y();
    move(x + r, y);
    curve(x + r, y + k, x + k, y + r, x, y + r);
    curve(x - k, y + r, x - r, y + k, x - r, y);
    curve(x - r, y - k, x - k, y - r, x, y - r);
    curve(x + k, y - r, x + r, y - k, x + r, y);
    op("h");
  }

  private void rect(double x, double y, double width, double height) {
    move(x, y);
    line(x + width, y);
    line(x + width, y + height);
    line(x, y + height);
    op("h");
  }

  private void fillRect(double x, double y, double width, double height, String colour) {
    filled(colour, () -> rect(x, y, width, height));
  }

  private void move(double x, double y) {
    op(number(x) + " " + number(flipped(y)) + " m");
  }

  private void line(double x, double y) {
    op(number(x) + " " + number(flipped(y)) + " l");
  }

  /** Two control points and the end: x, y of each. */
  private void curve(double... p) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 0; i < 6; i += 2) {
      numbers.append(number(p[i])).append(' ').append(number(flipped(p[i + 1]))).append(' ');
    }
    op(numbers + "c");
  }

  private void shape(String colour, Stroke stroke, Runnable path) {
    filled(colour, path);
    stroked(stroke, path);
  }

  /** PDF has no operators between those of a path, so the colour comes first. */
  private void filled(String colour, Runnable path) {
    colour(colour, "rg");
    path.run();
    op("f");
  }

  private void stroked(Stroke stroke, Runnable path) {
    if (stroke.width() > 0) {
      colour(stroke.colour(), "RG");
      op(number(stroke.width()) + " w");
      op(stroke.dashed() ? "[4 3] 0 d" : "[] 0 d");
      path.run();
      op("S");
    }
  }

  /** Sets a colour by an operator. */
  final void colour(String colour, String operator) {
    StringBuilder parts = new StringBuilder();
    for (int c = 0; c < 3; c++) {
      int part = Integer.parseInt(colour.substring(1 + 2 * c, 3 + 2 * c), 16);
      parts.append(number(part / 255.0)).append(' ');
    }
    op(parts + operator);
  }

  final void op(String line) {
    out.append(line).append('\n');
  }

  private double flipped(double y) {
    return scene.height() - y;
  }

  /** At most three decimals, as both languages read numbers. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    return text.equals("-0") ? "0" : text;
  }

  /** A text of ISO 8859-1 in parentheses. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("(");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == ')' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(')').toString();
  }
}

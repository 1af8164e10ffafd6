package io.github.metasaw.plot.scene;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.List;

/** A scene as SVG: no script, nothing from outside, the same bytes for the same scene. */
public final class Svg {

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /**
   * Renders a scene.
   *
   * @param scene what is drawn
   * @return an SVG document
   */
  public static String render(Scene scene) {
    return new Svg().scene(scene);
  }

  private String scene(Scene scene) {
    String w = number(scene.width());
    String h = number(scene.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(w)
        .append("\" height=\"")
        .append(h)
        .append("\" viewBox=\"0 0 ")
        .append(w)
        .append(' ')
        .append(h)
        .append("\" style=\"max-width:100%;height:auto\" role=\"img\" aria-label=\"")
        .append(PlainText.markup(scene.title() + ". " + scene.description()))
        .append("\" font-family=\"")
        .append(Fonts.FAMILY)
        .append("\">\n<title>")
        .append(PlainText.markup(scene.title()))
        .append("</title>\n<desc>")
        .append(PlainText.markup(scene.description()))
        .append("</desc>\n<rect width=\"")
        .append(w)
        .append("\" height=\"")
        .append(h)
        .append("\" fill=\"#ffffff\"/>\n");
    scene.marks().forEach(this::mark);
    return out.append("</svg>\n").toString();
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      line(line);
    } else if (mark instanceof Mark.Rect rect) {
      rect(rect.x(), rect.y(), rect.width(), rect.height(), rect.fill());
      out.append("/>\n");
    } else if (mark instanceof Mark.Bar bar) {
      rect(bar.x(), bar.y(), bar.width(), bar.height(), bar.fill());
      stroke(bar.stroke());
      out.append("/>\n");
    } else if (mark instanceof Mark.Circle circle) {
      circle(circle);
    } else if (mark instanceof Mark.Polygon polygon) {
      points("polygon", polygon.points(), polygon.fill(), polygon.stroke());
    } else if (mark instanceof Mark.Polyline polyline) {
      points("polyline", polyline.points(), "none", polyline.stroke());
    } else if (mark instanceof Mark.Stems stems) {
      stems(stems);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void line(Mark.Line line) {
    open("line");
    attribute("x1", line.x1());
    attribute("y1", line.y1());
    attribute("x2", line.x2());
    attribute("y2", line.y2());
    stroke(line.stroke());
    out.append("/>\n");
  }

  private void rect(double x, double y, double width, double height, String fill) {
    open("rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    attribute("fill", fill);
  }

  private void circle(Mark.Circle circle) {
    open("circle");
    attribute("cx", circle.x());
    attribute("cy", circle.y());
    attribute("r", circle.radius());
    attribute("fill", circle.fill());
    stroke(circle.stroke());
    out.append("/>\n");
  }

  private void points(String shape, List<Point> points, String fill, Stroke stroke) {
    open(shape);
    attribute("points", points(points));
    attribute("fill", fill);
    stroke(stroke);
    out.append("/>\n");
  }

  private void stems(Mark.Stems stems) {
    open("path");
    attribute("d", path(stems.stems()));
    attribute("fill", "none");
    stroke(Stroke.solid(stems.colour(), stems.width()));
    attribute("stroke-linecap", "round");
    out.append("/>\n");
  }

  /** One path for all of them, some ten characters each. */
  private static String path(List<Mark.Stem> stems) {
    StringBuilder path = new StringBuilder();
    for (Mark.Stem stem : stems) {
      path.append('M').append(number(stem.x())).append(' ').append(number(stem.y1()));
      path.append('V').append(number(stem.y2()));
    }
    return path.toString();
  }

  private void text(Mark.Text text) {
    open("text");
    attribute("x", text.x());
    attribute("y", text.y());
    attribute("font-size", text.size());
    if (text.bold()) {
      attribute("font-weight", "bold");
    }
    if (text.anchor() != Mark.Anchor.START) {
      attribute("text-anchor", text.anchor() == Mark.Anchor.END ? "end" : "middle");
    }
    attribute("fill", text.colour());
    out.append('>');
    if (!text.full().equals(text.text())) {
      out.append("<title>").append(PlainText.markup(text.full())).append("</title>");
    }
    out.append(PlainText.markup(text.text())).append("</text>\n");
  }

  private void open(String name) {
    out.append('<').append(name);
  }

  private void attribute(String name, double value) {
    attribute(name, number(value));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private void stroke(Stroke stroke) {
    if (stroke.width() == 0) {
      return;
    }
    attribute("stroke", stroke.colour());
    attribute("stroke-width", stroke.width());
    if (stroke.dashed()) {
      attribute("stroke-dasharray", "4 3");
    }
  }

  private static String points(List<Point> points) {
    StringBuilder text = new StringBuilder();
    for (Point point : points) {
      text.append(text.isEmpty() ? "" : " ")
          .append(number(point.x()))
          .append(',')
          .append(number(point.y()));
    }
    return text.toString();
  }

  /** At most two decimals, without trailing zeros and without a negative zero. */
  static String number(double value) {
    String text = Decimals.fixed(value, 2);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String shown = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return shown.equals("-0") ? "0" : shown;
  }
}

package io.github.metasaw.plot.scene;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scene as SVG: no script, nothing from outside, the same bytes for the same scene. */
public final class Svg {

  private final StringBuilder out = new StringBuilder();
  private final String ink;
  private final double size;

  private Svg(Scene scene) {
    Map<String, Integer> colours = new LinkedHashMap<>();
    Map<Double, Integer> sizes = new LinkedHashMap<>();
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Text text) {
        colours.merge(text.colour(), 1, Integer::sum);
        sizes.merge(text.size(), 1, Integer::sum);
      }
    }
    ink = most(colours, "#000000");
    size = most(sizes, 12.0);
  }

  /**
   * Renders a scene.
   *
   * @param scene what is drawn
   * @return an SVG document
   */
  public static String render(Scene scene) {
    return new Svg(scene).scene(scene);
  }

  /** What occurs most often, the first of equals. */
  private static <T> T most(Map<T, Integer> counts, T otherwise) {
    T most = otherwise;
    int count = 0;
    for (Map.Entry<T, Integer> one : counts.entrySet()) {
      if (one.getValue() > count) {
        most = one.getKey();
        count = one.getValue();
      }
    }
    return most;
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
        .append("\" font-size=\"")
        .append(number(size))
        .append("\" fill=\"")
        .append(ink)
        .append("\">\n<title>")
        .append(PlainText.markup(scene.title()))
        .append("</title>\n<desc>")
        .append(PlainText.markup(scene.description()))
        .append("</desc>\n<rect width=\"")
        .append(w)
        .append("\" height=\"")
        .append(h)
        .append("\" fill=\"#ffffff\"/>\n");
    List<Mark> marks = scene.marks();
    for (int from = 0; from < marks.size(); ) {
      String style = style(marks.get(from));
      int to = from + 1;
      while (to < marks.size() && style.equals(style(marks.get(to)))) {
        to++;
      }
      run(marks.subList(from, to), style);
      from = to;
    }
    return out.append("</svg>\n").toString();
  }

  /** Marks of one style, which a group says once. */
  private void run(List<Mark> marks, String style) {
    boolean isGroup = marks.size() > 1 && !style.isEmpty() && !isOnePath(marks);
    String own = isGroup ? "" : style;
    if (isGroup) {
      out.append("<g").append(style).append('>');
    }
    if (isOnePath(marks)) {
      SvgPath path = new SvgPath();
      marks.forEach(mark -> add(mark, path));
      path(path, own);
    } else {
      marks.forEach(mark -> mark(mark, own));
    }
    out.append(isGroup ? "</g>\n" : "\n");
  }

  /** Lines or grounds without an outline: together they are what they are one on the other. */
  private static boolean isOnePath(List<Mark> marks) {
    for (Mark mark : marks) {
      if (!(mark instanceof Mark.Line) && !(mark instanceof Mark.Rect)) {
        return false;
      }
    }
    return true;
  }

  private static void add(Mark mark, SvgPath path) {
    if (mark instanceof Mark.Line line) {
      path.line(line);
    } else if (mark instanceof Mark.Rect rect) {
      path.rect(rect.x(), rect.y(), rect.width(), rect.height());
    }
  }

  private void mark(Mark mark, String style) {
    if (mark instanceof Mark.Bar bar) {
      path(new SvgPath().rect(bar.x(), bar.y(), bar.width(), bar.height()), style);
    } else if (mark instanceof Mark.Circle circle) {
      circle(circle, style);
    } else if (mark instanceof Mark.Polygon polygon) {
      path(new SvgPath().through(polygon.points()).close(), style);
    } else if (mark instanceof Mark.Polyline polyline) {
      path(new SvgPath().through(polyline.points()), style);
    } else if (mark instanceof Mark.Stems stems) {
      SvgPath path = new SvgPath();
      stems.stems().forEach(path::stem);
      path(path, style);
    } else if (mark instanceof Mark.Text text) {
      text(text, style);
    } else {
      SvgPath path = new SvgPath();
      add(mark, path);
      path(path, style);
    }
  }

  private void path(SvgPath path, String style) {
    out.append("<path").append(style).append(" d='").append(path.text()).append("'/>");
  }

  private void circle(Mark.Circle circle, String style) {
    out.append("<circle").append(style);
    out.append(attribute("cx", circle.x())).append(attribute("cy", circle.y()));
    out.append(attribute("r", circle.radius())).append("/>");
  }

  private void text(Mark.Text text, String style) {
    out.append("<text").append(style);
    out.append(attribute("x", text.x())).append(attribute("y", text.y())).append('>');
    if (!text.full().equals(text.text())) {
      out.append("<title>").append(PlainText.markup(text.full())).append("</title>");
    }
    out.append(PlainText.markup(text.text())).append("</text>");
  }

  /** All attributes of a mark but those of its place, as far as they differ from the figure's. */
  private String style(Mark mark) {
    if (mark instanceof Mark.Line line) {
      return stroke(line.stroke());
    } else if (mark instanceof Mark.Rect rect) {
      return fill(rect.fill());
    } else if (mark instanceof Mark.Bar bar) {
      return fill(bar.fill()) + stroke(bar.stroke());
    } else if (mark instanceof Mark.Circle circle) {
      return fill(circle.fill()) + stroke(circle.stroke());
    } else if (mark instanceof Mark.Polygon polygon) {
      return fill(polygon.fill()) + stroke(polygon.stroke());
    } else if (mark instanceof Mark.Polyline polyline) {
      return fill("none") + stroke(polyline.stroke());
    } else if (mark instanceof Mark.Stems stems) {
      return fill("none")
          + stroke(Stroke.solid(stems.colour(), stems.width()))
          + attribute("stroke-linecap", "round");
    } else if (mark instanceof Mark.Text text) {
      return style(text);
    }
    return "";
  }

  private String style(Mark.Text text) {
    StringBuilder style = new StringBuilder();
    if (text.size() != size) {
      style.append(attribute("font-size", text.size()));
    }
    if (text.bold()) {
      style.append(attribute("font-weight", "bold"));
    }
    if (text.anchor() != Mark.Anchor.START) {
      style.append(attribute("text-anchor", text.anchor() == Mark.Anchor.END ? "end" : "middle"));
    }
    return style.append(fill(text.colour())).toString();
  }

  private String fill(String colour) {
    return colour.equals(ink) ? "" : attribute("fill", colour);
  }

  private static String stroke(Stroke stroke) {
    if (stroke.width() == 0) {
      return "";
    }
    return attribute("stroke", stroke.colour())
        + (stroke.width() == 1 ? "" : attribute("stroke-width", stroke.width()))
        + (stroke.dashed() ? attribute("stroke-dasharray", "4 3") : "");
  }

  private static String attribute(String name, double value) {
    return attribute(name, number(value));
  }

  /** In single quotes: a notebook keeps figures as JSON, where double ones take two characters. */
  private static String attribute(String name, String value) {
    return " " + name + "='" + value + "'";
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

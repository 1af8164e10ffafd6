package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Point;
import java.util.ArrayList;
import java.util.List;

/** A scene in characters: bars, then lines, shapes and text, on a grid of the scene's cells. */
public final class TextForm {

  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private final Scene scene;
  private final List<List<String>> grid = new ArrayList<>();

  private TextForm(Scene scene) {
    this.scene = scene;
    int rows = (int) Math.ceil(scene.height() / scene.cellHeight());
    int columns = (int) Math.ceil(scene.width() / scene.cellWidth()) + 1;
    for (int i = 0; i < rows; i++) {
      grid.add(new ArrayList<>(java.util.Collections.nCopies(columns, " ")));
    }
  }

  /**
   * Renders a scene.
   *
   * @param scene what is drawn
   * @return lines of characters
   */
  public static String render(Scene scene) {
    TextForm form = new TextForm(scene);
    scene.marks().forEach(form::bar);
    scene.marks().forEach(form::stems);
    scene.marks().forEach(form::line);
    scene.marks().forEach(form::shape);
    scene.marks().forEach(form::text);
    StringBuilder out = new StringBuilder();
    form.grid.forEach(row -> out.append(String.join("", row).stripTrailing()).append('\n'));
    return out.toString().stripTrailing() + "\n";
  }

  private int column(double x) {
    return (int) Math.round(x / scene.cellWidth());
  }

  private int row(double y) {
    return (int) Math.floor(y / scene.cellHeight());
  }

  private void put(int row, int column, String symbol) {
    if (row >= 0 && row < grid.size() && column >= 0 && column < grid.get(row).size()) {
      grid.get(row).set(column, symbol);
    }
  }

  private void line(Mark mark) {
    if (mark instanceof Mark.Polyline polyline) {
      polyline(polyline);
    }
    if (!(mark instanceof Mark.Line line)) {
      return;
    }
    boolean level = Math.abs(line.y1() - line.y2()) < 0.5;
    boolean upright = Math.abs(line.x1() - line.x2()) < 0.5;
    double length = Math.abs(level ? line.x2() - line.x1() : line.y2() - line.y1());
    if (level && length >= scene.cellWidth() / 2) {
      int from = column(Math.min(line.x1(), line.x2()));
      for (int c = from; c <= column(Math.max(line.x1(), line.x2())); c++) {
        put(row(line.y1()), c, line.stroke().dashed() ? "╌" : "─");
      }
    } else if (upright && length > scene.cellHeight()) {
      int from = row(Math.min(line.y1(), line.y2()));
      for (int r = from; r <= row(Math.max(line.y1(), line.y2()) - 1); r++) {
        put(r, column(line.x1()), line.stroke().dashed() ? "┊" : "│");
      }
    } else if (!level && !upright) {
      int steps = Math.max(1, (int) (Math.abs(line.y2() - line.y1()) / scene.cellHeight()));
      for (int s = 0; s <= steps; s++) {
        double t = (double) s / steps;
        put(
            row(line.y1() + t * (line.y2() - line.y1())),
            column(line.x1() + t * (line.x2() - line.x1())),
            "·");
      }
    }
  }

  private void polyline(Mark.Polyline polyline) {
    for (int i = 0; i < polyline.points().size(); i++) {
      Point to = polyline.points().get(i);
      Point from = i == 0 ? to : polyline.points().get(i - 1);
      double across = Math.abs(to.x() - from.x()) / scene.cellWidth();
      double down = Math.abs(to.y() - from.y()) / scene.cellHeight();
      int steps = Math.max(1, (int) Math.ceil(Math.max(across, down)));
      for (int s = 1; s <= steps; s++) {
        double t = (double) s / steps;
        put(
            row(from.y() + t * (to.y() - from.y())),
            column(from.x() + t * (to.x() - from.x())),
            polyline.symbol());
      }
    }
  }

  /** A column of blocks; the uppermost in eighths, so that low bars are seen too. */
  private void bar(Mark mark) {
    if (!(mark instanceof Mark.Bar bar)) {
      return;
    }
    int from = column(bar.x());
    int to = Math.max(from, column(bar.x() + bar.width()) - 1);
    int top = row(bar.y());
    int bottom = row(bar.y() + bar.height() - 0.01);
    int eighths = (int) Math.ceil(8 * ((top + 1) - bar.y() / scene.cellHeight()));
    for (int c = from; c <= to; c++) {
      for (int r = top; r <= bottom; r++) {
        int level = r > top ? 8 : Math.max(1, Math.min(8, eighths));
        put(r, c, BLOCKS.substring(level - 1, level));
      }
    }
  }

  /** Dots, and a block where a stroke fills most of a cell. */
  private void stems(Mark mark) {
    if (!(mark instanceof Mark.Stems stems)) {
      return;
    }
    for (Mark.Stem stem : stems.stems()) {
      double top = Math.min(stem.y1(), stem.y2()) / scene.cellHeight();
      double bottom = Math.max(stem.y1(), stem.y2()) / scene.cellHeight();
      for (int r = (int) Math.floor(top); r <= (int) Math.floor(bottom); r++) {
        double filled = Math.min(bottom, r + 1) - Math.max(top, r);
        put(r, column(stem.x()), filled > 0.5 ? "█" : "•");
      }
    }
  }

  private void shape(Mark mark) {
    if (mark instanceof Mark.Rect rect && !rect.symbol().isBlank()) {
      put(row(rect.y() + rect.height() / 2), column(rect.x() + rect.width() / 2), rect.symbol());
    } else if (mark instanceof Mark.Circle circle) {
      put(row(circle.y()), column(circle.x()), circle.fill().equals(Theme.WHITE) ? "○" : "●");
    } else if (mark instanceof Mark.Polygon polygon && !polygon.symbol().isBlank()) {
      double left = polygon.points().stream().mapToDouble(Point::x).min().orElse(0);
      double right = polygon.points().stream().mapToDouble(Point::x).max().orElse(0);
      double middle = polygon.points().stream().mapToDouble(Point::y).average().orElse(0);
      for (int c = column(left); c <= column(right); c++) {
        put(row(middle), c, polygon.symbol());
      }
    }
  }

  private void text(Mark mark) {
    if (!(mark instanceof Mark.Text text)) {
      return;
    }
    String shown = Fonts.clean(text.text());
    int cells = Fonts.cells(shown);
    int start =
        switch (text.anchor()) {
          case START -> column(text.x());
          case MIDDLE -> column(text.x()) - cells / 2;
          case END -> column(text.x()) - cells;
        };
    int row = row(text.y() - text.size() * 0.35);
    int at = Math.max(0, start);
    for (int i = 0; i < shown.length(); ) {
      int c = shown.codePointAt(i);
      String symbol = Character.toString(c);
      int wide = Fonts.cells(symbol);
      if (wide == 0) {
        append(row, at - 1, symbol);
      } else {
        put(row, at, symbol);
        for (int extra = 1; extra < wide; extra++) {
          put(row, at + extra, "");
        }
        at += wide;
      }
      i += Character.charCount(c);
    }
  }

  /** An accent joins the character before it. */
  private void append(int row, int column, String accent) {
    if (row >= 0 && row < grid.size() && column >= 0 && column < grid.get(row).size()) {
      grid.get(row).set(column, grid.get(row).get(column) + accent);
    }
  }
}

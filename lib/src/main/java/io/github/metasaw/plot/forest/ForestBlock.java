package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.forest.TextColumn.Align;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import java.util.Arrays;
import java.util.List;

/** Columns of a forest plot under one heading, for example an estimate and its two bounds. */
final class ForestBlock {

  /**
   * A heading.
   *
   * @param group over this and the neighbouring blocks of the same group; empty for none
   * @param text of the block itself, in one or more lines
   * @param align of the heading and of the cells below it
   * @param colour of the heading
   */
  record Heading(String group, String text, Align align, String colour) {}

  private static final double INNER_GAP = 6.5;

  /** A heading is broken into lines where it is this much wider than its cells. */
  private static final double BROAD = 1.25;

  private static final double NARROWEST = 100;
  private static final double WIDEST = 150;

  private final Heading heading;
  private final List<? extends ForestCells> columns;
  private final double size;
  private final List<String> lines;
  private double width;
  private double left;

  ForestBlock(Heading heading, List<? extends ForestCells> columns, double size) {
    this.heading = heading;
    this.columns = List.copyOf(columns);
    this.size = size;
    double cells = cells();
    double room = Math.max(BROAD * cells, NARROWEST);
    // Not lines(), which the compiler of pages lacks.
    String[] parts = heading.text().isEmpty() ? new String[0] : heading.text().split("\n");
    this.lines = Arrays.stream(parts).flatMap(part -> broken(part, room).stream()).toList();
    this.width = Math.max(cells, lines.stream().mapToDouble(this::width).max().orElse(0));
  }

  /** A line of a heading, broken where it is too wide; its widest word is not. */
  private List<String> broken(String part, double room) {
    double longest = Arrays.stream(part.split(" ")).mapToDouble(this::width).max().orElse(0);
    return width(part) <= room
        ? List.of(part)
        : Fonts.wrap(part, size, true, Math.min(WIDEST, Math.max(room, longest)));
  }

  private double width(String line) {
    return Fonts.width(line, size, true);
  }

  private double cells() {
    double sum = columns.stream().mapToDouble(ForestCells::width).sum();
    return sum + INNER_GAP * (columns.size() - 1);
  }

  String group() {
    return heading.group();
  }

  /** Lines of the heading. */
  int lines() {
    return lines.size();
  }

  /** Makes it wider, as the heading of its group needs. */
  void widen(double by) {
    width += by;
  }

  /** Puts it behind what ends at {@code from}; returns where it ends itself. */
  double place(double from) {
    left = from;
    return right();
  }

  double left() {
    return left;
  }

  double right() {
    return left + width;
  }

  /** Adds the heading, whose last line stands on {@code base}. */
  void head(double base, double lineHeight, List<Mark> marks) {
    Anchor anchor = TextColumn.anchor(heading.align());
    double x =
        switch (anchor) {
          case START -> left;
          case MIDDLE -> (left + right()) / 2;
          case END -> right();
        };
    for (int i = 0; i < lines.size(); i++) {
      boolean isCut = lines.get(i).endsWith("…");
      marks.add(
          new Mark.Text(
              x,
              base - (lines.size() - 1 - i) * lineHeight,
              lines.get(i),
              size,
              true,
              anchor,
              heading.colour(),
              isCut ? heading.text() : lines.get(i)));
    }
  }

  /** Adds the cells of a row. */
  void draw(int row, double base, List<Mark> marks) {
    double x =
        switch (heading.align()) {
          case LEFT -> left;
          case CENTRE -> (left + right() - cells()) / 2;
          case RIGHT, POINT -> right() - cells();
        };
    for (ForestCells column : columns) {
      column.draw(row, x, base, marks);
      x += column.width() + INNER_GAP;
    }
  }
}

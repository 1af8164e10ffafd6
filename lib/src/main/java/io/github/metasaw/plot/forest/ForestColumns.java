package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.forest.ForestBlock.Heading;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.forest.TextColumn.Align;
import io.github.metasaw.plot.forest.TextColumn.Cell;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where the columns of a forest plot stand: labels and data, the plot, estimates with their
 * intervals, and weights, in the order of its style. Every column is as wide as its widest entry,
 * so nothing overlaps.
 */
final class ForestColumns {

  static final double MARGIN = 14;
  private static final double WIDEST_CELL = 150;

  /** Between columns under one heading. */
  private static final double GROUP_GAP = 12;

  /** Room for half a tick label beyond the end of the axis. */
  private static final double BESIDE = 22;

  /** Heading over the weights of several models. */
  private static final String WEIGHTS = "Weights by model";

  /** Size of the type, and the height of a row. */
  final double size;

  final double rowHeight;

  /** From left to right. */
  final List<ForestBlock> blocks;

  /** The extra columns if they are below the labels; otherwise without columns. */
  final StackedCells stacked;

  final Axis axis;

  final ForestNumbers numbers;

  /** Of the whole picture. */
  final double width;

  private final ForestData data;
  private final ForestRoom room;

  ForestColumns(ForestData data, ForestRoom room) {
    this.data = data;
    this.room = room;
    int n = data.rows().size();
    this.size = n > 150 ? 11 : n > 60 ? 12 : 13;
    this.rowHeight = (n > 150 ? 15 : n > 60 ? 17 : 21) + (data.hasEffects() ? 4 : 0);
    this.numbers = new ForestNumbers(data);
    this.stacked =
        room.stacksCells() ? new StackedCells(data, numbers, size) : StackedCells.none(size);
    List<ForestBlock> left = new ArrayList<>();
    left.add(labels());
    if (!room.stacksCells()) {
      left.addAll(cells());
    }
    List<ForestBlock> right = new ArrayList<>();
    ForestStyle style = data.style();
    List<ForestBlock> weights = weights();
    List<ForestBlock> estimates = estimates();
    List<ForestBlock> weightSide = style.hasWeightsAtLeft() ? left : right;
    List<ForestBlock> estimateSide = style.hasEstimatesAtLeft() ? left : right;
    if (style.hasWeightsFirst()) {
      weightSide.addAll(weights);
      estimateSide.addAll(estimates);
    } else {
      estimateSide.addAll(estimates);
      weightSide.addAll(weights);
    }
    if (!room.stacksCells()) {
      right.addAll(lights());
    }
    widen(left);
    widen(right);
    double from =
        Math.max(place(left, MARGIN - room.gap()), MARGIN + belowLabels()) + room.gap() + 6;
    double[] range = ForestRange.compute(data);
    double beside = right.isEmpty() ? BESIDE : place(right, 6);
    double rest = room.comfortable() - from - beside - MARGIN;
    double plot = Math.max(room.leastPlot(), Math.min(room.plot(), rest));
    this.axis = new Axis(range[0], range[1], from, from + plot, data.scale());
    double end = right.isEmpty() ? axis.to() + BESIDE : place(right, axis.to() + 6);
    this.width = end + MARGIN;
    left.addAll(right);
    this.blocks = List.copyOf(left);
  }

  private ForestBlock block(Heading heading, Function<ForestRow, Cell> cell, Align align) {
    return new ForestBlock(heading, List.of(column(cell, align)), size);
  }

  private TextColumn column(Function<ForestRow, Cell> cell, Align align) {
    return new TextColumn(data.rows().stream().map(cell).toList(), align, size);
  }

  private static Heading number(String group, String text) {
    return new Heading(group, text, Align.RIGHT, Theme.INK);
  }

  private ForestBlock labels() {
    ForestLabels labels = new ForestLabels(data, size, room);
    Heading heading = new Heading("", data.rowHead(), Align.LEFT, Theme.INK);
    return block(
        heading,
        row ->
            row.kind() == Kind.REMARK
                ? Cell.of("", false)
                : new Cell(labels.shown(row), row.label(), row.isBold()),
        Align.LEFT);
  }

  private List<ForestBlock> cells() {
    List<ForestBlock> cells = new ArrayList<>();
    for (int c = 0; c < data.columns().size(); c++) {
      ForestColumn column = data.columns().get(c);
      Align align = column.isText() ? Align.LEFT : Align.RIGHT;
      int index = c;
      cells.add(
          block(
              new Heading(column.group(), column.head(), align, Theme.INK),
              row -> cell(row, index),
              align));
    }
    return cells;
  }

  private Cell cell(ForestRow row, int c) {
    String cell = row.cells().size() > c ? row.cells().get(c) : "";
    boolean isBold = row.hasBoldNumbers();
    return new Cell(Fonts.shorten(cell, size, isBold, WIDEST_CELL), cell, isBold);
  }

  private List<ForestBlock> estimates() {
    List<ForestBlock> estimates = new ArrayList<>();
    estimates.add(
        estimate(
            number("", numbers.heading()),
            numbers::joined,
            List.of(numbers::estimate, numbers::lower, numbers::upper)));
    if (data.hasEffects()) {
      String colour = data.isClustered() ? Theme.INK : Theme.GREEN;
      estimates.add(
          estimate(
              new Heading("", numbers.effectHeading(), Align.RIGHT, colour),
              numbers::joinedEffect,
              List.of(numbers::mean, numbers::effectLower, numbers::effectUpper)));
    }
    return estimates;
  }

  /** A number and its interval, in columns of their own or in one text. */
  private ForestBlock estimate(
      Heading heading,
      Function<ForestRow, String> joined,
      List<Function<ForestRow, String>> apart) {
    List<Function<ForestRow, String>> texts =
        data.style().joinsIntervals() ? List.of(joined) : apart;
    Align align = data.style().joinsIntervals() ? Align.RIGHT : Align.POINT;
    List<TextColumn> columns =
        texts.stream()
            .map(text -> column(row -> Cell.of(text.apply(row), row.hasBoldNumbers()), align))
            .toList();
    return new ForestBlock(heading, columns, size);
  }

  private List<ForestBlock> weights() {
    List<ForestBlock> weights = new ArrayList<>();
    boolean areBelow = room.stacksCells() && StackedCells.areStacked(data);
    int models = areBelow ? 0 : data.weightHeads().size();
    for (int m = 0; m < models; m++) {
      int model = m;
      Heading heading = number(models > 1 ? WEIGHTS : "", data.weightHeads().get(m));
      weights.add(
          block(
              heading,
              row -> Cell.of(numbers.weight(row, model), row.hasBoldNumbers()),
              Align.RIGHT));
    }
    return weights;
  }

  private List<ForestBlock> lights() {
    ForestLights lights = data.lights();
    List<ForestBlock> blocks = new ArrayList<>();
    for (int d = 0; d < lights.heads().size(); d++) {
      Heading heading =
          new Heading(ForestLights.GROUP, lights.heads().get(d), Align.CENTRE, Theme.INK);
      blocks.add(new ForestBlock(heading, List.of(lights.column(d, size)), size));
    }
    return blocks;
  }

  /**
   * The width of text below the labels. Remarks may extend below the extra columns, but not into
   * the plot. In a narrow window remarks may extend into the plot, but lines of stacked cells may
   * not.
   */
  private double belowLabels() {
    if (room.stacksCells()) {
      return stacked.width();
    }
    return data.rows().stream()
        .filter(row -> row.kind() == Kind.REMARK)
        .mapToDouble(row -> Fonts.width(row.label(), size - 1, false))
        .reduce(0, Math::max);
  }

  /** Makes room for the headings of groups. */
  private void widen(List<ForestBlock> side) {
    for (List<ForestBlock> group : groups(side)) {
      double width = group.stream().mapToDouble(block -> block.right() - block.left()).sum();
      width += GROUP_GAP * (group.size() - 1);
      double heading = Fonts.width(group.get(0).group(), size, true);
      group.get(0).widen(Math.max(0, heading - width));
    }
  }

  /** Blocks that stand side by side under one heading. */
  static List<List<ForestBlock>> groups(List<ForestBlock> blocks) {
    List<List<ForestBlock>> groups = new ArrayList<>();
    String last = "";
    for (ForestBlock block : blocks) {
      if (!block.group().isEmpty()) {
        if (!block.group().equals(last)) {
          groups.add(new ArrayList<>());
        }
        groups.get(groups.size() - 1).add(block);
      }
      last = block.group();
    }
    return groups;
  }

  /** Puts blocks side by side behind what ends at {@code from}; returns where the last ends. */
  private double place(List<ForestBlock> side, double from) {
    double x = from;
    String last = "";
    for (ForestBlock block : side) {
      boolean isTogether = !block.group().isEmpty() && block.group().equals(last);
      x = block.place(x + (isTogether ? GROUP_GAP : room.gap()));
      last = block.group();
    }
    return x;
  }

  /** Lines of the headings, with those of groups above them. */
  int headLines() {
    int grouped = groups(blocks).stream().mapToInt(group -> 1 + lines(group)).max().orElse(0);
    return Math.max(grouped, lines(blocks));
  }

  /** Lines of the highest heading. */
  static int lines(List<ForestBlock> blocks) {
    return blocks.stream().mapToInt(ForestBlock::lines).max().orElse(1);
  }
}

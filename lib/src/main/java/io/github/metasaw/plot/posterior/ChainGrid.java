package io.github.metasaw.plot.posterior;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places small bar charts, one a chain: a block for every variable, four chains in a row, all of a
 * block on the same axes so that chains can be compared.
 */
final class ChainGrid {

  /**
   * The charts of one variable.
   *
   * @param name heading
   * @param low and high ends of the horizontal axis
   * @param least and most ends of the vertical axis
   * @param level of the dashed lines
   * @param charts one a chain
   */
  record Block(
      String name,
      double low,
      double high,
      double least,
      double most,
      List<Double> level,
      List<Bars> charts) {

    Block {
      level = List.copyOf(level);
      charts = List.copyOf(charts);
    }
  }

  /**
   * The bars of one chain: bar b goes from {@code first + b * step} over {@code width}.
   *
   * @param heights [bar]; NaN leaves a gap
   */
  record Bars(double first, double step, double width, double[] heights) {}

  private static final double WIDTH = 720;
  private static final double LEFT = 60;
  private static final double RIGHT = WIDTH - 18;
  private static final double GAP = 34;
  private static final double FIELD = 6 * Panel.LINE;
  private static final double BLOCK = FIELD + 5 * Panel.LINE;
  private static final int COLUMNS = 4;

  private final String xName;
  private final List<Mark> marks = new ArrayList<>();

  private ChainGrid(String xName) {
    this.xName = xName;
  }

  static Scene draw(
      String title, String xName, String dashed, String description, List<Block> blocks) {
    ChainGrid grid = new ChainGrid(xName);
    Legend legend = new Legend().rule(dashed, Stroke.dashed(Theme.INK, 1));
    double top = Panel.below(legend.draw(LEFT, RIGHT, Panel.LINE + 2, grid.marks), 2);
    for (Block block : blocks) {
      top = grid.block(block, top);
    }
    double height = top - 3 * Panel.LINE;
    return new Scene(WIDTH, height, Panel.CELL_WIDTH, Panel.LINE, title, description, grid.marks);
  }

  /** Draws the charts of a variable; returns where the next may begin. */
  private double block(Block block, double top) {
    int n = block.charts().size();
    int columns = Math.min(COLUMNS, n);
    double width = (RIGHT - LEFT - (columns - 1) * GAP) / Math.max(2, columns);
    for (int c = 0; c < n; c++) {
      double left = LEFT + c % columns * (width + GAP);
      int line = c / columns;
      double own = top + line * BLOCK;
      Axis x = new Axis(block.low(), block.high(), left, left + width);
      Axis y = new Axis(block.least(), block.most(), own + FIELD, own);
      Panel panel = new Panel(x, y, marks);
      bars(block.charts().get(c), panel, Theme.series(c));
      block.level().forEach(value -> panel.horizontal(value, Stroke.dashed(Theme.INK, 1)));
      if (c % columns == 0) {
        panel.left();
      }
      panel.bottom(c == n - 1 || c + columns >= n ? xName : "");
      panel.remark("chain " + (c + 1), 1);
      if (c == 0) {
        Axis whole = new Axis(0, 1, LEFT, RIGHT);
        new Panel(whole, y, marks).heading(block.name(), 2);
      }
    }
    int rows = (n + columns - 1) / columns;
    return top + rows * BLOCK + Panel.LINE;
  }

  private static void bars(Bars chart, Panel panel, String colour) {
    for (int b = 0; b < chart.heights().length; b++) {
      double from = chart.first() + b * chart.step();
      double height = chart.heights()[b];
      if (!Double.isNaN(height)) {
        panel.bar(from, from + chart.width(), height, colour, Stroke.solid(Theme.WHITE, 0.5));
      }
    }
  }
}

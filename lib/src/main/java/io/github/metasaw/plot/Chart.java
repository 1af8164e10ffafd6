package io.github.metasaw.plot;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.ChartData.Layer;
import io.github.metasaw.plot.ChartData.SeriesKind;
import io.github.metasaw.plot.scene.Drawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart put together by hand, layer on layer: {@code Chart.of("Title", "x", "y").withLine("a", x,
 * y).withRule("mean", m).figure()}. Layers of one name share a colour and a key; those without a
 * name are grey and have no key. Immutable.
 */
public final class Chart {

  private final ChartData data;

  private Chart(ChartData data) {
    this.data = data;
  }

  /**
   * A chart without layers.
   *
   * @param title heading
   * @param xName name of the axis below
   * @param yName name of the axis at the left, shown above it
   * @return an empty chart
   */
  public static Chart of(String title, String xName, String yName) {
    return new Chart(new ChartData(title, xName, yName, List.of(), List.of(), true, null));
  }

  /**
   * With a line through points that ascend in x.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates [n]
   * @param y vertical coordinates [n]
   * @return a copy
   */
  public Chart withLine(String name, double[] x, double[] y) {
    if (x.length < 2) {
      throw MetaException.of("a line needs two points or more, not %d".formatted(x.length));
    }
    return with(SeriesKind.LINE, name, x, y);
  }

  /**
   * With a line that is nowhere below 0, and the area down to 0, where the chart then begins.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates [n]
   * @param y vertical coordinates [n]
   * @return a copy
   */
  public Chart withArea(String name, double[] x, double[] y) {
    if (x.length < 2) {
      throw MetaException.of("an area needs two points or more, not %d".formatted(x.length));
    }
    return with(SeriesKind.AREA, name, x, y);
  }

  /**
   * With points.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates [n]
   * @param y vertical coordinates [n]
   * @return a copy
   */
  public Chart withPoints(String name, double[] x, double[] y) {
    return with(SeriesKind.POINTS, name, x, y);
  }

  /**
   * With upright lines over the whole height.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates [n]
   * @return a copy
   */
  public Chart withRule(String name, double... x) {
    return with(SeriesKind.RULE, name, x, new double[0]);
  }

  /**
   * With a word whose middle stands at a point.
   *
   * @param word text
   * @param x horizontal coordinates [n]
   * @param y vertical coordinates [n]
   * @return a copy
   */
  public Chart withWord(String word, double x, double y) {
    return with(SeriesKind.WORD, word, new double[] {x}, new double[] {y});
  }

  /**
   * With names for 0, 1, 2, ... on the axis below.
   *
   * @param names from left to right
   * @return a copy
   */
  public Chart withCategories(String... names) {
    return new Chart(
        new ChartData(
            data.title(),
            data.xName(),
            data.yName(),
            data.layers(),
            List.of(names),
            data.isScaled(),
            data.xRange()));
  }

  /** Without numbers at the left: a sketch, whose heights mean nothing. */
  public Chart asSketch() {
    return new Chart(
        new ChartData(
            data.title(),
            data.xName(),
            data.yName(),
            data.layers(),
            data.categories(),
            false,
            data.xRange()));
  }

  /**
   * With the axis below from one value to another; what lies outside is not shown.
   *
   * @param low left end
   * @param high right end
   * @return a copy
   */
  public Chart withX(double low, double high) {
    if (!(low < high)) {
      throw MetaException.of(
          "an axis runs from less to more, not from %s to %s"
              .formatted(CheckNumber.plain(low), CheckNumber.plain(high)));
    }
    return new Chart(
        new ChartData(
            data.title(),
            data.xName(),
            data.yName(),
            data.layers(),
            data.categories(),
            data.isScaled(),
            new Interval(low, high)));
  }

  private Chart with(SeriesKind kind, String name, double[] x, double[] y) {
    if (kind != SeriesKind.RULE && x.length != y.length) {
      throw MetaException.of(
          "'%s' needs an x and a y for each point, but there are %d and %d"
              .formatted(name, x.length, y.length));
    }
    if (!Arrays.stream(x).allMatch(Double::isFinite)
        || !Arrays.stream(y).allMatch(Double::isFinite)) {
      throw MetaException.of("'%s' needs finite numbers".formatted(name));
    }
    List<Layer> more = new ArrayList<>(data.layers());
    more.add(new Layer(kind, name, x.clone(), y.clone()));
    return new Chart(
        new ChartData(
            data.title(),
            data.xName(),
            data.yName(),
            more,
            data.categories(),
            data.isScaled(),
            data.xRange()));
  }

  /**
   * The figure.
   *
   * @return all layers in one panel
   * @throws MetaException for a chart without a layer
   */
  public Figure figure() {
    if (data.layers().isEmpty()) {
      throw MetaException.of(
          "the chart '%s' has no layer yet: add withLine(...)".formatted(data.title()));
    }
    return Figure.of(Drawing.of(data::table, () -> ChartLayout.of(data)));
  }
}

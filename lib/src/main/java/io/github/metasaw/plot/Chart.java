package io.github.metasaw.plot;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.ChartData.Layer;
import io.github.metasaw.plot.ChartData.SeriesKind;
import io.github.metasaw.plot.scene.Drawing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

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
    return new Chart(ChartData.of(title, xName, yName));
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
   * With a dashed line, for what is expected, assumed or fitted.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates, ascending [n]
   * @param y vertical coordinates [n]
   * @return a copy
   */
  public Chart withDashedLine(String name, double[] x, double[] y) {
    if (x.length < 2) {
      throw MetaException.of("a line needs two points or more, not %d".formatted(x.length));
    }
    return with(SeriesKind.DASHED, name, x, y);
  }

  /**
   * With the region between two lines, such as the intervals of a curve.
   *
   * @param name in the legend; empty for none
   * @param x horizontal coordinates, ascending [n]
   * @param lower vertical coordinates of the lower line [n]
   * @param upper vertical coordinates of the upper line [n]
   * @return a copy
   */
  public Chart withBand(String name, double[] x, double[] lower, double[] upper) {
    if (x.length < 2 || x.length != lower.length || x.length != upper.length) {
      throw MetaException.of(
          "'%s' needs a lower and an upper end for each of two points or more".formatted(name));
    }
    return with(
        SeriesKind.BAND,
        name,
        DoubleStream.concat(Arrays.stream(x), Arrays.stream(x)).toArray(),
        DoubleStream.concat(Arrays.stream(lower), Arrays.stream(upper)).toArray());
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
    return new Chart(data.withCategories(List.of(names)));
  }

  /** Without numbers at the left: a sketch, whose heights mean nothing. */
  public Chart asSketch() {
    return new Chart(data.asSketch());
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
    return new Chart(data.withX(new Interval(low, high)));
  }

  /**
   * With an axis at the left that begins at 0, where shares, counts and densities begin.
   *
   * @return a copy
   * @throws MetaException if a layer has a value below 0
   */
  public Chart fromZero() {
    for (Layer layer : data.layers()) {
      if (Arrays.stream(layer.y()).anyMatch(value -> value < 0)) {
        throw MetaException.of(
            "'%s' has values below 0, where the axis would not show them".formatted(layer.name()));
      }
    }
    return new Chart(data.fromZero());
  }

  /**
   * With a description for screen readers, in place of a summary of each layer.
   *
   * @param description what the chart shows, in a sentence or two
   * @return a copy
   */
  public Chart withDescription(String description) {
    return new Chart(data.withWords(description));
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
    return new Chart(data.with(new Layer(kind, name, x.clone(), y.clone())));
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

package io.github.metasaw.plot;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart put together by hand, layer on layer: {@code Chart.of("Title", "x", "y").withLine("a", x,
 * y).withRule("mean", m).figure()}. Layers of one name share a colour and a key; those without a
 * name are grey and have no key. Immutable.
 *
 * @param title heading
 * @param xName name of the axis below
 * @param yName name of the axis at the left, shown above it
 * @param layers from the bottom to the top
 * @param categories names of 0, 1, 2, ... on the axis below; empty for an axis of numbers
 * @param isScaled whether the axis at the left is drawn; a sketch needs none
 * @param xRange the stretch of the axis below; null for what the layers need
 */
public record Chart(
    String title,
    String xName,
    String yName,
    List<Layer> layers,
    List<String> categories,
    boolean isScaled,
    @Nullable Interval xRange) {

  /** How a layer is drawn. */
  public enum Kind {
    /** Connected points, ascending in x. */
    LINE,
    /** A line and the area down to 0. */
    AREA,
    /** Circles. */
    POINTS,
    /** An upright line at each x, over the whole height. */
    RULE,
    /** A word at one point, which is its middle. */
    WORD
  }

  /**
   * One layer.
   *
   * @param name as the key shows it, or the word itself
   * @param x [n]
   * @param y [n]; empty for a rule
   */
  public record Layer(Kind kind, String name, double[] x, double[] y) {}

  public Chart {
    layers = List.copyOf(layers);
    categories = List.copyOf(categories);
  }

  public static Chart of(String title, String xName, String yName) {
    return new Chart(title, xName, yName, List.of(), List.of(), true, null);
  }

  /** With a line through points that ascend in x. */
  public Chart withLine(String name, double[] x, double[] y) {
    if (x.length < 2) {
      throw MetaException.of("a line needs two points or more, not %d".formatted(x.length));
    }
    return with(Kind.LINE, name, x, y);
  }

  /** With a line that is nowhere below 0, and the area down to 0, where the chart then begins. */
  public Chart withArea(String name, double[] x, double[] y) {
    if (x.length < 2) {
      throw MetaException.of("an area needs two points or more, not %d".formatted(x.length));
    }
    return with(Kind.AREA, name, x, y);
  }

  public Chart withPoints(String name, double[] x, double[] y) {
    return with(Kind.POINTS, name, x, y);
  }

  /** With upright lines over the whole height. */
  public Chart withRule(String name, double... x) {
    return with(Kind.RULE, name, x, new double[0]);
  }

  /** With a word whose middle stands at a point. */
  public Chart withWord(String word, double x, double y) {
    return with(Kind.WORD, word, new double[] {x}, new double[] {y});
  }

  /** With names for 0, 1, 2, ... on the axis below. */
  public Chart withCategories(String... names) {
    return new Chart(title, xName, yName, layers, List.of(names), isScaled, xRange);
  }

  /** Without numbers at the left: a sketch, whose heights mean nothing. */
  public Chart asSketch() {
    return new Chart(title, xName, yName, layers, categories, false, xRange);
  }

  /** With the axis below from one value to another; what lies outside is not shown. */
  public Chart withX(double low, double high) {
    if (!(low < high)) {
      throw MetaException.of("an axis runs from less to more, not from " + low + " to " + high);
    }
    return new Chart(title, xName, yName, layers, categories, isScaled, new Interval(low, high));
  }

  private Chart with(Kind kind, String name, double[] x, double[] y) {
    if (kind != Kind.RULE && x.length != y.length) {
      throw MetaException.of(
          "'%s' needs an x and a y for each point, but there are %d and %d"
              .formatted(name, x.length, y.length));
    }
    if (!Arrays.stream(x).allMatch(Double::isFinite)
        || !Arrays.stream(y).allMatch(Double::isFinite)) {
      throw MetaException.of("'%s' needs finite numbers".formatted(name));
    }
    List<Layer> more = new ArrayList<>(layers);
    more.add(new Layer(kind, name, x.clone(), y.clone()));
    return new Chart(title, xName, yName, more, categories, isScaled, xRange);
  }

  /**
   * The figure.
   *
   * @throws MetaException for a chart without a layer
   */
  public Figure figure() {
    if (layers.isEmpty()) {
      throw MetaException.of("the chart '%s' has no layer yet: add withLine(...)".formatted(title));
    }
    return Figure.of(ChartLayout.of(this));
  }
}

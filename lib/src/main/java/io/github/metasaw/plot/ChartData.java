package io.github.metasaw.plot;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a chart put together by hand shows.
 *
 * @param title heading
 * @param xName name of the axis below
 * @param yName name of the axis at the left, shown above it
 * @param layers from the bottom to the top
 * @param categories names of 0, 1, 2, ... on the axis below; empty for an axis of numbers
 * @param isScaled whether the axis at the left is drawn; a sketch needs none
 * @param xRange the stretch of the axis below; null for what the layers need
 * @param beginsAtZero whether the axis at the left begins at 0
 * @param words what the chart says, for screen readers; empty for a summary of each layer
 */
record ChartData(
    String title,
    String xName,
    String yName,
    List<Layer> layers,
    List<String> categories,
    boolean isScaled,
    @Nullable Interval xRange,
    boolean beginsAtZero,
    String words) {

  /** How a layer is drawn. */
  enum SeriesKind {
    /** Connected points, ascending in x. */
    LINE("line"),
    /** The same, dashed: what is expected, assumed or fitted. */
    DASHED("dashed line"),
    /** A line and the area down to 0. */
    AREA("area"),
    /** The region between two lines: the lower one forwards, then the upper one forwards. */
    BAND("band"),
    /** Circles. */
    POINTS("points"),
    /** An upright line at each x, over the whole height. */
    RULE("rule"),
    /** A word at one point, which is its middle. */
    WORD("word");

    private final String label;

    SeriesKind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * One layer.
   *
   * @param kind how it is drawn
   * @param name as the key shows it, or the word itself
   * @param x [n]; of a band each value twice
   * @param y [n]; empty for a rule
   */
  record Layer(SeriesKind kind, String name, double[] x, double[] y) {}

  ChartData {
    layers = List.copyOf(layers);
    categories = List.copyOf(categories);
  }

  /** A chart without layers. */
  static ChartData of(String title, String xName, String yName) {
    return new ChartData(title, xName, yName, List.of(), List.of(), true, null, false, "");
  }

  ChartData with(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return new ChartData(
        title, xName, yName, more, categories, isScaled, xRange, beginsAtZero, words);
  }

  ChartData withCategories(List<String> names) {
    return new ChartData(title, xName, yName, layers, names, isScaled, xRange, beginsAtZero, words);
  }

  ChartData asSketch() {
    return new ChartData(
        title, xName, yName, layers, categories, false, xRange, beginsAtZero, words);
  }

  ChartData withX(Interval range) {
    return new ChartData(
        title, xName, yName, layers, categories, isScaled, range, beginsAtZero, words);
  }

  ChartData fromZero() {
    return new ChartData(title, xName, yName, layers, categories, isScaled, xRange, true, words);
  }

  ChartData withWords(String description) {
    return new ChartData(
        title, xName, yName, layers, categories, isScaled, xRange, beginsAtZero, description);
  }

  /** A row for each point of each layer. */
  Table table() {
    DrawnTable rows = DrawnTable.of(title, List.of("layer", "kind"), List.of("x", "y"));
    for (Layer layer : layers) {
      List<String> words = List.of(layer.name(), layer.kind().label());
      for (int i = 0; i < layer.x().length; i++) {
        rows.row(words, layer.x()[i], i < layer.y().length ? layer.y()[i] : Double.NaN);
      }
    }
    return rows.table();
  }
}

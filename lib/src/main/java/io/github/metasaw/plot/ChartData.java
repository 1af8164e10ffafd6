package io.github.metasaw.plot;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.List;
import java.util.Locale;
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
 */
record ChartData(
    String title,
    String xName,
    String yName,
    List<Layer> layers,
    List<String> categories,
    boolean isScaled,
    @Nullable Interval xRange) {

  /** How a layer is drawn. */
  enum SeriesKind {
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
  record Layer(SeriesKind kind, String name, double[] x, double[] y) {}

  ChartData {
    layers = List.copyOf(layers);
    categories = List.copyOf(categories);
  }

  /** A row for each point of each layer. */
  Table table() {
    DrawnTable rows = DrawnTable.of(title, List.of("layer", "kind"), List.of("x", "y"));
    for (Layer layer : layers) {
      List<String> words = List.of(layer.name(), layer.kind().name().toLowerCase(Locale.ROOT));
      for (int i = 0; i < layer.x().length; i++) {
        rows.row(words, layer.x()[i], i < layer.y().length ? layer.y()[i] : Double.NaN);
      }
    }
    return rows.table();
  }
}

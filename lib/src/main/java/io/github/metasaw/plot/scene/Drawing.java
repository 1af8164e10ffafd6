package io.github.metasaw.plot.scene;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** What a figure shows, as numbers and words, and how it is drawn. */
public interface Drawing {

  /**
   * Places everything that is shown.
   *
   * @return the picture; the same one for the same data
   */
  Scene draw();

  /**
   * The same for a narrow window, in which the usual picture would be scaled down until its text is
   * unreadable.
   *
   * @return the picture; empty if the usual picture is narrow enough
   */
  default Optional<Scene> drawNarrow() {
    return Optional.empty();
  }

  /**
   * The interactive form.
   *
   * @return Plotly's data and layout, without NaN; empty where there is no such form
   */
  default Map<String, Object> plotly() {
    return Map.of();
  }

  /**
   * The numbers that are drawn.
   *
   * @return one row per point, line or bar, with effects on the scale of the analysis
   */
  Table table();

  /**
   * A drawing with a table of its numbers.
   *
   * @param data the table, made when it is asked for
   * @param scene the picture
   * @return the drawing
   */
  static Drawing of(Supplier<Table> data, Supplier<Scene> scene) {
    return new Drawing() {
      @Override
      public Scene draw() {
        return scene.get();
      }

      @Override
      public Table table() {
        return data.get();
      }
    };
  }
}

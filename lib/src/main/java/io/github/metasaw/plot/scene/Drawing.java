package io.github.metasaw.plot.scene;

import java.util.Map;

/** What a figure shows, as numbers and words, and how it is drawn. */
public interface Drawing {

  /**
   * Places everything that is shown.
   *
   * @return the picture; the same one for the same data
   */
  Scene draw();

  /**
   * The interactive form.
   *
   * @return Plotly's data and layout, without NaN; empty where there is no such form
   */
  default Map<String, Object> plotly() {
    return Map.of();
  }
}

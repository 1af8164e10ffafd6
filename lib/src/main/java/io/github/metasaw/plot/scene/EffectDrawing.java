package io.github.metasaw.plot.scene;

import io.github.metasaw.data.effect.Transformation;
import java.util.Map;

/** A drawing of effects, which can be shown on the scale on which they are read. */
public interface EffectDrawing extends Drawing {

  /**
   * Places everything that is shown.
   *
   * @param scale on which effects are labelled and written; quantities that are no effects, such as
   *     tau, stay on the scale of the analysis
   * @return the picture; the same one for the same data
   */
  Scene draw(Transformation scale);

  /** On the scale of the analysis. */
  @Override
  default Scene draw() {
    return draw(Transformation.IDENTITY);
  }

  /**
   * The interactive form.
   *
   * @param scale on which effects are shown
   * @return Plotly's data and layout, without NaN; empty where there is no such form
   */
  default Map<String, Object> plotly(Transformation scale) {
    return Map.of();
  }

  @Override
  default Map<String, Object> plotly() {
    return plotly(Transformation.IDENTITY);
  }
}

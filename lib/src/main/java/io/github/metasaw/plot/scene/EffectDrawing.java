package io.github.metasaw.plot.scene;

import io.github.metasaw.data.effect.Transformation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

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
   * The same for a narrow window.
   *
   * @param scale scale of the axis labels and of effects in text
   * @return the picture; empty if the usual picture is narrow enough
   */
  default Optional<Scene> drawNarrow(Transformation scale) {
    return Optional.empty();
  }

  @Override
  default Optional<Scene> drawNarrow() {
    return drawNarrow(Transformation.IDENTITY);
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

  /**
   * A drawing of effects with a table of its numbers.
   *
   * @param data the table, made when it is asked for, on the scale of the analysis
   * @param scene the picture on a scale
   * @return the drawing
   */
  static EffectDrawing of(Supplier<Table> data, Function<Transformation, Scene> scene) {
    return new EffectDrawing() {
      @Override
      public Scene draw(Transformation scale) {
        return scene.apply(scale);
      }

      @Override
      public Table table() {
        return data.get();
      }
    };
  }
}

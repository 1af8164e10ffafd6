package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** A forest plot in its two forms, at first on the scale of its options. */
record ForestDrawing(ForestData data) implements EffectDrawing {

  @Override
  public Scene draw() {
    return ForestLayout.draw(data);
  }

  @Override
  public Scene draw(Transformation scale) {
    return ForestLayout.draw(data.on(scale));
  }

  @Override
  public Optional<Scene> drawNarrow() {
    return ForestLayout.drawNarrow(data);
  }

  @Override
  public Optional<Scene> drawNarrow(Transformation scale) {
    return ForestLayout.drawNarrow(data.on(scale));
  }

  @Override
  public Table table() {
    return data.table();
  }

  @Override
  public Map<String, Object> plotly() {
    return PlotlyForest.render(data);
  }

  @Override
  public Map<String, Object> plotly(Transformation scale) {
    return PlotlyForest.render(data.on(scale));
  }
}

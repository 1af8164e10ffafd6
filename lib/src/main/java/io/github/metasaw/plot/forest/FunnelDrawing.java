package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A funnel plot in its two forms, at first on the scale of its options. */
record FunnelDrawing(FunnelData data) implements EffectDrawing {

  @Override
  public Scene draw() {
    return FunnelLayout.draw(data);
  }

  @Override
  public Scene draw(Transformation scale) {
    return FunnelLayout.draw(data.on(scale));
  }

  @Override
  public Table table() {
    return data.table();
  }

  @Override
  public Map<String, Object> plotly() {
    return PlotlyFunnel.render(data);
  }

  @Override
  public Map<String, Object> plotly(Transformation scale) {
    return PlotlyFunnel.render(data.on(scale));
  }
}

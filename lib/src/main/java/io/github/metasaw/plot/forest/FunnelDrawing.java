package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;

/** A funnel plot, at first on the scale of its options. */
record FunnelDrawing(FunnelData data) implements EffectDrawing {

  @Override
  public Scene draw() {
    return FunnelLayout.draw(data);
  }

  @Override
  public Scene draw(Transformation scale) {
    return FunnelLayout.draw(data.on(scale));
  }
}

package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import io.github.metasaw.plot.scene.EffectDrawing;
import org.apiguardian.api.API;

/** The figure of a {@link DependenceSensitivity}. */
@API(status = API.Status.INTERNAL)
public final class DependenceDrawing {

  private DependenceDrawing() {}

  /**
   * The figure of estimates and heterogeneity by rho.
   *
   * @param sensitivity fits under several correlations
   * @return the drawing
   */
  public static EffectDrawing of(DependenceSensitivity sensitivity) {
    DependenceData data = DependenceData.of(sensitivity);
    return EffectDrawing.of(sensitivity::table, scale -> DependenceLayout.draw(data, scale));
  }
}

package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.plot.scene.EffectDrawing;
import org.apiguardian.api.API;

/** The figure of a model average: the probabilities of the components and the mean effect. */
@API(status = API.Status.INTERNAL)
public final class AveragedEffectDrawing {

  private AveragedEffectDrawing() {}

  /**
   * Draws a model average.
   *
   * @param fit an average over models of publication bias
   * @return the drawing
   */
  public static EffectDrawing of(RobmaFit fit) {
    AveragedEffectData data = AveragedEffectData.of(fit);
    return EffectDrawing.of(data::table, scale -> AveragedEffectLayout.draw(data, scale));
  }
}

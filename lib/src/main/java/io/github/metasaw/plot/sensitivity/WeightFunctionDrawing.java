package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.Scene;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** The figure of the weight function of a selection model. */
@API(status = API.Status.INTERNAL)
public final class WeightFunctionDrawing implements Drawing {

  private final WeightFunctionData data;

  private WeightFunctionDrawing(WeightFunctionData data) {
    this.data = data;
  }

  /**
   * The figure of a fit.
   *
   * @param fit a selection model
   * @return the drawing
   */
  public static WeightFunctionDrawing of(SelectionFit fit) {
    return new WeightFunctionDrawing(WeightFunctionData.of(fit));
  }

  /**
   * Draws the weight function averaged over models.
   *
   * @param fit an average over models with selection
   * @return the drawing
   * @throws io.github.metasaw.diagnostic.MetaException if no model has a weight function
   */
  public static WeightFunctionDrawing of(RobmaFit fit) {
    return new WeightFunctionDrawing(WeightFunctionData.of(fit));
  }

  @Override
  public Table table() {
    return data.table();
  }

  @Override
  public Scene draw() {
    return WeightFunctionLayout.draw(data);
  }
}

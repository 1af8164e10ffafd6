package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.List;

/** Figures of what averages and fits estimate: what they show, paired with how it is drawn. */
public final class EstimandDrawings {

  private EstimandDrawings() {}

  /**
   * Weighted averages with their intervals, and the share of each study.
   *
   * @param averages of the same studies
   * @return the drawing
   */
  public static EffectDrawing averages(WeightedAverages averages) {
    return EffectDrawing.of(averages::table, scale -> AveragesLayout.draw(averages, scale));
  }

  /**
   * The standard error of every weighted average of three studies, over the triangle of weights.
   *
   * @param studies three of them
   * @param weights to be marked, as {@code 2/7/1}
   * @return the drawing
   */
  public static Drawing simplex(Studies studies, List<String> weights) {
    SimplexData data = SimplexData.of(studies, weights);
    return Drawing.of(data.grid()::table, () -> SimplexLayout.draw(data));
  }

  /**
   * The weights of three studies in the pooled effect as tau grows.
   *
   * @param data at one value of tau
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing weightsGivenTau(WeightsGivenTau data, double width) {
    return EffectDrawing.of(data::table, scale -> WeightsGivenTauLayout.draw(data, width));
  }

  /**
   * Every pooled effect that weights of three studies can give, with its standard error.
   *
   * @param data at one value of tau
   * @param name of the effect
   * @param width of the picture in pixels
   * @return the drawing
   */
  public static EffectDrawing possibleAverages(
      WeightsGivenTau data, EffectName name, double width) {
    return EffectDrawing.of(
        data::table, scale -> PossibleAveragesLayout.draw(data, name, scale, width));
  }

  /**
   * How each fit pictures the effects: one, separate ones with an average, a distribution.
   *
   * @param fits without moderators
   * @param reading of random effects
   * @return the drawing
   */
  public static EffectDrawing estimands(List<? extends Fit> fits, Estimand.Reading reading) {
    EstimandsData data = EstimandsData.of(fits, reading);
    EffectName name = new EffectName("", fits.get(0).studies().measure());
    return EffectDrawing.of(data::table, scale -> EstimandsLayout.draw(data, name, scale));
  }

  /**
   * The signal of all studies by study, and as that of the average and of the differences.
   *
   * @param signal in its parts
   * @return the drawing
   */
  public static Drawing signal(SignalDecomposition signal) {
    return Drawing.of(signal::table, () -> SignalLayout.draw(signal));
  }

  /**
   * Risks or rates of two groups, one against the other (L'Abbé, Detsky and O'Rourke 1987).
   *
   * @param studies that know their counts
   * @param pooled mean effect on the scale of the analysis; NaN for none
   * @return the drawing
   */
  public static Drawing labbe(Studies studies, double pooled) {
    LabbeData data = LabbeData.of(studies, pooled);
    return Drawing.of(data::table, () -> LabbeLayout.draw(data));
  }

  /**
   * The share of each study in the pooled effect, by several fits to the same studies.
   *
   * @param fits one column each
   * @return the drawing
   */
  public static Drawing weights(List<? extends Fit> fits) {
    WeightsData data = WeightsData.of(fits);
    return Drawing.of(data::table, () -> WeightsLayout.draw(data));
  }

  /**
   * The effects together and one by one: random ones as drawn from a distribution, fixed ones mixed
   * as their average mixes them.
   *
   * @param fit without moderators
   * @return the drawing
   */
  public static EffectDrawing sampling(Fit fit) {
    SamplingData data = SamplingData.of(fit);
    EffectName name = new EffectName("", fit.studies().measure());
    return EffectDrawing.of(data::table, scale -> SamplingLayout.draw(data, name, scale));
  }
}

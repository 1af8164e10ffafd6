package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a selection model: how studies were selected. {@link SelectionModel} creates
 * and checks it.
 *
 * @param type family of the weight function
 * @param alternative which effects are favoured
 * @param steps where the weight function changes, as read by {@link SelectionModel#withSteps}
 * @param delta given values of the parameters, NaN for those to be estimated; empty if none is
 *     given
 * @param highestDelta upper end of the range of the parameters
 * @param precision how selection weakens for precise studies; null if it does not
 */
public record SelectionSettings(
    SelectionType type,
    Alternative alternative,
    double[] steps,
    double[] delta,
    double highestDelta,
    @Nullable FunnelPredictor precision) {

  private static final double[] NONE = {};

  /** Copies the arrays. */
  public SelectionSettings {
    steps = steps.clone();
    delta = delta.clone();
  }

  /** A selection model that favours effects above 0, with all parameters estimated. */
  static SelectionSettings of(SelectionType type) {
    return new SelectionSettings(type, Alternative.GREATER, NONE, NONE, type.highest(), null);
  }

  SelectionSettings withAlternative(Alternative other) {
    return new SelectionSettings(type, other, steps, delta, highestDelta, precision);
  }

  SelectionSettings withSteps(double... values) {
    return new SelectionSettings(type, alternative, values, delta, highestDelta, precision);
  }

  SelectionSettings withDelta(double... values) {
    return new SelectionSettings(type, alternative, steps, values, highestDelta, precision);
  }

  SelectionSettings withHighestDelta(double value) {
    return new SelectionSettings(type, alternative, steps, delta, value, precision);
  }

  SelectionSettings withPrecision(FunnelPredictor measure) {
    return new SelectionSettings(type, alternative, steps, delta, highestDelta, measure);
  }

  /**
   * The steps at which the weight function changes.
   *
   * @return p values in ascending order, or an effect for truncation; a copy
   */
  @Override
  public double[] steps() {
    return steps.clone();
  }

  /**
   * The given values of the parameters.
   *
   * @return the values, NaN for parameters to be estimated; empty if none is given; a copy
   */
  @Override
  public double[] delta() {
    return delta.clone();
  }
}

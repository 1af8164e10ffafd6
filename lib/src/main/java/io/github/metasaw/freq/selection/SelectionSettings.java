package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import org.jspecify.annotations.Nullable;

/**
 * What a selection model says of how studies were selected. Made by {@link SelectionModel}, which
 * checks it.
 *
 * @param type family of the weight function
 * @param alternative which effects are favoured
 * @param steps where the weight function changes, as {@link SelectionModel#withSteps} has read it
 * @param delta values of the parameters, NaN for those estimated; empty if none is given
 * @param highestDelta upper end of the range of the parameters
 * @param precision what makes selection weaker for precise studies; null for nothing
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

  /** A type for effects above 0, all its parameters estimated. */
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
   * Where the weight function changes.
   *
   * @return p values, ascending; of truncation an effect; a copy
   */
  @Override
  public double[] steps() {
    return steps.clone();
  }

  /**
   * Values of the parameters that are given.
   *
   * @return NaN for those estimated; empty if none is given; a copy
   */
  @Override
  public double[] delta() {
    return delta.clone();
  }
}

package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.bias.Alternative;
import java.util.Arrays;

/**
 * What selection does to a study: the weight function with the values of its parameters that are
 * given, and where on the line of z statistics it changes.
 *
 * @param function the weights
 * @param regions of z statistics
 * @param isTwoSided whether effects on both sides of 0 are favoured
 * @param cut effect at which studies are truncated, turned as those of the data; NaN for none
 * @param given values of the parameters, NaN for those that are estimated [d]
 * @param highest upper end of the range of a parameter
 */
record SelectionRule(
    WeightFunction function,
    WeightRegions regions,
    boolean isTwoSided,
    double cut,
    double[] given,
    double highest) {

  /**
   * The selection rule of a model with its given values, and with the default panels of the
   * quadrature.
   *
   * @throws MetaException if steps are missing, or the number of given values is not the number of
   *     parameters
   */
  static SelectionRule of(SelectionSettings settings) {
    SelectionType type = settings.type();
    double[] steps = settings.steps();
    if (type.isStep() && steps.length == 0) {
      throw MetaException.format(
          "a %s needs steps, the p values at which the probability of publication may change, for"
              + " example 0.025",
          type.label());
    }
    WeightFunction function = WeightFunction.of(type, type.isTruncation() ? new double[0] : steps);
    double[] given = given(settings, function);
    double sign = settings.alternative().sign();
    double cut =
        switch (type) {
          case TRUNC -> sign * (steps.length == 0 ? 0 : steps[0]);
          case TRUNCEST -> sign * given[1];
          default -> Double.NaN;
        };
    boolean isTwoSided = settings.alternative() == Alternative.TWO_SIDED;
    return new SelectionRule(
        function,
        WeightRegions.of(function, isTwoSided, WeightRegions.WIDTH),
        isTwoSided,
        cut,
        Arrays.copyOf(given, function.parameters()),
        settings.highestDelta());
  }

  /** Values of all parameters; NaN for those to be estimated. An estimated cut-point comes last. */
  private static double[] given(SelectionSettings settings, WeightFunction function) {
    double[] delta = settings.delta();
    int all = function.parameters() + (settings.type() == SelectionType.TRUNCEST ? 1 : 0);
    if (delta.length > 0 && delta.length != all) {
      throw MetaException.format(
          "this model has %d selection parameters, but %d values were given", all, delta.length);
    }
    double[] given = Arrays.copyOf(delta, all);
    if (delta.length == 0) {
      Arrays.fill(given, Double.NaN);
    }
    if (settings.type().isStep()) {
      given[0] = Double.isNaN(given[0]) ? 1 : given[0];
      if (given[0] != 1) {
        throw MetaException.format(
            "weights are relative to the weight of the smallest p values, which must be 1, not %s",
            StepRules.number(given[0]));
      }
    }
    return given;
  }

  /** The same with panels half as wide, to measure the error of the quadrature. */
  SelectionRule finer() {
    return new SelectionRule(
        function,
        WeightRegions.of(function, isTwoSided, WeightRegions.WIDTH / 2),
        isTwoSided,
        cut,
        given,
        highest);
  }

  /** The same for truncation at another effect. */
  SelectionRule at(double other) {
    return new SelectionRule(function, regions, isTwoSided, other, given, highest);
  }

  /** A scale of the parameters, not shared. */
  DeltaScale scale() {
    return new DeltaScale(function.type(), given, highest);
  }

  /** Ends of the pieces of the weight of a study, as z statistics. */
  double[] cuts(SelectionData data, int i) {
    return function.type().isTruncation()
        ? new double[] {cut / Math.abs(data.unit) / data.sei[i]}
        : regions.cuts();
  }

  /** What the weight function sees of a study. */
  PValue seen(SelectionData data, int i) {
    if (function.type().isTruncation()) {
      return data.y[i] > cut ? PValue.ZERO : PValue.ONE;
    }
    return function.seen(PValue.ofStatistic(data.z[i], isTwoSided));
  }
}

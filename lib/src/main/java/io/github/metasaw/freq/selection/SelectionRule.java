package io.github.metasaw.freq.selection;

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

  /** A rule whose quadrature has its usual panels. */
  static SelectionRule of(
      WeightFunction function, boolean isTwoSided, double cut, double[] given, double highest) {
    return new SelectionRule(
        function,
        WeightRegions.of(function, isTwoSided, WeightRegions.WIDTH),
        isTwoSided,
        cut,
        given,
        highest);
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

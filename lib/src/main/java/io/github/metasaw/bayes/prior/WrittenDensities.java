package io.github.metasaw.bayes.prior;

/** Densities whose arguments, as written, must be compared with each other or with the scale. */
final class WrittenDensities {

  /** Smallest width of a uniform prior of a correlation; a narrower one is a known value. */
  private static final double NARROWEST_CORRELATION = 1e-6;

  private WrittenDensities() {}

  static DensityFamily normal(PriorArguments a, PriorScale scale) {
    double mean = a.get("mean");
    double sd = a.sd();
    PriorRange.refuseSpread(a.text(), scale, mean, sd);
    return DensityFamily.normal(mean, sd);
  }

  static DensityFamily logNormal(PriorArguments a, PriorScale scale) {
    double mean = a.get("meanlog");
    double sd = a.positive("sdlog");
    PriorRange.refuseSpread(a.text(), scale, mean, sd);
    return DensityFamily.logNormal(mean, sd);
  }

  static DensityFamily uniform(PriorArguments a, PriorScale scale) {
    double from = a.get("from");
    double to = a.get("to");
    if (!scale.isLog() && !(from >= 0)) {
      throw a.fault("from", "must be 0 or larger, not " + a.written("from"));
    }
    if (!(to > from)) {
      throw a.fault("to", "must be larger than from");
    }
    return DensityFamily.uniform(from, to);
  }

  static DispersionPrior uniformCorrelation(PriorArguments a) {
    double from = a.correlation("from");
    double to = a.correlation("to");
    if (!(to - from >= NARROWEST_CORRELATION)) {
      throw a.fault(
          "to", "must be larger than from by %s or more".formatted(NARROWEST_CORRELATION));
    }
    return new DispersionPrior.OfCorrelation(a.code(), 1, from, to);
  }

  /** Partial correlations are independent, each with an eta of its own. */
  static DispersionPrior lkj(PriorArguments a, String code, double order) {
    return new DispersionPrior.OfCorrelation(code, a.shape("eta") + order, -1, 1);
  }
}

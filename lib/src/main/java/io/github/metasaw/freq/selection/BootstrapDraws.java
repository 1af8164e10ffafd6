package io.github.metasaw.freq.selection;

import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The estimates of a selection model in resamples of its clusters: coefficients, then log(tau2) and
 * the logarithms of the estimated selection parameters. Basic and studentised intervals are
 * computed on these logarithms.
 *
 * @param settings how clusters were resampled
 * @param layout which parameters are estimated
 * @param level confidence level of intervals
 * @param own estimates from the original data with their cluster-robust standard errors
 * @param draws the same for each resample that could be fitted
 */
record BootstrapDraws(
    ClusterBootstrap settings, ThetaLayout layout, double level, Draw own, Draw[] draws) {

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /**
   * The fit to one resample, or to the original data.
   *
   * @param estimates estimates of the parameters [q]
   * @param errors cluster-robust standard errors of the estimates [q]
   */
  record Draw(double[] estimates, double[] errors) {

    /** Creates a draw from an array of estimates followed by their standard errors. */
    static Draw of(double... flat) {
      int q = flat.length / 2;
      return new Draw(Arrays.copyOf(flat, q), Arrays.copyOfRange(flat, q, 2 * q));
    }

    double[] flat() {
      return DoubleStream.concat(DoubleStream.of(estimates), DoubleStream.of(errors)).toArray();
    }

    private boolean isAtEnd() {
      return Arrays.stream(estimates).anyMatch(value -> !Double.isFinite(value));
    }
  }

  /** Number of resamples that could not be fitted. */
  int failed() {
    return settings.draws() - draws.length;
  }

  /**
   * Number of resamples with a parameter at the end of its range, such as a variance or a weight of
   * 0.
   */
  int atEnd() {
    return (int) Arrays.stream(draws).filter(Draw::isAtEnd).count();
  }

  /** Interval of a coefficient, on the scale of yi. */
  Interval ofCoefficient(int j) {
    return interval(j);
  }

  /** Interval of tau2; NaN if it was given. */
  Interval ofTau2() {
    return layout.estimatesTau() ? natural(interval(layout.rank())) : NONE;
  }

  /** Interval of a selection parameter; NaN if it was given. */
  Interval ofDelta(int a) {
    for (int t = 0; t < layout.free().length; t++) {
      if (layout.free()[t] == a) {
        return natural(interval(layout.firstDelta() + t));
      }
    }
    return NONE;
  }

  private static Interval natural(Interval logarithms) {
    return new Interval(Math.exp(logarithms.lower()), Math.exp(logarithms.upper()));
  }

  private Interval interval(int t) {
    double[] estimates = Arrays.stream(draws).mapToDouble(draw -> draw.estimates[t]).toArray();
    double[] errors = Arrays.stream(draws).mapToDouble(draw -> draw.errors[t]).toArray();
    return settings.interval().of(own.estimates[t], own.errors[t], estimates, errors, level);
  }
}

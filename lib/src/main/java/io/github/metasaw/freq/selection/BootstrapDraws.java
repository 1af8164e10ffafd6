package io.github.metasaw.freq.selection;

import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The parameters of a selection model in resamples of its clusters: coefficients, then log(tau2)
 * and the logarithms of the parameters of selection that are estimated. Basic and studentised
 * intervals are formed on these logarithms.
 *
 * @param settings how clusters were resampled
 * @param layout which parameters are estimated
 * @param level confidence of intervals
 * @param own estimates of the data themselves with their cluster-robust standard errors
 * @param draws those of the resamples that have a fit
 */
record BootstrapDraws(
    ClusterBootstrap settings, ThetaLayout layout, double level, Draw own, Draw[] draws) {

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /**
   * One fit.
   *
   * @param estimates of the parameters [q]
   * @param errors their cluster-robust standard errors [q]
   */
  record Draw(double[] estimates, double[] errors) {

    /** Of estimates followed by their standard errors. */
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

  /** How many resamples have no fit. */
  int failed() {
    return settings.draws() - draws.length;
  }

  /** How many have a variance or a weight of 0. */
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

  /** Interval of a parameter of selection; NaN if it was given. */
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

package io.github.metasaw.plot;

import io.github.metasaw.fit.FrequentistFit;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Profile log-likelihoods of coefficients.
 *
 * @param level confidence of the interval
 * @param drop fall of the log-likelihood from its maximum to the ends of the interval
 * @param curves one a coefficient
 */
public record ProfileData(double level, double drop, List<Curve> curves) {

  private static final int POINTS = 61;

  /**
   * A coefficient.
   *
   * @param value grid [points]
   * @param fall log-likelihood less its maximum [points]
   * @param lower end of the profile interval
   * @param upper end of the profile interval
   */
  public record Curve(
      String term,
      double[] value,
      double[] fall,
      double estimate,
      double se,
      double lower,
      double upper) {}

  public ProfileData {
    curves = List.copyOf(curves);
  }

  /** The profiles of some terms of a fit; of all without names. */
  static ProfileData of(FrequentistFit fit, List<String> asked) {
    List<String> terms = asked.isEmpty() ? fit.terms() : asked;
    Table intervals = fit.confidence("profile");
    List<Curve> curves = new ArrayList<>();
    for (String term : terms) {
      Table profile = fit.profile(term, POINTS);
      int row = fit.terms().indexOf(term);
      double[] fall = profile.doubleColumn("logLik").asDoubleArray();
      for (int i = 0; i < fall.length; i++) {
        fall[i] -= fit.logLik();
      }
      curves.add(
          new Curve(
              term,
              profile.doubleColumn("value").asDoubleArray(),
              fall,
              fit.beta()[row],
              fit.standardErrors()[row],
              intervals.doubleColumn("lower").getDouble(row),
              intervals.doubleColumn("upper").getDouble(row)));
    }
    return new ProfileData(fit.level(), Normal.halfSquare(fit.level()), curves);
  }
}

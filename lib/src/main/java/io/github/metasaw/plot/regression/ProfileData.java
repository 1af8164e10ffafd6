package io.github.metasaw.plot.regression;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.plot.scene.DrawnTable;
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
record ProfileData(double level, double drop, List<ProfileCurve> curves) {

  private static final int POINTS = 61;

  /**
   * A coefficient.
   *
   * @param term its name
   * @param isMean whether it is a coefficient of the mean
   * @param value grid [points]
   * @param fall log-likelihood less its maximum [points]
   * @param wald the same of the parabola that Wald's interval stands for [points]
   * @param lower end of the profile interval
   * @param upper end of the profile interval
   */
  record ProfileCurve(
      String term,
      boolean isMean,
      double[] value,
      double[] fall,
      double[] wald,
      double estimate,
      double lower,
      double upper) {}

  ProfileData {
    curves = List.copyOf(curves);
  }

  /** The profiles of some terms of a fit; of all that have one, if none are named. */
  static ProfileData of(FrequentistFit fit, List<String> asked) {
    Table intervals = fit.confidence("profile", asked.toArray(new String[0]));
    List<String> terms = intervals.stringColumn("term").asList();
    List<ProfileCurve> curves = new ArrayList<>();
    for (int j = 0; j < terms.size(); j++) {
      String term = terms.get(j);
      Table profile = fit.profile(term, POINTS);
      double[] fall = profile.doubleColumn("logLik").asDoubleArray();
      double[] wald = profile.doubleColumn("wald").asDoubleArray();
      for (int i = 0; i < fall.length; i++) {
        fall[i] -= fit.logLik();
        wald[i] -= fit.logLik();
      }
      curves.add(
          new ProfileCurve(
              term,
              fit.parameters().stream()
                  .anyMatch(p -> p instanceof Parameter.Mean && p.name().equals(term)),
              profile.doubleColumn("value").asDoubleArray(),
              fall,
              wald,
              intervals.doubleColumn("estimate").getDouble(j),
              intervals.doubleColumn("lower").getDouble(j),
              intervals.doubleColumn("upper").getDouble(j)));
    }
    return new ProfileData(fit.level(), Math.pow(Normal.critical(fit.level()), 2) / 2, curves);
  }

  /** A row for each point of a profile. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "profile likelihoods", List.of("term"), List.of("value", "profile", "parabola"));
    for (ProfileCurve curve : curves) {
      for (int i = 0; i < curve.value().length; i++) {
        rows.row(List.of(curve.term()), curve.value()[i], curve.fall()[i], curve.wald()[i]);
      }
    }
    return rows.table();
  }
}

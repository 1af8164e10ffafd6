package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import tech.tablesaw.api.Table;

/** Fits and tails that several exercises need. */
final class Models {

  /** The standard normal quantile of 95 % intervals. */
  static final double Z95 = z(0.975);

  /** The one of 90 % intervals, often taken for it. */
  static final double Z90 = z(0.95);

  private Models() {}

  private static double z(double p) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
  }

  /** A model without moderators. */
  static FrequentistFit fit(Table table, String method) {
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method));
  }

  /** P(X > x) of a chi-square. */
  static double upperTail(double x, int df) {
    return ChiSquaredDistribution.of(df).survivalProbability(x);
  }
}

package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/** A solution with the options that made it, and what diagnostics of rows need of it. */
@API(status = API.Status.INTERNAL)
public interface Solved extends Solution {

  /** Options as they were used. */
  FreqOptions options();

  /** Coefficients to show: of the mean, and of the dispersion that the text models. */
  default int[] shown() {
    int[] all = new int[p()];
    for (int j = 0; j < all.length; j++) {
      all[j] = j;
    }
    return all;
  }

  /** SD of the heterogeneity of each row, groups apart [k]. */
  double[] sigma();

  /** Leverages of the rows [k]. */
  double[] hat();

  /** Degrees of freedom of tests of the mean; NaN for the normal distribution. */
  @Override
  default double testDf() {
    return options().test().usesT() ? df() : Double.NaN;
  }

  /** As metafor: from tau2, or from Q where tau2 is 0 by definition; a proportion. */
  @Override
  default double i2() {
    if (df() == 0) {
      return 0;
    }
    return options().method().isZero()
        ? Math.max(0, (q() - df()) / q())
        : tau2() / (typicalVariance() + tau2());
  }

  /** The same of H2. */
  @Override
  default double h2() {
    if (df() == 0) {
      return 1;
    }
    return options().method().isZero() ? q() / df() : tau2() / typicalVariance() + 1;
  }
}

package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.DeletionEstimates;
import io.github.metasaw.freq.tau2.Tau2Estimate;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits with one tau2 that leave out each study in turn. */
final class OneVarianceDeletions implements DeletionFits {

  /**
   * Leverage above which a deletion is tried: it is 1, up to rounding, where a deletion loses rank.
   */
  private static final double SUSPECT = 0.999;

  private final OneVarianceData rows;
  private final FreqOptions options;
  private final OneVarianceSolution full;
  private final @Nullable DeletionEstimates estimates;

  /**
   * @param rows all of them
   * @param options as asked for
   * @param full the solution of all rows
   */
  OneVarianceDeletions(OneVarianceData rows, FreqOptions options, OneVarianceSolution full) {
    this.rows = rows;
    this.options = options;
    this.full = full;
    this.estimates = estimates(full);
  }

  private static @Nullable DeletionEstimates estimates(OneVarianceSolution full) {
    FreqOptions options = full.options;
    boolean restricted = options.method() == Tau2Estimator.REML;
    boolean likelihood = restricted || options.method() == Tau2Estimator.ML;
    return likelihood && !options.hasFixedTau2() && options.weights() == null
        ? DeletionEstimates.of(full.model(), full.tau2, restricted)
        : null;
  }

  /** Null where the model cannot be fitted without row {@code left}: too few rows, or rank lost. */
  @Override
  public @Nullable OneVarianceSolution without(int left) {
    if (rows.k() == 1) {
      return null;
    }
    OneVarianceSolution quick = quick(left);
    if (quick != null) {
      return quick;
    }
    // Where the sums do not decide, nothing is known about the maximum.
    double hint = estimates == null ? full.tau2 : Double.NaN;
    try {
      OneVarianceSolution fit = rows.fit(DataChange.without(rows.k(), left), options, hint);
      return fit.p == full.p ? fit : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  /** From sums over all studies; null where these do not decide, or tau2 is 0. */
  private @Nullable OneVarianceSolution quick(int left) {
    if (estimates == null || !estimates.leaveOut(left)) {
      return null;
    }
    CentredData data = rows.centredWithout(left, full.data().centre() + estimates.mean());
    Tau2Estimate estimate = estimates.estimate(data.model());
    if (estimate == null) {
      return null;
    }
    OneVarianceSolution fit = new OneVarianceSolution(data, full.options, estimate);
    DeletionEstimates.AtZero zero = estimates.atZero(left);
    if (zero != null) {
      fit.knowAtZero(zero.yPy(), zero.trP());
    }
    return fit;
  }

  /**
   * The rows without which the model cannot be fitted. A study that alone informs a coefficient has
   * leverage 1, so few deletions are tried; but if one fails because too few rows are left, all do.
   */
  List<Integer> impossible() {
    if (rows.isInterceptOnly() && rows.k() > 1) {
      return List.of();
    }
    boolean few = rows.k() - 1 - full.p < 1;
    double[] hat = full.hat();
    List<Integer> impossible = new ArrayList<>();
    for (int i = 0; i < rows.k(); i++) {
      if ((few || hat[i] > SUSPECT) && without(i) == null) {
        impossible.add(i);
      }
    }
    return impossible;
  }
}

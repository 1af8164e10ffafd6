package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fits without each study in turn. */
final class Deletions implements DeletionFits {

  /** Leverage from which on a deletion is tried: 1 where rank is lost, up to rounding. */
  private static final double SUSPECT = 0.999;

  private final OneVariance rows;
  private final OneVarianceSolution full;
  private final @Nullable Downdates downdates;

  /** {@code full} is the fit of all rows. */
  Deletions(OneVariance rows, OneVarianceSolution full) {
    this.rows = rows;
    this.full = full;
    this.downdates = Downdates.of(rows, full);
  }

  /** Null where the model cannot be fitted without row {@code left}: too few rows, or rank lost. */
  @Override
  public @Nullable OneVarianceSolution without(int left) {
    if (rows.k() == 1) {
      return null;
    }
    OneVarianceSolution quick = downdates == null ? null : downdates.fit(left);
    if (quick != null) {
      return quick;
    }
    // Where the sums leave it open, nothing is known of the maximum.
    double hint = downdates == null ? full.tau2 : Double.NaN;
    try {
      OneVarianceSolution fit = rows.without(left, hint);
      return fit.p == full.p ? fit : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  /**
   * The rows without which the model cannot be fitted. A study that alone tells of a coefficient
   * has leverage 1, so few deletions are tried; but where one fails for too few rows, all do.
   */
  static List<Integer> impossible(OneVariance rows, OneVarianceSolution full) {
    if (rows.isInterceptOnly() && rows.k() > 1) {
      return List.of();
    }
    boolean few = rows.k() - 1 - full.p < 1;
    double[] hat = full.hat();
    Deletions deletions = new Deletions(rows, full);
    List<Integer> impossible = new ArrayList<>();
    for (int i = 0; i < rows.k(); i++) {
      if ((few || hat[i] > SUSPECT) && deletions.without(i) == null) {
        impossible.add(i);
      }
    }
    return impossible;
  }
}

package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fit without one study. */
final class Deletion {

  /** Leverage from which on a deletion is tried: 1 where rank is lost, up to rounding. */
  private static final double SUSPECT = 0.999;

  private Deletion() {}

  /**
   * Null where the model cannot be fitted without row {@code left}: too few rows, or rank lost.
   *
   * @param full the fit of all rows
   */
  static @Nullable Univariate fit(Rows rows, int left, Univariate full) {
    if (rows.k() == 1) {
      return null;
    }
    try {
      Univariate fit = rows.without(left, full.tau2);
      return fit.p == full.p ? fit : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  /**
   * The rows without which the model cannot be fitted. A study that alone tells of a coefficient
   * has leverage 1, so few deletions are tried; but where one fails for too few rows, all do.
   */
  static List<Integer> impossible(Rows rows, Univariate full) {
    if (rows.interceptOnly() && rows.k() > 1) {
      return List.of();
    }
    boolean few = rows.k() - 1 - full.p < 1;
    double[] hat = full.hat();
    List<Integer> impossible = new ArrayList<>();
    for (int i = 0; i < rows.k(); i++) {
      if ((few || hat[i] > SUSPECT) && fit(rows, i, full) == null) {
        impossible.add(i);
      }
    }
    return impossible;
  }
}

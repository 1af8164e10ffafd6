package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import org.jspecify.annotations.Nullable;

/** A fit without one study. */
final class Deletion {

  private Deletion() {}

  /**
   * Null where the model cannot be fitted without row {@code left}: too few rows, or rank lost.
   *
   * @param hint tau2 of all rows
   */
  static @Nullable Univariate fit(Rows rows, int left, double hint) {
    try {
      Univariate fit = rows.without(left, hint);
      return fit.aliased.length == 0 ? fit : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }
}

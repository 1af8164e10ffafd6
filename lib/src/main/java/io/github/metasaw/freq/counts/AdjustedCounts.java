package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;

/**
 * Counts after the treatment of zero cells: the studies that stay, with what is added to them.
 *
 * @param data their counts
 * @param rows which they are among those given, ascending, from 0
 */
record AdjustedCounts(CountData data, int[] rows) {

  /**
   * Applies a treatment.
   *
   * @param given counts of k studies
   * @param zeros the treatment
   * @return the same counts where nothing changes
   * @throws MetaException if no study stays
   */
  static AdjustedCounts of(CountData given, ZeroCells zeros) {
    AdjustedCounts kept = kept(given, zeros);
    if (zeros.isNothing()) {
      return kept;
    }
    boolean[] hasZero = new boolean[kept.rows.length];
    boolean isAny = false;
    for (int i = 0; i < hasZero.length; i++) {
      hasZero[i] = kept.data.hasZero(i);
    }
    double[] added = zeros.additions(hasZero);
    for (double constant : added) {
      isAny |= constant > 0;
    }
    return isAny ? new AdjustedCounts(kept.data.plus(added), kept.rows) : kept;
  }

  /**
   * The studies that a treatment does not leave out, with nothing added.
   *
   * @param given counts of k studies
   * @param zeros the treatment
   * @return the same counts where all stay
   * @throws MetaException if no study stays
   */
  static AdjustedCounts kept(CountData given, ZeroCells zeros) {
    int[] rows = new int[given.k()];
    int m = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!zeros.drops00() || !given.isUninformative(i)) {
        rows[m++] = i;
      }
    }
    if (m == 0) {
      throw MetaException.of(
          "no study has both events and non-events, so that none is left after those are dropped");
    }
    int[] kept = Arrays.copyOf(rows, m);
    return new AdjustedCounts(m == given.k() ? given : given.select(kept), kept);
  }
}

package io.github.metasaw.freq.counts;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.PersonTime;
import io.github.metasaw.model.counts.TwoByTwo;
import java.util.Arrays;

/**
 * What is done with cells of 0: a constant added to the cells of some studies, and studies left out
 * that have no events in either group, or nothing but events in both. metafor: {@code add}, {@code
 * to} and {@code drop00}.
 *
 * @param add the constant, 0 or larger
 * @param to the studies it is added to
 * @param dropUninformative whether studies without events in either group, or without non-events,
 *     are left out before
 */
public record ZeroCells(double add, AddTo to, boolean dropUninformative) {

  /** What the estimates of single studies need: 1/2 where a cell is 0, uninformative ones out. */
  public static final ZeroCells OF_STUDIES = new ZeroCells(0.5, AddTo.ONLY0, true);

  /** The counts as they are. */
  public static final ZeroCells NOTHING = new ZeroCells(0, AddTo.NONE, false);

  /**
   * Checks the constant.
   *
   * @throws MetaException for a constant that is negative or not a number
   */
  public ZeroCells {
    if (!(add >= 0 && add < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "what is added to cells must be a number of 0 or more, not %s", add);
    }
  }

  /**
   * Studies that stay.
   *
   * @param data counts of k studies
   * @return their rows, ascending
   */
  int[] kept(CountData data) {
    int[] rows = new int[data.k()];
    int n = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!dropUninformative || !data.isUninformative(i)) {
        rows[n++] = i;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  /**
   * The constant for each study.
   *
   * @param data counts of k studies
   * @param kept the rows that stay; the others are not asked for zero cells
   * @return what is added to each cell of each row kept, in the order of {@code kept}
   */
  double[] additions(CountData data, int[] kept) {
    double[] added = new double[kept.length];
    boolean all = to == AddTo.ALL;
    if (to == AddTo.IF0ALL) {
      for (int i : kept) {
        all |= data.hasZero(i);
      }
    }
    for (int j = 0; j < kept.length; j++) {
      boolean isHere = all || (to == AddTo.ONLY0 && data.hasZero(kept[j]));
      added[j] = isHere ? add : 0;
    }
    return added;
  }

  /**
   * The tables that stay, with what is added.
   *
   * @param data tables of k studies
   * @return the same object where nothing changes; fewer rows where studies are left out
   * @throws MetaException if no study stays
   */
  TwoByTwo apply(TwoByTwo data) {
    int[] kept = requireKept(data);
    double[] added = additions(data, kept);
    TwoByTwo rows = kept.length == data.k() ? data : data.select(kept);
    return isZero(added)
        ? rows
        : new TwoByTwo(
            sum(rows.ai(), added),
            sum(rows.bi(), added),
            sum(rows.ci(), added),
            sum(rows.di(), added));
  }

  /**
   * The counts that stay, with what is added; person-time stays as it is.
   *
   * @param data counts of k studies
   * @return the same object where nothing changes; fewer rows where studies are left out
   * @throws MetaException if no study stays
   */
  PersonTime apply(PersonTime data) {
    int[] kept = requireKept(data);
    double[] added = additions(data, kept);
    PersonTime rows = kept.length == data.k() ? data : data.select(kept);
    return isZero(added)
        ? rows
        : new PersonTime(sum(rows.x1i(), added), rows.t1i(), sum(rows.x2i(), added), rows.t2i());
  }

  private int[] requireKept(CountData data) {
    int[] kept = kept(data);
    if (kept.length == 0) {
      throw MetaException.of(
          "no study has both events and non-events, so that none is left after those are dropped");
    }
    return kept;
  }

  private static boolean isZero(double[] values) {
    return Arrays.stream(values).allMatch(x -> x == 0);
  }

  private static double[] sum(double[] x, double[] added) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + added[i];
    }
    return sum;
  }
}

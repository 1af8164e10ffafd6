package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
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
public record ZeroCells(double add, ZeroCellRule to, boolean dropUninformative) {

  /** What the estimates of single studies need: 1/2 where a cell is 0, uninformative ones out. */
  public static final ZeroCells OF_STUDIES = new ZeroCells(0.5, ZeroCellRule.ONLY0, true);

  /** The counts as they are. */
  public static final ZeroCells NOTHING = new ZeroCells(0, ZeroCellRule.NONE, false);

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
   * The same rule for the estimates of single studies.
   *
   * @param measure what they are estimates of; that of one group has no uninformative studies
   * @return options of {@code EffectMeasure.compute}
   */
  EffectOptions options(EffectMeasure measure) {
    EffectOptions options = EffectOptions.defaults().withAdd(add).withTo(to);
    return measure.isContrast() ? options.withDrop00(dropUninformative) : options;
  }

  /**
   * Studies that stay.
   *
   * @param data counts of k studies
   * @return their rows, ascending, from 0
   * @throws MetaException if there are none
   */
  int[] kept(CountData data) {
    int[] rows = new int[data.k()];
    int n = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!dropUninformative || !data.isUninformative(i)) {
        rows[n++] = i;
      }
    }
    if (n == 0) {
      throw MetaException.of(
          "no study has both events and non-events, so that none is left after those are dropped");
    }
    return Arrays.copyOf(rows, n);
  }

  private double[] additions(CountData data) {
    boolean[] hasZero = new boolean[data.k()];
    for (int i = 0; i < hasZero.length; i++) {
      hasZero[i] = data.hasZero(i);
    }
    boolean[] adjusted = to.adjusted(hasZero);
    double[] added = new double[adjusted.length];
    for (int i = 0; i < added.length; i++) {
      added[i] = adjusted[i] ? add : 0;
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
  TwoByTwoTables apply(TwoByTwoTables data) {
    if (isNothing()) {
      return data;
    }
    int[] kept = kept(data);
    TwoByTwoTables rows = kept.length == data.k() ? data : data.select(kept);
    double[] added = additions(rows);
    return isZero(added)
        ? rows
        : new TwoByTwoTables(
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
  TwoGroupRates apply(TwoGroupRates data) {
    if (isNothing()) {
      return data;
    }
    int[] kept = kept(data);
    TwoGroupRates rows = kept.length == data.k() ? data : data.select(kept);
    double[] added = additions(rows);
    return isZero(added)
        ? rows
        : new TwoGroupRates(sum(rows.x1i(), added), rows.t1i(), sum(rows.x2i(), added), rows.t2i());
  }

  /**
   * The rule in words.
   *
   * @return for example {@code 0.5 added to studies with a zero; uninformative studies left out}
   */
  public String label() {
    String added =
        add == 0 || to == ZeroCellRule.NONE ? "nothing added" : add + " added to " + to.label();
    return dropUninformative ? added + "; uninformative studies left out" : added;
  }

  private boolean isNothing() {
    return !dropUninformative && (add == 0 || to == ZeroCellRule.NONE);
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

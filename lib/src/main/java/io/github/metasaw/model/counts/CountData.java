package io.github.metasaw.model.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of events in k studies, on plain arrays. The arrays are not copied and must not be
 * changed.
 */
public sealed interface CountData
    permits TwoByTwoTables, TwoGroupRates, OneGroupProportions, OneGroupRates {

  /**
   * Number of studies.
   *
   * @return k, 1 or more
   */
  int k();

  /**
   * What the counts are.
   *
   * @return binomial or Poisson
   */
  Outcome outcome();

  /**
   * Some of the studies.
   *
   * @param rows which, from 0, in the order wanted
   * @return their counts
   */
  CountData select(int... rows);

  /**
   * The same studies with a constant added to each of their counts of events and non-events.
   *
   * @param added to the counts of each study, 0 or larger [k]
   * @return new counts; person-time stays as it is
   */
  CountData plus(double... added);

  /**
   * The measures that such counts can be pooled on.
   *
   * @return the usual one first
   */
  List<EffectMeasure> measures();

  /**
   * The counts as effect sizes of studies are computed from.
   *
   * @return one row per study
   */
  RawData raw();

  /**
   * The counts among what studies report.
   *
   * @param raw what studies report, complete
   * @param measure of two groups or one: OR, RR, RD or PETO; IRR or IRD; PLO; IRLN
   * @return tables, rates or proportions
   * @throws MetaException for another measure, and for counts that are missing or impossible
   */
  static CountData of(RawData raw, EffectMeasure measure) {
    return switch (measure) {
      case OR, RR, RD, PETO -> TwoByTwoTables.of(raw);
      case IRR, IRD ->
          new TwoGroupRates(
              raw.get(Input.X1I), raw.get(Input.T1I), raw.get(Input.X2I), raw.get(Input.T2I));
      case PLO -> OneGroupProportions.of(raw);
      case IRLN -> new OneGroupRates(raw.get(Input.XI), raw.get(Input.TI));
      default ->
          throw MetaException.format(
              "%s (%s) is not a measure that counts are pooled on; these are OR, RR, RD, IRR, IRD,"
                  + " PLO and IRLN",
              measure.id(), measure.label());
    };
  }

  /**
   * Whether a study is uninformative about the difference between its groups: no events in either,
   * or only events in both.
   *
   * @param i the study, from 0
   * @return false for data of one group
   */
  boolean isUninformative(int i);

  /**
   * Whether a study has a count of 0 that makes its own estimate or variance infinite.
   *
   * @param i the study, from 0
   * @return whether one of its cells is empty
   */
  boolean hasZero(int i);

  /**
   * Whether all counts are whole numbers, as exact likelihoods need them.
   *
   * @return true for counts as they were observed
   */
  boolean isWhole();

  /**
   * Refuses counts that cannot be.
   *
   * @param name as messages call it, for example {@code ai}
   * @param k number of studies
   * @param values one per study
   * @throws MetaException for another number of values, a missing or negative one
   */
  static void requireCounts(String name, int k, double[] values) {
    if (values.length != k || k == 0) {
      throw MetaException.format(
          "%s has %d values for %d studies; give one per study, of one study or more",
          name, values.length, k);
    }
    for (int i = 0; i < k; i++) {
      if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
        throw MetaException.format(
            "%s of study %d must be a number of 0 or more, not %s", name, i + 1, values[i]);
      }
    }
  }

  /**
   * Refuses exposures that cannot be.
   *
   * @param name as messages call it, for example {@code t1i}
   * @param k number of studies
   * @param values one per study
   * @throws MetaException for another number of values, a missing one, or one that is not positive
   */
  static void requireExposures(String name, int k, double[] values) {
    requireCounts(name, k, values);
    for (int i = 0; i < k; i++) {
      if (values[i] == 0) {
        throw MetaException.format("%s of study %d must be larger than 0", name, i + 1);
      }
    }
  }

  /**
   * Whether all values are whole numbers.
   *
   * @param values counts
   * @return true if none has a fraction
   */
  static boolean isWhole(double[] values) {
    return Arrays.stream(values).allMatch(x -> x == Math.rint(x));
  }

  /**
   * Sums by study.
   *
   * @param values one per study
   * @param added to each of them
   * @return a new array
   */
  static double[] sum(double[] values, double[] added) {
    double[] sum = new double[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = values[i] + added[i];
    }
    return sum;
  }

  /**
   * The values of some rows.
   *
   * @param values one per study
   * @param rows which, from 0
   * @return a new array
   */
  static double[] select(double[] values, int[] rows) {
    double[] selected = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = values[rows[i]];
    }
    return selected;
  }
}

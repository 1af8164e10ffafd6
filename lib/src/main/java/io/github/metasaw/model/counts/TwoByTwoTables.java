package io.github.metasaw.model.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.List;

/**
 * One two-by-two table per study: events and non-events of the first (treated) and the second
 * (control) group, named as metafor names them.
 *
 * @param ai events of the first group [k]
 * @param bi non-events of the first group [k]
 * @param ci events of the second group [k]
 * @param di non-events of the second group [k]
 */
public record TwoByTwoTables(double[] ai, double[] bi, double[] ci, double[] di)
    implements CountData {

  private static final List<EffectMeasure> MEASURES =
      List.of(EffectMeasure.OR, EffectMeasure.RR, EffectMeasure.RD);

  /**
   * Checks the cells.
   *
   * @throws MetaException for arrays of different lengths, a missing or negative count, or a group
   *     without anybody in it
   */
  public TwoByTwoTables {
    CountData.requireCounts("ai", ai.length, ai);
    CountData.requireCounts("bi", ai.length, bi);
    CountData.requireCounts("ci", ai.length, ci);
    CountData.requireCounts("di", ai.length, di);
    for (int i = 0; i < ai.length; i++) {
      if (ai[i] + bi[i] == 0 || ci[i] + di[i] == 0) {
        throw MetaException.format("a group of study %d has nobody in it", i + 1);
      }
    }
  }

  /**
   * Tables from events and totals.
   *
   * @param ai events of the first group [k]
   * @param n1i size of the first group [k]
   * @param ci events of the second group [k]
   * @param n2i size of the second group [k]
   * @return the tables
   * @throws MetaException for more events than members of a group, and as the constructor
   */
  public static TwoByTwoTables ofTotals(double[] ai, double[] n1i, double[] ci, double[] n2i) {
    return new TwoByTwoTables(
        ai, nonEvents("ai", ai, "n1i", n1i), ci, nonEvents("ci", ci, "n2i", n2i));
  }

  private static double[] nonEvents(String events, double[] x, String totals, double[] n) {
    CountData.requireCounts(events, x.length, x);
    CountData.requireCounts(totals, x.length, n);
    double[] rest = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (x[i] > n[i]) {
        throw MetaException.format(
            "%s of study %d is %s, more than %s, which is %s", events, i + 1, x[i], totals, n[i]);
      }
      rest[i] = n[i] - x[i];
    }
    return rest;
  }

  /**
   * Size of the first group.
   *
   * @param i the study, from 0
   * @return events and non-events together
   */
  public double n1(int i) {
    return ai[i] + bi[i];
  }

  /**
   * Size of the second group.
   *
   * @param i the study, from 0
   * @return events and non-events together
   */
  public double n2(int i) {
    return ci[i] + di[i];
  }

  /** Tables of what studies report: all four cells, or events and totals. */
  static TwoByTwoTables of(RawData raw) {
    return new TwoByTwoTables(
        raw.get(Input.AI),
        raw.withoutEvent(Input.BI, Input.N1I, Input.AI),
        raw.get(Input.CI),
        raw.withoutEvent(Input.DI, Input.N2I, Input.CI));
  }

  @Override
  public RawData raw() {
    return RawData.of(k())
        .with(Input.AI, ai)
        .with(Input.BI, bi)
        .with(Input.CI, ci)
        .with(Input.DI, di);
  }

  @Override
  public int k() {
    return ai.length;
  }

  @Override
  public TwoByTwoTables select(int... rows) {
    return new TwoByTwoTables(
        CountData.select(ai, rows),
        CountData.select(bi, rows),
        CountData.select(ci, rows),
        CountData.select(di, rows));
  }

  @Override
  public TwoByTwoTables plus(double... added) {
    return new TwoByTwoTables(
        CountData.sum(ai, added),
        CountData.sum(bi, added),
        CountData.sum(ci, added),
        CountData.sum(di, added));
  }

  @Override
  public List<EffectMeasure> measures() {
    return MEASURES;
  }

  @Override
  public boolean isUninformative(int i) {
    return (ai[i] == 0 && ci[i] == 0) || (bi[i] == 0 && di[i] == 0);
  }

  @Override
  public boolean hasZero(int i) {
    return ai[i] == 0 || bi[i] == 0 || ci[i] == 0 || di[i] == 0;
  }

  @Override
  public boolean isWhole() {
    return CountData.isWhole(ai)
        && CountData.isWhole(bi)
        && CountData.isWhole(ci)
        && CountData.isWhole(di);
  }

  @Override
  public Outcome outcome() {
    return Outcome.BINOMIAL;
  }
}

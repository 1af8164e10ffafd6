package io.github.metasaw.model.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.List;

/**
 * Events in the person-time of two groups per study, named as metafor names them.
 *
 * @param x1i events of the first group [k]
 * @param t1i person-time of the first group [k], in any one unit
 * @param x2i events of the second group [k]
 * @param t2i person-time of the second group [k], in the same unit
 */
public record TwoGroupRates(double[] x1i, double[] t1i, double[] x2i, double[] t2i)
    implements CountData {

  private static final List<EffectMeasure> MEASURES = List.of(EffectMeasure.IRR, EffectMeasure.IRD);

  /**
   * Checks the counts.
   *
   * @throws MetaException for arrays of different lengths, a missing or negative count, or a
   *     person-time that is not positive
   */
  public TwoGroupRates {
    CountData.requireCounts("x1i", x1i.length, x1i);
    CountData.requireExposures("t1i", x1i.length, t1i);
    CountData.requireCounts("x2i", x1i.length, x2i);
    CountData.requireExposures("t2i", x1i.length, t2i);
  }

  @Override
  public RawData raw() {
    return RawData.of(k())
        .with(Input.X1I, x1i)
        .with(Input.T1I, t1i)
        .with(Input.X2I, x2i)
        .with(Input.T2I, t2i);
  }

  @Override
  public int k() {
    return x1i.length;
  }

  @Override
  public TwoGroupRates select(int... rows) {
    return new TwoGroupRates(
        CountData.select(x1i, rows),
        CountData.select(t1i, rows),
        CountData.select(x2i, rows),
        CountData.select(t2i, rows));
  }

  @Override
  public TwoGroupRates plus(double... added) {
    return new TwoGroupRates(CountData.sum(x1i, added), t1i, CountData.sum(x2i, added), t2i);
  }

  @Override
  public List<EffectMeasure> measures() {
    return MEASURES;
  }

  @Override
  public boolean isUninformative(int i) {
    return x1i[i] == 0 && x2i[i] == 0;
  }

  @Override
  public boolean hasZero(int i) {
    return x1i[i] == 0 || x2i[i] == 0;
  }

  @Override
  public boolean isWhole() {
    return CountData.isWhole(x1i) && CountData.isWhole(x2i);
  }

  @Override
  public Outcome outcome() {
    return Outcome.POISSON;
  }
}

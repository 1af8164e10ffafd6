package io.github.metasaw.model.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.List;

/**
 * Events in the person-time of one group per study.
 *
 * @param xi events [k]
 * @param ti person-time [k], in any one unit
 */
public record OneGroupRates(double[] xi, double[] ti) implements CountData {

  private static final List<EffectMeasure> MEASURES = List.of(EffectMeasure.IRLN);

  /**
   * Checks the counts.
   *
   * @throws MetaException for arrays of different lengths, a missing or negative count, or a
   *     person-time that is not positive
   */
  public OneGroupRates {
    CountData.requireCounts("xi", xi.length, xi);
    CountData.requireExposures("ti", xi.length, ti);
  }

  @Override
  public RawData raw() {
    return RawData.of(k()).with(Input.XI, xi).with(Input.TI, ti);
  }

  @Override
  public int k() {
    return xi.length;
  }

  @Override
  public OneGroupRates select(int... rows) {
    return new OneGroupRates(CountData.select(xi, rows), CountData.select(ti, rows));
  }

  @Override
  public OneGroupRates plus(double... added) {
    return new OneGroupRates(CountData.sum(xi, added), ti);
  }

  @Override
  public List<EffectMeasure> measures() {
    return MEASURES;
  }

  @Override
  public boolean isUninformative(int i) {
    return false;
  }

  @Override
  public boolean hasZero(int i) {
    return xi[i] == 0;
  }

  @Override
  public boolean isWhole() {
    return CountData.isWhole(xi);
  }

  @Override
  public Outcome outcome() {
    return Outcome.POISSON;
  }
}

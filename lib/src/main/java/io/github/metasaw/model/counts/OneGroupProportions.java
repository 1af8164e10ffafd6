package io.github.metasaw.model.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.List;

/**
 * Events in one group per study.
 *
 * @param xi events [k]
 * @param ni size of the group [k]
 */
public record OneGroupProportions(double[] xi, double[] ni) implements CountData {

  private static final List<EffectMeasure> MEASURES = List.of(EffectMeasure.PLO);

  /**
   * Checks the counts.
   *
   * @throws MetaException for arrays of different lengths, a missing or negative count, an empty
   *     group, or more events than members
   */
  public OneGroupProportions {
    CountData.requireCounts("xi", xi.length, xi);
    CountData.requireExposures("ni", xi.length, ni);
    for (int i = 0; i < xi.length; i++) {
      if (xi[i] > ni[i]) {
        throw MetaException.format(
            "xi of study %d is %s, more than ni, which is %s", i + 1, xi[i], ni[i]);
      }
    }
  }

  /** Proportions of what studies report: events with totals, or with the rest. */
  static OneGroupProportions of(RawData raw) {
    double[] xi = raw.get(Input.XI);
    double[] ni = raw.get(Input.NI);
    for (int i = 0; i < raw.k(); i++) {
      ni[i] = Double.isNaN(ni[i]) ? xi[i] + raw.get(Input.MI, i) : ni[i];
    }
    return new OneGroupProportions(xi, ni);
  }

  @Override
  public RawData raw() {
    return RawData.of(k()).with(Input.XI, xi).with(Input.NI, ni);
  }

  @Override
  public int k() {
    return xi.length;
  }

  @Override
  public OneGroupProportions select(int... rows) {
    return new OneGroupProportions(CountData.select(xi, rows), CountData.select(ni, rows));
  }

  @Override
  public OneGroupProportions plus(double... added) {
    return new OneGroupProportions(
        CountData.sum(xi, added), CountData.sum(CountData.sum(ni, added), added));
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
    return xi[i] == 0 || xi[i] == ni[i];
  }

  @Override
  public boolean isWhole() {
    return CountData.isWhole(xi) && CountData.isWhole(ni);
  }

  @Override
  public Outcome outcome() {
    return Outcome.BINOMIAL;
  }
}

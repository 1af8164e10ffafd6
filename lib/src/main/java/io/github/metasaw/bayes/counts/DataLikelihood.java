package io.github.metasaw.bayes.counts;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.HypergeometricLikelihood;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.OneGroupRates;
import io.github.metasaw.model.counts.PoissonLikelihood;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.List;
import java.util.Locale;

/** The likelihood of what a study reports, given its true effect. */
public enum DataLikelihood implements Named {
  /** The estimate is normal about the effect, its variance known. */
  NORMAL("normal likelihood of the estimates"),
  /**
   * The first group's events given those of both groups: noncentral hypergeometric in the log odds
   * ratio for tables, binomial in the log rate ratio for rates. It holds no other parameter.
   */
  CONDITIONAL("exact conditional likelihood of the counts"),
  /**
   * Binomial events: of both groups, where the log odds of the second have a prior and the effect
   * is the log odds ratio; or of the one group there is, where the effect is its log odds.
   */
  BINOMIAL("binomial likelihood of the counts"),
  /**
   * Poisson events: of both groups, where the log rate of the second has a prior and the effect is
   * the log rate ratio; or of the one group there is, where the effect is its log rate.
   */
  POISSON("Poisson likelihood of the counts");

  private final String label;

  DataLikelihood(String label) {
    this.label = label;
  }

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code conditional}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The name in words.
   *
   * @return for example {@code exact conditional likelihood of the counts}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * The likelihood of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the likelihood
   * @throws MetaException for an unknown name, with the nearest
   */
  public static DataLikelihood parse(String name) {
    return Named.parse("likelihood", name, values());
  }

  /**
   * Whether each study has a baseline, which needs a prior.
   *
   * @param data counts
   * @return true for both groups' own likelihoods
   */
  public boolean hasBaseline(CountData data) {
    return this != CONDITIONAL && (data instanceof TwoByTwoTables || data instanceof TwoGroupRates);
  }

  /**
   * The effect of a study, as a function of its linear predictors.
   *
   * @param data counts
   * @param i the study, from 0
   * @param baseline prior of the second group's predictor, where there is one
   * @param fineness by how much all steps are shortened, 1 or more
   * @return its likelihood
   * @throws MetaException for data of another kind, and for fractions of events where the
   *     likelihood has none
   */
  EffectLikelihood of(CountData data, int i, BaselinePrior baseline, double fineness) {
    if (data instanceof TwoByTwoTables tables && (this == CONDITIONAL || this == BINOMIAL)) {
      return this == CONDITIONAL
          ? hypergeometric(tables, i, fineness)
          : EffectLikelihood.of(
              List.of(
                  BinomialLikelihood.of(tables.ai()[i], tables.n1(i)),
                  BinomialLikelihood.of(tables.ci()[i], tables.n2(i))),
              baseline,
              new EffectLikelihood.Ends(tables.ai()[i] == 0, tables.bi()[i] == 0),
              fineness);
    }
    if (data instanceof TwoGroupRates rates && (this == CONDITIONAL || this == POISSON)) {
      return rates(rates, i, baseline, fineness);
    }
    if (data instanceof OneGroupProportions one && this == BINOMIAL) {
      double x = one.xi()[i];
      double n = one.ni()[i];
      return EffectLikelihood.of(
          BinomialLikelihood.of(x, n), new EffectLikelihood.Ends(x == 0, x == n), fineness);
    }
    if (data instanceof OneGroupRates one && this == POISSON) {
      double x = one.xi()[i];
      return EffectLikelihood.of(
          PoissonLikelihood.of(x, one.ti()[i]), new EffectLikelihood.Ends(x == 0, false), fineness);
    }
    throw MetaException.format(
        "the likelihood %s is not one of such data; tables of two groups have conditional and"
            + " binomial, rates of two groups conditional and poisson, proportions of one group"
            + " binomial, rates of one group poisson",
        id());
  }

  private static EffectLikelihood hypergeometric(TwoByTwoTables tables, int i, double fineness) {
    if (!tables.select(i).isWhole()) {
      throw MetaException.format(
          "the likelihood conditional needs whole numbers of events and non-events, which study %d"
              + " has not; the likelihood binomial takes fractions",
          i + 1);
    }
    double a = tables.ai()[i];
    double c = tables.ci()[i];
    double least = Math.max(0, a + c - tables.n2(i));
    double most = Math.min(tables.n1(i), a + c);
    return EffectLikelihood.of(
        HypergeometricLikelihood.of(a, tables.n1(i), c, tables.n2(i)),
        new EffectLikelihood.Ends(a == least, a == most),
        fineness);
  }

  private EffectLikelihood rates(
      TwoGroupRates rates, int i, BaselinePrior baseline, double fineness) {
    double x1 = rates.x1i()[i];
    double x2 = rates.x2i()[i];
    double t1 = rates.t1i()[i];
    double t2 = rates.t2i()[i];
    return this == CONDITIONAL
        ? EffectLikelihood.of(
            BinomialLikelihood.of(x1, x1 + x2).withOffset(Math.log(t1 / t2)),
            new EffectLikelihood.Ends(x1 == 0, x2 == 0),
            fineness)
        : EffectLikelihood.of(
            List.of(PoissonLikelihood.of(x1, t1), PoissonLikelihood.of(x2, t2)),
            baseline,
            new EffectLikelihood.Ends(x1 == 0, false),
            fineness);
  }
}

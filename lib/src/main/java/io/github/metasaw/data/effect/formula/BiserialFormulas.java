package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.CS;
import static io.github.metasaw.data.effect.input.VarianceType.ST;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.distribution.Normal;

/** Correlations of a quantitative variable with membership of one of two groups. */
public final class BiserialFormulas {

  /** Point-biserial correlation. */
  public static final Formula RPB =
      Formula.of(GroupMeans.STANDARDISED, BiserialFormulas::pointBiserial)
          .types(ST, CS)
          .explained("d / sqrt(d^2 + h), h = m/n1i + m/n2i, m = n1i + n2i - 2", "Tate 1954");

  /** Fisher's z of the point-biserial correlation. */
  public static final Formula ZPB =
      Formula.of(GroupMeans.STANDARDISED, DeltaMethod.fisherZ(BiserialFormulas::pointBiserial))
          .types(ST, CS)
          .explained("atanh of the point-biserial correlation", "Tate 1954");

  /** Biserial correlation. */
  public static final Formula RBIS =
      Formula.of(GroupMeans.STANDARDISED, BiserialFormulas::biserial)
          .explained(
              "sqrt(p1 p2) / dnorm(z) times the point-biserial correlation",
              "Soper 1914; Jacobs and Viechtbauer 2017");

  /** Fisher's z of the biserial correlation. */
  public static final Formula ZBIS =
      Formula.of(GroupMeans.STANDARDISED, DeltaMethod.fisherZ(BiserialFormulas::biserial))
          .explained(
              "atanh of the biserial correlation", "Soper 1914; Jacobs and Viechtbauer 2017");

  private BiserialFormulas() {}

  private static double spread(GroupMeans g, int i) {
    return (g.n(i) - 2) * g.inverseSizes(i);
  }

  private static double correlation(GroupMeans g, int i) {
    return g.d(i) / Math.sqrt(g.d(i) * g.d(i) + spread(g, i));
  }

  private static EffectSizes pointBiserial(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(
        g.ni(),
        i -> correlation(g, i),
        i -> options.type(i) == CS ? crossSectional(g, i) : stratified(g, i));
  }

  private static double stratified(GroupMeans g, int i) {
    double h = spread(g, i);
    double square = g.d(i) * g.d(i);
    double ofD = g.inverseSizes(i) + square / (2 * g.n(i));
    return h * h / Math.pow(h + square, 3) * ofD;
  }

  private static double crossSectional(GroupMeans g, int i) {
    double square = correlation(g, i) * correlation(g, i);
    double n = g.n(i);
    return (1 - square)
        * (1 - square)
        * (n * square / (4 * g.n1i()[i] * g.n2i()[i]) + (2 - 3 * square) / (2 * n));
  }

  private static EffectSizes biserial(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(
        g.ni(),
        i -> Math.sqrt(shares(g, i)) / ordinate(g, i) * correlation(g, i),
        i -> biserialVariance(g, i));
  }

  /** Product of the shares of both groups. */
  private static double shares(GroupMeans g, int i) {
    return g.n1i()[i] / g.n(i) * (g.n2i()[i] / g.n(i));
  }

  private static double cut(GroupMeans g, int i) {
    double share = g.n1i()[i] / g.n(i);
    return Double.isNaN(share) ? Double.NaN : Normal.upperQuantile(share);
  }

  private static double ordinate(GroupMeans g, int i) {
    double z = cut(g, i);
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Soper 1914; a correlation beyond 1 counts as 1. */
  private static double biserialVariance(GroupMeans g, int i) {
    double z = cut(g, i);
    double f = ordinate(g, i);
    double product = shares(g, i);
    double r = Math.sqrt(product) / f * correlation(g, i);
    double square = Math.min(1, r * r);
    double p1 = g.n1i()[i] / g.n(i);
    double p2 = g.n2i()[i] / g.n(i);
    double middle = 1.5 + (1 - p1 * z / f) * (1 + p2 * z / f);
    return (product / (f * f) - middle * square + square * square) / (g.n(i) - 1);
  }
}

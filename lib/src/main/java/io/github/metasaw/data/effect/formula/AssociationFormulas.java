package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.CS;
import static io.github.metasaw.data.effect.input.VarianceType.ST;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import java.util.function.BiFunction;

/** Association of two dichotomous variables. */
public final class AssociationFormulas {

  /** Phi coefficient. */
  public static final Formula PHI =
      of(AssociationFormulas::phi)
          .addingNothing()
          .types(ST, CS)
          .explained(
              "(ai di - bi ci) / sqrt(n1i n2i (ai+ci) (bi+di))",
              "Yule 1912; Fleiss and Berlin 2009");

  /** Fisher's z of the phi coefficient. */
  public static final Formula ZPHI =
      of(DeltaMethod.fisherZ(AssociationFormulas::phi))
          .addingNothing()
          .types(ST, CS)
          .explained("atanh(phi)", "Yule 1912");

  /** Yule's Q. */
  public static final Formula YUQ =
      of(AssociationFormulas::yuleQ)
          .addingHalf()
          .explained("(or - 1) / (or + 1), or = ai di / (bi ci)", "Yule 1912");

  /** Yule's Y. */
  public static final Formula YUY =
      of(AssociationFormulas::yuleY)
          .addingHalf()
          .explained("(sqrt(or) - 1) / (sqrt(or) + 1)", "Yule 1912");

  /** Tetrachoric correlation. */
  public static final Formula RTET =
      of(AssociationFormulas::tetrachoric)
          .addingNothing()
          .explained("maximum likelihood", "Pearson 1900; Kirk 1973");

  /** Fisher's z of the tetrachoric correlation. */
  public static final Formula ZTET =
      of(DeltaMethod.fisherZ(AssociationFormulas::tetrachoric))
          .addingNothing()
          .explained("atanh of the tetrachoric correlation", "Pearson 1900; Kirk 1973");

  private AssociationFormulas() {}

  private static Formula of(BiFunction<TwoByTwo, EffectOptions, EffectSizes> formula) {
    return Formula.of(TwoByTwo.KIND, formula).twoGroups();
  }

  private static EffectSizes phi(TwoByTwo t, EffectOptions options) {
    double[] yi = Formula.each(t.k(), i -> phi(t, i));
    return EffectSizes.of(
        t.ni(),
        i -> yi[i],
        i -> options.type(i) == ST ? stratified(t, i) : crossSectional(t, yi[i], i));
  }

  private static double phi(TwoByTwo t, int i) {
    double events = t.ai()[i] + t.ci()[i];
    double others = t.bi()[i] + t.di()[i];
    return (t.ai()[i] * t.di()[i] - t.bi()[i] * t.ci()[i])
        / Math.sqrt(t.n1(i) * t.n2(i) * events * others);
  }

  /** By the delta method from two independent binomials. */
  private static double stratified(TwoByTwo t, int i) {
    double n1 = t.n1(i);
    double n2 = t.n2(i);
    double p1 = t.p1(i);
    double p2 = t.p2(i);
    double events = t.ai()[i] + t.ci()[i];
    double others = t.bi()[i] + t.di()[i];
    double margins = events * others;
    double bend = (p1 - p2) * (others - events) / (2 * margins);
    double slope1 = 1 - bend * n1;
    double slope2 = -1 - bend * n2;
    return n1
        * n2
        / margins
        * (slope1 * slope1 * p1 * (1 - p1) / n1 + slope2 * slope2 * p2 * (1 - p2) / n2);
  }

  /** Yule 1912, page 603: one multinomial. */
  private static double crossSectional(TwoByTwo t, double phi, int i) {
    double n = t.n(i);
    double row = t.n1(i) / n;
    double column = t.p(i);
    double rows = row * (1 - row);
    double columns = column * (1 - column);
    double rowGap = 2 * row - 1;
    double columnGap = 2 * column - 1;
    double square = phi * phi;
    return (1
            - square
            + phi * (1 + square / 2) * rowGap * columnGap / Math.sqrt(rows * columns)
            - 0.75 * square * (rowGap * rowGap / rows + columnGap * columnGap / columns))
        / n;
  }

  private static double oddsRatio(TwoByTwo t, int i) {
    return t.ai()[i] / t.bi()[i] / (t.ci()[i] / t.di()[i]);
  }

  private static double inverses(TwoByTwo t, int i) {
    return 1 / t.ai()[i] + 1 / t.bi()[i] + 1 / t.ci()[i] + 1 / t.di()[i];
  }

  private static EffectSizes yuleQ(TwoByTwo t, EffectOptions options) {
    return ofOddsRatio(t, 1);
  }

  private static EffectSizes yuleY(TwoByTwo t, EffectOptions options) {
    return ofOddsRatio(t, 0.5);
  }

  /** (x - 1) / (x + 1) with a power x of the odds ratio. */
  private static EffectSizes ofOddsRatio(TwoByTwo t, double power) {
    double[] yi =
        Formula.each(
            t.k(),
            i -> {
              double x = Math.pow(oddsRatio(t, i), power);
              return (x - 1) / (x + 1);
            });
    return EffectSizes.of(
        t.ni(),
        i -> yi[i],
        i -> {
          double slope = (1 - yi[i] * yi[i]) * power / 2;
          double logVariance = inverses(t, i);
          return Double.isInfinite(logVariance) ? logVariance : slope * slope * logVariance;
        });
  }

  private static EffectSizes tetrachoric(TwoByTwo t, EffectOptions options) {
    Tetrachoric[] fits = new Tetrachoric[t.k()];
    for (int i = 0; i < fits.length; i++) {
      fits[i] = Tetrachoric.fit(t.ai()[i], t.bi()[i], t.ci()[i], t.di()[i]);
    }
    return EffectSizes.of(t.ni(), i -> fits[i].correlation(), i -> fits[i].variance());
  }
}

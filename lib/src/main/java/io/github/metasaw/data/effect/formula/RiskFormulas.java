package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.H0;
import static io.github.metasaw.data.effect.input.VarianceType.UB;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.distribution.Normal;
import java.util.function.BiFunction;

/** Effects of events in two groups, and the standardised mean differences they stand for. */
public final class RiskFormulas {

  /** Ratio of the SDs of logistic and normal distributions, sqrt(3) / pi. */
  public static final double LOGISTIC_SD = Math.sqrt(3) / Math.PI;

  /** Cox and Snell's factor between log odds and normal deviates. */
  public static final double COX_SNELL = 1.65;

  /** Log risk ratio. */
  public static final Formula RR =
      of(RiskFormulas::logRiskRatio)
          .addingHalf()
          .types(AV, H0)
          .explained("log((ai/n1i) / (ci/n2i))", "Fleiss and Berlin 2009");

  /** Log odds ratio. */
  public static final Formula OR =
      of(RiskFormulas::logOddsRatio)
          .addingHalf()
          .types(AV, H0)
          .explained("log(ai di / (bi ci))", "Fleiss and Berlin 2009");

  /** Risk difference. */
  public static final Formula RD =
      of(RiskFormulas::riskDifference)
          .addingHalf()
          .types(UB, AV, H0)
          .explained("ai/n1i - ci/n2i", "Fleiss and Berlin 2009");

  /** Log odds ratio by Peto's method. */
  public static final Formula PETO =
      of(RiskFormulas::peto)
          .addingHalf()
          .explained("(ai - E) / V, hypergeometric", "Yusuf and others 1985");

  /** Difference of arcsines of square roots of risks. */
  public static final Formula AS =
      of(RiskFormulas::arcsineDifference)
          .addingNothing()
          .explained("asin(sqrt(ai/n1i)) - asin(sqrt(ci/n2i))", "Rücker and others 2009");

  /** Standardised mean difference by probits of risks. */
  public static final Formula PBIT =
      of(RiskFormulas::probitDifference)
          .addingHalf()
          .explained("qnorm(ai/n1i) - qnorm(ci/n2i)", "Sánchez-Meca and others 2003, equation 21");

  /** Standardised mean difference of logistic responses. */
  public static final Formula OR2D =
      of(DeltaMethod.scaled(LOGISTIC_SD, RiskFormulas::logOddsRatio))
          .addingHalf()
          .types(AV, H0)
          .explained("log(ai di / (bi ci)) sqrt(3) / pi", "Chinn 2000");

  /** Standardised mean difference of normal responses. */
  public static final Formula OR2DN =
      of(DeltaMethod.scaled(1 / COX_SNELL, RiskFormulas::logOddsRatio))
          .addingHalf()
          .types(AV, H0)
          .explained("log(ai di / (bi ci)) / 1.65", "Cox and Snell 1989");

  private RiskFormulas() {}

  private static Formula of(BiFunction<TwoByTwo, EffectOptions, EffectSizes> formula) {
    return Formula.of(TwoByTwo.KIND, formula).twoGroups();
  }

  private static EffectSizes logRiskRatio(TwoByTwo t, EffectOptions options) {
    double mean1 = t.meanP1(options);
    double mean2 = t.meanP2(options);
    return EffectSizes.of(
        t.ni(),
        i -> Math.log(t.p1(i) / t.p2(i)),
        i ->
            switch (options.type(i)) {
              case AV -> (1 - mean1) / (mean1 * t.n1(i)) + (1 - mean2) / (mean2 * t.n2(i));
              case H0 -> (1 - t.p(i)) / t.p(i) * (1 / t.n1(i) + 1 / t.n2(i));
              default -> 1 / t.ai()[i] - 1 / t.n1(i) + 1 / t.ci()[i] - 1 / t.n2(i);
            });
  }

  static EffectSizes logOddsRatio(TwoByTwo t, EffectOptions options) {
    double mean1 = t.meanP1(options);
    double mean2 = t.meanP2(options);
    return EffectSizes.of(
        t.ni(),
        i -> Math.log(t.ai()[i] / t.bi()[i] / (t.ci()[i] / t.di()[i])),
        i -> logOddsVariance(t, options.type(i), mean1, mean2, i));
  }

  static double logOddsVariance(TwoByTwo t, VarianceType type, double mean1, double mean2, int i) {
    return switch (type) {
      case AV -> 1 / (mean1 * (1 - mean1) * t.n1(i)) + 1 / (mean2 * (1 - mean2) * t.n2(i));
      case H0 -> (1 / t.n1(i) + 1 / t.n2(i)) / (t.p(i) * (1 - t.p(i)));
      default -> 1 / t.ai()[i] + 1 / t.bi()[i] + 1 / t.ci()[i] + 1 / t.di()[i];
    };
  }

  private static EffectSizes riskDifference(TwoByTwo t, EffectOptions options) {
    double mean1 = t.meanP1(options);
    double mean2 = t.meanP2(options);
    return EffectSizes.of(
        t.ni(),
        i -> t.p1(i) - t.p2(i),
        i -> {
          double n1 = t.n1(i);
          double n2 = t.n2(i);
          double p1 = t.p1(i);
          double p2 = t.p2(i);
          return switch (options.type(i)) {
            case UB -> p1 * (1 - p1) / (n1 - 1) + p2 * (1 - p2) / (n2 - 1);
            case AV -> mean1 * (1 - mean1) / n1 + mean2 * (1 - mean2) / n2;
            case H0 -> (1 / n1 + 1 / n2) * t.p(i) * (1 - t.p(i));
            default -> p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2;
          };
        });
  }

  private static EffectSizes peto(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> (t.ai()[i] - (t.ai()[i] + t.ci()[i]) * t.n1(i) / t.n(i)) / hypergeometric(t, i),
        i -> 1 / hypergeometric(t, i));
  }

  /** Variance of the events in group 1 given all margins. */
  private static double hypergeometric(TwoByTwo t, int i) {
    double n = t.n(i);
    double events = t.ai()[i] + t.ci()[i];
    double others = t.bi()[i] + t.di()[i];
    return events * others * (t.n1(i) / n) * (t.n2(i) / n) / (n - 1);
  }

  private static EffectSizes arcsineDifference(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> Math.asin(Math.sqrt(t.p1(i))) - Math.asin(Math.sqrt(t.p2(i))),
        i -> 1 / (4 * t.n1(i)) + 1 / (4 * t.n2(i)));
  }

  private static EffectSizes probitDifference(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> probit(t.p1(i)) - probit(t.p2(i)),
        i -> probitVariance(t.p1(i), t.n1(i)) + probitVariance(t.p2(i), t.n2(i)));
  }

  /** The normal quantile of a proportion; NaN for NaN. */
  static double probit(double p) {
    return Double.isNaN(p) ? Double.NaN : Normal.quantile(p);
  }

  /** Variance of the normal quantile of a proportion, by the delta method. */
  static double probitVariance(double p, double n) {
    double z = probit(p);
    return 2 * Math.PI * p * (1 - p) * Math.exp(z * z) / n;
  }
}

package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.AVHO;
import static io.github.metasaw.data.effect.input.VarianceType.H0;
import static io.github.metasaw.data.effect.input.VarianceType.HO;
import static io.github.metasaw.data.effect.input.VarianceType.LS2;
import static io.github.metasaw.data.effect.input.VarianceType.LS3;
import static io.github.metasaw.data.effect.input.VarianceType.UB;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;

/** Differences and ratios of two means, and the log odds ratios they stand for. */
public final class MeanDifferences {

  /** Mean difference. */
  public static final Formula MD =
      Formula.of(GroupMeans.KIND, MeanDifferences::difference)
          .types(UB, HO)
          .explained("m1i - m2i", "Borenstein 2009, equations 12.3 and 12.5");

  /** Standardised mean difference by the pooled SD. */
  public static final Formula SMD =
      Formula.of(GroupMeans.STANDARDISED, MeanDifferences::pooled)
          .types(LS2, UB, AV, H0)
          .corrected()
          .explained("c (m1i - m2i) / pooled SD", "Hedges 1981, 1982, 1983");

  /** Standardised mean difference by the average variance. */
  public static final Formula SMDH =
      Formula.of(GroupMeans.KIND, MeanDifferences::average)
          .types(LS2, LS3)
          .corrected()
          .explained("c (m1i - m2i) / sqrt((sd1i^2 + sd2i^2)/2)", "Bonett 2008, 2009");

  /** Standardised mean difference by the SD of group 2. */
  public static final Formula SMD1 =
      Formula.of(GroupMeans.SECOND_SD, MeanDifferences::second)
          .types(LS2, UB, AV, H0)
          .corrected()
          .explained("c (m1i - m2i) / sd2i", "Hedges 1981");

  /** Standardised mean difference by the SD of group 2, variances unequal. */
  public static final Formula SMD1H =
      Formula.of(GroupMeans.KIND, MeanDifferences::secondUnequal)
          .corrected()
          .explained("c (m1i - m2i) / sd2i", "Bonett 2008, equation 12");

  /** Log ratio of means. */
  public static final Formula ROM =
      Formula.of(GroupMeans.KIND, MeanDifferences::logRatio)
          .types(HO, AV, AVHO, LS2)
          .corrected()
          .explained(
              "log(m1i / m2i) + (sd1i^2/(n1i m1i^2) - sd2i^2/(n2i m2i^2))/2",
              "Hedges and others 1999; Lajeunesse 2015; Nakagawa and others 2023");

  /** Log odds ratio of logistic responses. */
  public static final Formula D2OR =
      Formula.of(
              GroupMeans.STANDARDISED,
              DeltaMethod.scaled(1 / RiskFormulas.LOGISTIC_SD, MeanDifferences::cohen))
          .explained("d pi / sqrt(3)", "Hasselblad and Hedges 1995; Chinn 2000");

  /** Log odds ratio of normal responses. */
  public static final Formula D2ORN =
      Formula.of(
              GroupMeans.STANDARDISED,
              DeltaMethod.scaled(RiskFormulas.COX_SNELL, MeanDifferences::cohen))
          .explained("1.65 d", "Cox and Snell 1989");

  private MeanDifferences() {}

  private static EffectSizes difference(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(
        g.ni(),
        i -> g.m1i()[i] - g.m2i()[i],
        i ->
            options.type(i) == HO
                ? g.pooledVariance(i) * g.inverseSizes(i)
                : g.sd1i()[i] * g.sd1i()[i] / g.n1i()[i] + g.sd2i()[i] * g.sd2i()[i] / g.n2i()[i]);
  }

  private static EffectSizes cohen(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(g.ni(), g::d, i -> g.inverseSizes(i) + g.d(i) * g.d(i) / (2 * g.n(i)));
  }

  private static EffectSizes pooled(GroupMeans g, EffectOptions options) {
    int k = g.k();
    double[] d = new double[k];
    double[] df = new double[k];
    double[] size = new double[k];
    for (int i = 0; i < k; i++) {
      d[i] = g.d(i);
      size[i] = g.n(i);
      df[i] = size[i] - 2;
    }
    return standardised(g, options, d, df, size);
  }

  private static EffectSizes second(GroupMeans g, EffectOptions options) {
    double[] d = Formula.each(g.k(), i -> (g.m1i()[i] - g.m2i()[i]) / g.sd2i()[i]);
    double[] df = Formula.each(g.k(), i -> g.n2i()[i] - 1);
    return standardised(g, options, d, df, g.n2i());
  }

  /**
   * Differences d standardised by an SD with {@code df} degrees of freedom, estimated from {@code
   * size} people.
   */
  private static EffectSizes standardised(
      GroupMeans g, EffectOptions options, double[] d, double[] df, double[] size) {
    int k = g.k();
    double[] c = new double[k];
    double[] yi = new double[k];
    for (int i = 0; i < k; i++) {
      c[i] = BiasCorrection.factor(df[i], options.corrects());
      yi[i] = c[i] * d[i];
    }
    double[] ni = g.ni();
    double mean = options.uses(AV) ? Formula.weightedMean(yi, ni) : Double.NaN;
    return EffectSizes.of(
        ni,
        i -> yi[i],
        i -> {
          double groups = g.inverseSizes(i);
          return switch (options.type(i)) {
            case LS2 -> c[i] * c[i] * (groups + d[i] * d[i] / (2 * size[i]));
            case UB -> groups + unbiased(df[i], c[i]) * yi[i] * yi[i];
            case AV -> groups + mean * mean / (2 * size[i]);
            case H0 -> df[i] > 2 ? c[i] * c[i] * groups * df[i] / (df[i] - 2) : Double.NaN;
            default -> groups + yi[i] * yi[i] / (2 * size[i]);
          };
        });
  }

  /** The factor of the squared estimate in the unbiased variance (Hedges 1983, equation 9). */
  static double unbiased(double df, double c) {
    return 1 - (df - 2) / (df * c * c);
  }

  private static EffectSizes average(GroupMeans g, EffectOptions options) {
    double[] yi =
        Formula.each(
            g.k(),
            i ->
                BiasCorrection.factor(g.n(i) - 2, options.corrects())
                    * (g.m1i()[i] - g.m2i()[i])
                    / Math.sqrt(g.averageVariance(i)));
    return EffectSizes.of(
        g.ni(),
        i -> yi[i],
        i -> {
          double lost1 = options.type(i) == LS2 || options.type(i) == LS3 ? 0 : 1;
          double lost2 = options.type(i) == LS2 ? 0 : 1;
          double variance = g.averageVariance(i);
          double v1 = g.sd1i()[i] * g.sd1i()[i] / variance;
          double v2 = g.sd2i()[i] * g.sd2i()[i] / variance;
          double n1 = g.n1i()[i];
          double n2 = g.n2i()[i];
          return v1 / (n1 - lost1)
              + v2 / (n2 - lost1)
              + yi[i] * yi[i] / 8 * (v1 * v1 / (n1 - lost2) + v2 * v2 / (n2 - lost2));
        });
  }

  private static EffectSizes secondUnequal(GroupMeans g, EffectOptions options) {
    double[] yi =
        Formula.each(
            g.k(),
            i ->
                BiasCorrection.factor(g.n2i()[i] - 1, options.corrects())
                    * (g.m1i()[i] - g.m2i()[i])
                    / g.sd2i()[i]);
    return EffectSizes.of(
        g.ni(),
        i -> yi[i],
        i -> {
          double ratio = g.sd1i()[i] / g.sd2i()[i];
          double df = g.n2i()[i] - 1;
          return ratio * ratio / (g.n1i()[i] - 1) + 1 / df + yi[i] * yi[i] / (2 * df);
        });
  }

  private static EffectSizes logRatio(GroupMeans g, EffectOptions options) {
    double[] cv1 = Formula.each(g.k(), i -> g.sd1i()[i] / g.m1i()[i]);
    double[] cv2 = Formula.each(g.k(), i -> g.sd2i()[i] / g.m2i()[i]);
    double mean1 = Formula.weightedMean(cv1, g.n1i());
    double mean2 = Formula.weightedMean(cv2, g.n2i());
    double mean = meanOfBoth(g, cv1, cv2);
    return EffectSizes.of(
        g.ni(),
        i -> {
          double bias = options.corrects() ? (g.cv1(i) - g.cv2(i)) / 2 : 0;
          return Math.log(g.m1i()[i] / g.m2i()[i]) + bias;
        },
        i ->
            switch (options.type(i)) {
              case HO ->
                  g.pooledVariance(i)
                      * (1 / (g.n1i()[i] * g.m1i()[i] * g.m1i()[i])
                          + 1 / (g.n2i()[i] * g.m2i()[i] * g.m2i()[i]));
              case AV -> mean1 * mean1 / g.n1i()[i] + mean2 * mean2 / g.n2i()[i];
              case AVHO -> mean * mean * g.inverseSizes(i);
              case LS2 -> g.cv1(i) + g.cv2(i) + (g.cv1(i) * g.cv1(i) + g.cv2(i) * g.cv2(i)) / 2;
              default -> g.cv1(i) + g.cv2(i);
            });
  }

  /** Average of the coefficients of variation of both groups, over studies that have both. */
  private static double meanOfBoth(GroupMeans g, double[] cv1, double[] cv2) {
    double[] sums = Formula.each(g.k(), i -> (g.n1i()[i] * cv1[i] + g.n2i()[i] * cv2[i]) / g.n(i));
    return Formula.weightedMean(sums, g.ni());
  }
}

package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.H0;
import static io.github.metasaw.data.effect.input.VarianceType.LS2;
import static io.github.metasaw.data.effect.input.VarianceType.UB;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.distribution.Normal;

/** Changes of a mean in one group, or differences in matched pairs. */
public final class ChangeFormulas {

  /** Mean change. */
  public static final Formula MC =
      Formula.of(PairedMeans.KIND, ChangeFormulas::change).explained("m1i - m2i", "Morris 2000");

  /** Standardised by the SD of the changes. */
  public static final Formula SMCC =
      Formula.of(PairedMeans.STANDARDISED, ChangeFormulas::byChanges)
          .types(LS2, UB, H0)
          .corrected()
          .explained(
              "c (m1i - m2i) / SD of the changes", "Gibbons and others 1993; Viechtbauer 2007");

  /** Standardised by the SD of the first occasion. */
  public static final Formula SMCR =
      Formula.of(PairedMeans.FIRST_SD, ChangeFormulas::byFirst)
          .types(LS2, UB, H0)
          .corrected()
          .explained("c (m1i - m2i) / sd1i", "Becker 1988; Viechtbauer 2007");

  /** Standardised by the SD of the first occasion, variances unequal. */
  public static final Formula SMCRH =
      Formula.of(PairedMeans.KIND, ChangeFormulas::byFirstUnequal)
          .types(LS2)
          .corrected()
          .explained("c (m1i - m2i) / sd1i", "Bonett 2008, equation 13");

  /** Standardised by the average variance. */
  public static final Formula SMCRP =
      Formula.of(PairedMeans.KIND, ChangeFormulas::byAverage)
          .corrected()
          .explained("c (m1i - m2i) / sqrt((sd1i^2 + sd2i^2)/2)", "Cousineau 2020");

  /** Standardised by the average variance, variances unequal. */
  public static final Formula SMCRPH =
      Formula.of(PairedMeans.KIND, ChangeFormulas::byAverageUnequal)
          .types(LS2)
          .corrected()
          .explained("c (m1i - m2i) / sqrt((sd1i^2 + sd2i^2)/2)", "Bonett 2008, equation 10");

  /** Probability of a larger value at the first occasion. */
  public static final Formula CLESCN =
      Formula.of(PairedMeans.KIND, ChangeFormulas::superiority)
          .explained("pnorm((m1i - m2i) / sqrt(sd1i^2 + sd2i^2))", "delta method; Bonett 2008");

  /** Log ratio of means. */
  public static final Formula ROMC =
      Formula.of(PairedMeans.KIND, ChangeFormulas::logRatio)
          .types(LS2)
          .corrected()
          .explained(
              "log(m1i / m2i) + (sd1i^2/m1i^2 - sd2i^2/m2i^2)/(2 ni)",
              "Lajeunesse 2011; Senior and others 2020, equations 7, 18, 19");

  /** Log ratio of SDs. */
  public static final Formula VRC =
      Formula.of(PairedMeans.SDS, ChangeFormulas::logSdRatio)
          .types(LS2)
          .explained("log(sd1i / sd2i)", "Senior and others 2020, equations 8, 21, 22");

  /** Log ratio of coefficients of variation. */
  public static final Formula CVRC =
      Formula.of(PairedMeans.KIND, ChangeFormulas::logCvRatio)
          .types(LS2)
          .corrected()
          .explained(
              "log((sd1i/m1i) / (sd2i/m2i)), corrected",
              "Senior and others 2020, equations 9, 23, 24");

  private ChangeFormulas() {}

  private static EffectSizes change(PairedMeans p, EffectOptions options) {
    return EffectSizes.of(p.ni(), p::change, i -> p.changeVariance(i) / p.ni()[i]);
  }

  private static EffectSizes byChanges(PairedMeans p, EffectOptions options) {
    double[] d = Formula.each(p.k(), i -> p.change(i) / Math.sqrt(p.changeVariance(i)));
    double[] c = Formula.each(p.k(), i -> BiasCorrection.factor(p.ni()[i] - 1, options.corrects()));
    return EffectSizes.of(
        p.ni(),
        i -> c[i] * d[i],
        i -> standardisedVariance(options, 1 / p.ni()[i], 1 / p.ni()[i], c[i], d[i], p.ni()[i], i));
  }

  private static EffectSizes byFirst(PairedMeans p, EffectOptions options) {
    double[] d = Formula.each(p.k(), i -> p.change(i) / p.sd1i()[i]);
    double[] c = Formula.each(p.k(), i -> BiasCorrection.factor(p.ni()[i] - 1, options.corrects()));
    return EffectSizes.of(
        p.ni(),
        i -> c[i] * d[i],
        i -> {
          double n = p.ni()[i];
          double r = p.ri()[i];
          double unbiased = 2 * (1 - CorrelationFormulas.unbiased(r, n)) / n;
          return standardisedVariance(options, 2 * (1 - r) / n, unbiased, c[i], d[i], n, i);
        });
  }

  /**
   * The variance of a standardised change.
   *
   * @param mean variance of the numerator over that of the denominator
   * @param unbiased the same without bias
   */
  private static double standardisedVariance(
      EffectOptions options, double mean, double unbiased, double c, double d, double n, int i) {
    double df = n - 1;
    double yi = c * d;
    return switch (options.type(i)) {
      case LS2 -> c * c * (mean + d * d / (2 * n));
      case UB -> unbiased + MeanDifferences.unbiased(df, c) * yi * yi;
      case H0 -> df > 2 ? c * c * unbiased * df / (df - 2) : Double.NaN;
      default -> mean + yi * yi / (2 * n);
    };
  }

  private static EffectSizes byFirstUnequal(PairedMeans p, EffectOptions options) {
    double[] yi =
        Formula.each(
            p.k(),
            i ->
                BiasCorrection.factor(p.ni()[i] - 1, options.corrects())
                    * p.change(i)
                    / p.sd1i()[i]);
    return EffectSizes.of(
        p.ni(),
        i -> yi[i],
        i -> {
          double size = options.type(i) == LS2 ? p.ni()[i] : p.ni()[i] - 1;
          double first = p.sd1i()[i] * p.sd1i()[i];
          return p.changeVariance(i) / (first * size) + yi[i] * yi[i] / (2 * size);
        });
  }

  private static double[] overAverage(PairedMeans p, EffectOptions options) {
    return Formula.each(
        p.k(),
        i -> {
          double df = 2 * (p.ni()[i] - 1) / (1 + p.ri()[i] * p.ri()[i]);
          double d = p.change(i) / Math.sqrt(p.averageVariance(i));
          return BiasCorrection.factor(df, options.corrects()) * d;
        });
  }

  private static EffectSizes byAverage(PairedMeans p, EffectOptions options) {
    double[] yi = overAverage(p, options);
    return EffectSizes.of(
        p.ni(),
        i -> yi[i],
        i -> {
          double r = p.ri()[i];
          return (2 * (1 - r) + yi[i] * yi[i] * (1 + r * r) / 4) / p.ni()[i];
        });
  }

  private static EffectSizes byAverageUnequal(PairedMeans p, EffectOptions options) {
    double[] yi = overAverage(p, options);
    return EffectSizes.of(
        p.ni(),
        i -> yi[i],
        i -> {
          double size = options.type(i) == LS2 ? p.ni()[i] : p.ni()[i] - 1;
          return unequalVariance(p, yi[i], size, i);
        });
  }

  /** Bonett 2008, equation 10. */
  private static double unequalVariance(PairedMeans p, double d, double size, int i) {
    double mean = p.changeVariance(i) / p.averageVariance(i);
    return (mean + d * d * p.fourthMoments(i) / 8) / size;
  }

  private static EffectSizes superiority(PairedMeans p, EffectOptions options) {
    double[] d = Formula.each(p.k(), i -> p.change(i) / Math.sqrt(p.averageVariance(i)));
    return EffectSizes.of(
        p.ni(),
        i -> Double.isNaN(d[i]) ? Double.NaN : Normal.survival(-d[i] / Math.sqrt(2)),
        i -> {
          double slope = Math.exp(-d[i] * d[i] / 2) / (4 * Math.PI);
          return slope * unequalVariance(p, d[i], p.ni()[i] - 1, i);
        });
  }

  private static EffectSizes logRatio(PairedMeans p, EffectOptions options) {
    return EffectSizes.of(
        p.ni(),
        i -> Math.log(p.m1i()[i] / p.m2i()[i]) + meanBias(p, options, i),
        i -> ratioVariance(p, options, i));
  }

  private static double meanBias(PairedMeans p, EffectOptions options, int i) {
    return options.corrects() ? (p.cv1(i) - p.cv2(i)) / 2 : 0;
  }

  /** Variance of the log ratio of means, by the first or second order of Taylor's expansion. */
  private static double ratioVariance(PairedMeans p, EffectOptions options, int i) {
    double n = p.ni()[i];
    double r = p.ri()[i];
    double cv1 = p.sd1i()[i] / p.m1i()[i];
    double cv2 = p.sd2i()[i] / p.m2i()[i];
    double first = p.cv1(i) + p.cv2(i) - 2 * r * cv1 * cv2 / n;
    if (options.type(i) != LS2) {
      return first;
    }
    double v1 = p.sd1i()[i] * p.sd1i()[i];
    double v2 = p.sd2i()[i] * p.sd2i()[i];
    double inverses = 1 / Math.pow(p.m1i()[i], 4) + 1 / Math.pow(p.m2i()[i], 4);
    double second = (p.cv1(i) * p.cv1(i) + p.cv2(i) * p.cv2(i)) / 2;
    return first + second + r * r * v1 * v2 * inverses / (2 * n * n);
  }

  private static EffectSizes logSdRatio(PairedMeans p, EffectOptions options) {
    return EffectSizes.of(
        p.ni(), i -> Math.log(p.sd1i()[i] / p.sd2i()[i]), i -> sdVariance(p, options, i));
  }

  /** Variance of the log ratio of SDs, by the first or second order of Taylor's expansion. */
  private static double sdVariance(PairedMeans p, EffectOptions options, int i) {
    double n = p.ni()[i];
    double square = p.ri()[i] * p.ri()[i];
    if (options.type(i) != LS2) {
      return (1 - square) / (n - 1);
    }
    double ratio = Math.pow(p.sd1i()[i] / p.sd2i()[i], 4);
    double df = (n - 1) * (n - 1);
    return n / df - square / (n - 1) + square * square * (ratio + 1 / ratio) / (2 * df);
  }

  private static EffectSizes logCvRatio(PairedMeans p, EffectOptions options) {
    return EffectSizes.of(
        p.ni(),
        i -> {
          double first = Math.log(p.sd1i()[i] / p.m1i()[i]);
          return first - Math.log(p.sd2i()[i] / p.m2i()[i]) - meanBias(p, options, i);
        },
        i -> ratioVariance(p, options, i) + sdVariance(p, options, i));
  }
}

package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.VarianceType.LS2;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;

/** Ratios of the SDs, and of the coefficients of variation, of two groups. */
public final class VariabilityFormulas {

  /** Log ratio of SDs. */
  public static final Formula VR =
      Formula.of(GroupMeans.SDS, VariabilityFormulas::logSdRatio)
          .types(LS2)
          .corrected()
          .explained(
              "log(sd1i / sd2i) + 1/(2(n1i-1)) - 1/(2(n2i-1))",
              "Nakagawa and others 2015; Senior and others 2020, equations 5, 11, 15");

  /** Log ratio of coefficients of variation. */
  public static final Formula CVR =
      Formula.of(GroupMeans.KIND, VariabilityFormulas::logCvRatio)
          .types(LS2)
          .corrected()
          .explained(
              "log((sd1i/m1i) / (sd2i/m2i)), corrected",
              "Nakagawa and others 2015; Senior and others 2020, equations 6, 13, 16");

  private VariabilityFormulas() {}

  private static EffectSizes logSdRatio(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(
        g.ni(),
        i -> Math.log(g.sd1i()[i] / g.sd2i()[i]) + sdBias(g, options, i),
        i -> sdVariance(g, options, i));
  }

  private static double sdBias(GroupMeans g, EffectOptions options, int i) {
    return options.corrects() ? 1 / (2 * (g.n1i()[i] - 1)) - 1 / (2 * (g.n2i()[i] - 1)) : 0;
  }

  /** Variance of the log ratio of SDs, by the first or second order of Taylor's expansion. */
  private static double sdVariance(GroupMeans g, EffectOptions options, int i) {
    double df1 = g.n1i()[i] - 1;
    double df2 = g.n2i()[i] - 1;
    return options.type(i) == LS2
        ? (g.n1i()[i] / (df1 * df1) + g.n2i()[i] / (df2 * df2)) / 2
        : 1 / (2 * df1) + 1 / (2 * df2);
  }

  private static EffectSizes logCvRatio(GroupMeans g, EffectOptions options) {
    return EffectSizes.of(
        g.ni(),
        i -> {
          double bias = options.corrects() ? sdBias(g, options, i) + (g.cv2(i) - g.cv1(i)) / 2 : 0;
          double first = Math.log(g.sd1i()[i] / g.m1i()[i]);
          return first - Math.log(g.sd2i()[i] / g.m2i()[i]) + bias;
        },
        i -> {
          double means = g.cv1(i) + g.cv2(i);
          double second =
              options.type(i) == LS2 ? (g.cv1(i) * g.cv1(i) + g.cv2(i) * g.cv2(i)) / 2 : 0;
          return means + second + sdVariance(g, options, i);
        });
  }
}

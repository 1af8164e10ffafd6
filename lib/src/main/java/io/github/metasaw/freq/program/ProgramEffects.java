package io.github.metasaw.freq.program;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.effect.input.ZeroCells;

/** How a program computes effects from what the studies report. */
enum ProgramEffects {
  /** By the defaults of metafor's escalc, which are those of this library. */
  ESCALC {
    @Override
    EffectSizes compute(EffectMeasure measure, RawData raw) {
      return measure.compute(raw, EffectOptions.defaults());
    }
  },

  /**
   * By R package meta 8.2-1: for risk ratios, 1/2 is added to the events and once to the people of
   * a group; risk differences have it in their variances alone; the variance of the standardised
   * mean difference is unbiased, and ratios of means are not corrected for bias.
   */
  META {
    @Override
    EffectSizes compute(EffectMeasure measure, RawData raw) {
      EffectOptions options = EffectOptions.defaults();
      return switch (measure) {
        case SMD -> measure.compute(raw, options.withVariance(VarianceType.UB));
        case ROM -> measure.compute(raw, options.withCorrection(false));
        case RR -> riskRatios(Counts.of(raw).orElseThrow());
        case RD -> riskDifferences(Counts.of(raw).orElseThrow());
        default -> measure.compute(raw, options);
      };
    }

    @Override
    boolean keeps(EffectMeasure measure, Counts counts, int i) {
      return switch (measure) {
        case OR -> hasContrast(counts, i);
        case RR -> hasEvents(counts, i);
        default -> true;
      };
    }
  },

  /**
   * By Review Manager (Deeks and Higgins, Statistical algorithms in Review Manager 5, 2010): the
   * standardised mean difference has the correction 1 - 3 / (4 N - 9) and the variance N / (n1 n2)
   * + g^2 / (2 (N - 3.94)).
   */
  REVMAN {
    @Override
    EffectSizes compute(EffectMeasure measure, RawData raw) {
      EffectOptions options = EffectOptions.defaults();
      return measure == EffectMeasure.SMD && raw.has(Input.N1I) && raw.has(Input.N2I)
          ? revmanHedges(raw)
          : measure.compute(raw, options);
    }

    @Override
    boolean keeps(EffectMeasure measure, Counts counts, int i) {
      return (measure != EffectMeasure.OR && measure != EffectMeasure.RR) || hasContrast(counts, i);
    }
  },

  /**
   * By Stata's meta esize: the standardised mean difference has the correction J = 1 - 3 / (4 N -
   * 9) and the variance J^2 (1 / n1 + 1 / n2 + d^2 / (2 N)), the mean difference the pooled
   * variance, and nothing is added to counts of risk differences.
   */
  STATA {
    @Override
    EffectSizes compute(EffectMeasure measure, RawData raw) {
      EffectOptions options = EffectOptions.defaults();
      return switch (measure) {
        case SMD ->
            raw.has(Input.N1I) && raw.has(Input.N2I)
                ? stataHedges(raw)
                : measure.compute(raw, options);
        case MD -> measure.compute(raw, options.withVariance(VarianceType.HO));
        case RD -> measure.compute(raw, options.withZeroCells(ZeroCells.NOTHING));
        default -> measure.compute(raw, options);
      };
    }
  };

  /** Added to counts of studies with a zero. */
  private static final double HALF = 0.5;

  /** From the approximate variance of g (Hedges and Olkin 1985). */
  private static final double HEDGES_OLKIN = 3.94;

  /**
   * Computes the effects.
   *
   * @param measure of the effects
   * @param raw what the studies report [k]
   * @return estimates and variances, NaN where a study has none [k]
   */
  abstract EffectSizes compute(EffectMeasure measure, RawData raw);

  /**
   * Whether a study of two groups is analysed.
   *
   * @param measure of the effects
   * @param counts with nothing added
   * @param i the study, from 0
   * @return false where the program leaves it out
   */
  boolean keeps(EffectMeasure measure, Counts counts, int i) {
    return true;
  }

  private static boolean hasEvents(Counts counts, int i) {
    return counts.a(i) > 0 || counts.c(i) > 0;
  }

  /** Whether some people had an event and some had none. */
  private static boolean hasContrast(Counts counts, int i) {
    return hasEvents(counts, i) && (counts.b(i) > 0 || counts.d(i) > 0);
  }

  private static EffectSizes riskRatios(Counts c) {
    return EffectSizes.of(
        c.ni(),
        i -> {
          double add = c.hasZero(i) ? HALF : 0;
          return Math.log((c.a(i) + add) / (c.n1(i) + add) / ((c.c(i) + add) / (c.n2(i) + add)));
        },
        i -> {
          double add = c.hasZero(i) ? HALF : 0;
          double events = c.b(i) == 0 && c.d(i) == 0 ? 0 : add;
          return 1 / (c.a(i) + events)
              - 1 / (c.n1(i) + add)
              + 1 / (c.c(i) + events)
              - 1 / (c.n2(i) + add);
        });
  }

  private static EffectSizes riskDifferences(Counts c) {
    return EffectSizes.of(
        c.ni(),
        i -> c.a(i) / c.n1(i) - c.c(i) / c.n2(i),
        i -> {
          double add = c.hasZero(i) ? HALF : 0;
          return (c.a(i) + add) * (c.b(i) + add) / Math.pow(c.n1(i) + 2 * add, 3)
              + (c.c(i) + add) * (c.d(i) + add) / Math.pow(c.n2(i) + 2 * add, 3);
        });
  }

  private static EffectSizes revmanHedges(RawData raw) {
    double[] n1 = raw.get(Input.N1I);
    double[] n2 = raw.get(Input.N2I);
    EffectSizes cohen = cohen(raw);
    return EffectSizes.of(
        cohen.ni(),
        i -> correction(n1[i] + n2[i]) * cohen.yi()[i],
        i -> {
          double n = n1[i] + n2[i];
          double g = correction(n) * cohen.yi()[i];
          return n / (n1[i] * n2[i]) + g * g / (2 * (n - HEDGES_OLKIN));
        });
  }

  private static EffectSizes stataHedges(RawData raw) {
    double[] n1 = raw.get(Input.N1I);
    double[] n2 = raw.get(Input.N2I);
    EffectSizes cohen = cohen(raw);
    double[] d = cohen.yi();
    return EffectSizes.of(
        cohen.ni(),
        i -> correction(n1[i] + n2[i]) * d[i],
        i -> {
          double n = n1[i] + n2[i];
          double c = correction(n);
          return c * c * (n / (n1[i] * n2[i]) + d[i] * d[i] / (2 * n));
        });
  }

  /** Differences in units of the pooled SD. */
  private static EffectSizes cohen(RawData raw) {
    return EffectMeasure.SMD.compute(raw, EffectOptions.defaults().withCorrection(false));
  }

  /** The approximate correction for bias of a difference of n people (Hedges 1981, equation 7). */
  private static double correction(double n) {
    return 1 - 3 / (4 * n - 9);
  }
}

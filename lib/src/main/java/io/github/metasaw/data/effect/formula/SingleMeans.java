package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.SDI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.VarianceType.HO;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Means and SDs of single groups. */
public final class SingleMeans {

  private static final InputKind<Means> KIND =
      new InputKind<>(
          "means and standard deviations of single groups",
          List.of(
              InputRole.of(MI, "mean").shown(ALL, "Mean"),
              InputRole.of(SDI, "standard deviation").shown(ALL, "SD"),
              InputRole.of(NI, "sample size").summed(ALL, "n")),
          List.of(InputKind.set(MI, SDI, NI)),
          raw -> InputRules.of(raw).sd(SDI).atLeastTwo(NI).faults(),
          (raw, options) -> new Means(raw.get(MI), raw.get(SDI), raw.get(NI)));

  private static final InputKind<Means> POSITIVE =
      KIND.checking(
          raw ->
              InputRules.of(raw)
                  .sd(SDI)
                  .atLeastTwo(NI)
                  .each("must not be negative (its log is taken)", mean -> mean >= 0, MI)
                  .faults());

  /** Mean. */
  public static final Formula MN =
      Formula.of(KIND, SingleMeans::mean).types(HO).explained("mi", "normal");

  /** Standardised mean. */
  public static final Formula SMN =
      Formula.of(KIND, SingleMeans::standardised)
          .corrected()
          .explained("c mi / sdi", "Hedges 1981");

  /** Log of the mean. */
  public static final Formula MNLN =
      Formula.of(POSITIVE, SingleMeans::logMean).explained("log(mi)", "Nakagawa and others 2015");

  /** Log of the SD. */
  public static final Formula SDLN =
      Formula.of(KIND.needing(List.of(InputKind.set(SDI, NI))), SingleMeans::logSd)
          .corrected()
          .explained(
              "log(sdi) + 1/(2(ni-1))", "Nakagawa and others 2015; Raudenbush and Bryk 1987");

  /** Log of the coefficient of variation. */
  public static final Formula CVLN =
      Formula.of(POSITIVE, SingleMeans::logCv)
          .corrected()
          .explained("log(sdi/mi) + 1/(2(ni-1))", "Nakagawa and others 2015");

  private SingleMeans() {}

  private static EffectSizes mean(Means m, EffectOptions options) {
    double[] variances = Formula.each(m.ni.length, i -> m.sdi[i] * m.sdi[i]);
    double[] df = Formula.each(m.ni.length, i -> m.ni[i] - 1);
    double pooled = Formula.weightedMean(variances, df);
    return EffectSizes.of(
        m.ni, i -> m.mi[i], i -> (options.type(i) == HO ? pooled : variances[i]) / m.ni[i]);
  }

  private static EffectSizes standardised(Means m, EffectOptions options) {
    double[] yi =
        Formula.each(
            m.ni.length,
            i -> BiasCorrection.factor(m.ni[i] - 1, options.corrects()) * m.mi[i] / m.sdi[i]);
    return EffectSizes.of(m.ni, i -> yi[i], i -> 1 / m.ni[i] + yi[i] * yi[i] / (2 * m.ni[i]));
  }

  private static EffectSizes logMean(Means m, EffectOptions options) {
    return EffectSizes.of(m.ni, i -> Math.log(m.mi[i]), m::cv);
  }

  private static EffectSizes logSd(Means m, EffectOptions options) {
    return EffectSizes.of(
        m.ni, i -> Math.log(m.sdi[i]) + bias(m, options, i), i -> 1 / (2 * (m.ni[i] - 1)));
  }

  private static EffectSizes logCv(Means m, EffectOptions options) {
    return EffectSizes.of(
        m.ni,
        i -> Math.log(m.sdi[i] / m.mi[i]) + bias(m, options, i),
        i -> 1 / (2 * (m.ni[i] - 1)) + m.cv(i));
  }

  private static double bias(Means m, EffectOptions options, int i) {
    return options.corrects() ? 1 / (2 * (m.ni[i] - 1)) : 0;
  }

  /**
   * Means.
   *
   * @param mi means [k]
   * @param sdi SDs [k]
   * @param ni sample sizes [k]
   */
  private record Means(double[] mi, double[] sdi, double[] ni) implements Sample {

    /** Squared coefficient of variation of the mean. */
    double cv(int i) {
      return sdi[i] * sdi[i] / (ni[i] * mi[i] * mi[i]);
    }
  }
}

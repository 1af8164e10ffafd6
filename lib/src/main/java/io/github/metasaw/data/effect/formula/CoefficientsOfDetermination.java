package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.FI;
import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.R2I;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.AV2;
import static io.github.metasaw.data.effect.input.VarianceType.LS2;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.distribution.FisherZ;
import java.util.ArrayList;
import java.util.List;

/** Coefficients of determination of regressions. */
public final class CoefficientsOfDetermination {

  private static final InputKind<Regressions> KIND =
      new InputKind<>(
          "coefficients of determination",
          List.of(
              InputRole.of(R2I, "R² of the regression").shown(ALL, "R²"),
              InputRole.of(NI, "sample size").summed(ALL, "n"),
              InputRole.of(MI, "number of predictors, without the intercept")
                  .shown(ALL, "Predictors"),
              InputRole.of(FI, "F statistic of the regression").shown(ALL, "F"),
              InputRole.of(PI, "p value of the F test").shown(ALL, "p")),
          List.of(InputKind.set(R2I, NI, MI), InputKind.set(FI, NI, MI), InputKind.set(PI, NI, MI)),
          CoefficientsOfDetermination::faults,
          (raw, options) -> Regressions.read(raw));

  /** R² with random predictors. */
  public static final Formula R2 =
      Formula.of(KIND, CoefficientsOfDetermination::random)
          .types(AV, LS2, AV2)
          .explained("r2i", "Kendall and Stuart 1979, equations 27.87 and 27.88");

  /** Fisher's z of the multiple correlation, with random predictors. */
  public static final Formula ZR2 =
      Formula.of(KIND, CoefficientsOfDetermination::randomZ)
          .explained("atanh(sqrt(r2i))", "Olkin and Finn 1995");

  /** R² with fixed predictors. */
  public static final Formula R2F =
      Formula.of(KIND, CoefficientsOfDetermination::fixed)
          .explained("r2i", "noncentral F distribution");

  /** Fisher's z of the multiple correlation, with fixed predictors. */
  public static final Formula ZR2F =
      Formula.of(
              KIND,
              DeltaMethod.transformed(
                  CoefficientsOfDetermination::fixed,
                  r2 -> FisherZ.ofEstimate(Math.sqrt(r2)),
                  r2 -> 1 / (2 * Math.sqrt(r2) * (1 - r2))))
          .explained("atanh(sqrt(r2i))", "noncentral F distribution, delta method");

  private CoefficientsOfDetermination() {}

  private static List<InputFault> faults(RawData raw) {
    List<InputFault> faults =
        new ArrayList<>(
            InputRules.of(raw)
                .proportion(R2I, PI)
                .positive(NI, MI)
                .each("must not be negative (it is an F statistic)", f -> f >= 0, FI)
                .faults());
    faults.addAll(tooFew(raw));
    return faults;
  }

  /** Regressions without degrees of freedom for the residual. */
  static List<InputFault> tooFew(RawData raw) {
    List<InputFault> faults = new ArrayList<>();
    for (int i = 0; i < raw.k(); i++) {
      if (raw.get(NI, i) - raw.get(MI, i) - 1 <= 0) {
        String must = "must be larger than %s + 1, the coefficients";
        faults.add(new InputFault(i, NI, must, List.of(MI), raw.get(NI, i)));
      }
    }
    return faults;
  }

  private static EffectSizes random(Regressions g, EffectOptions options) {
    double mean = Formula.weightedMean(g.r2i, g.ni);
    return EffectSizes.of(
        g.ni,
        i -> g.r2i[i],
        i -> {
          boolean isMean = options.type(i) == AV || options.type(i) == AV2;
          boolean isFull = options.type(i) == LS2 || options.type(i) == AV2;
          double r2 = isMean ? mean : g.r2i[i];
          double n = g.ni[i];
          double df = n - g.mi[i] - 1;
          double sizes = isFull ? df * df / ((n * n - 1) * (n + 3)) : 1 / n;
          return 4 * r2 * (1 - r2) * (1 - r2) * sizes;
        });
  }

  private static EffectSizes randomZ(Regressions g, EffectOptions options) {
    return EffectSizes.of(g.ni, i -> FisherZ.ofEstimate(Math.sqrt(g.r2i[i])), i -> 1 / g.ni[i]);
  }

  private static EffectSizes fixed(Regressions g, EffectOptions options) {
    return EffectSizes.of(
        g.ni, i -> g.r2i[i], i -> FixedPredictors.variance(g.r2i[i], g.ni[i], g.mi[i]));
  }

  /**
   * Regressions.
   *
   * @param r2i R² [k]
   * @param ni sample sizes [k]
   * @param mi numbers of predictors [k]
   */
  private record Regressions(double[] r2i, double[] ni, double[] mi) implements Sample {

    static Regressions read(RawData raw) {
      double[] r2 = raw.get(R2I);
      for (int i = 0; i < r2.length; i++) {
        double m = raw.get(MI, i);
        double df = raw.get(NI, i) - m - 1;
        double f = raw.get(FI, i);
        f = Double.isNaN(f) ? TestStatistics.f(raw.get(PI, i), m, df) : f;
        r2[i] = Double.isNaN(r2[i]) ? m * f / (m * f + df) : r2[i];
      }
      return new Regressions(r2, raw.get(NI), raw.get(MI));
    }
  }
}

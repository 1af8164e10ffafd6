package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.R2I;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.VarianceType.AV;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.distribution.FisherZ;
import java.util.ArrayList;
import java.util.List;

/** Partial and semi-partial correlations, from one coefficient of a regression. */
public final class PartialCorrelations {

  private static final InputKind<Regressions> PARTIAL =
      kind(
          List.of(InputKind.set(TI, NI, MI), InputKind.set(PI, NI, MI), InputKind.set(RI, NI, MI)),
          false);

  private static final InputKind<Regressions> SEMIPARTIAL =
      kind(
          List.of(
              InputKind.set(TI, NI, MI, R2I),
              InputKind.set(PI, NI, MI, R2I),
              InputKind.set(RI, NI, MI, R2I)),
          true);

  /** Partial correlation. */
  public static final Formula PCOR =
      Formula.of(PARTIAL, PartialCorrelations::partial)
          .types(AV)
          .explained("ti / sqrt(ti^2 + ni - mi - 1)", "Aloe and Thompson 2013; Aloe 2014");

  /** Fisher's z of the partial correlation. */
  public static final Formula ZPCOR =
      Formula.of(PARTIAL, PartialCorrelations::partialZ)
          .explained("atanh of the partial correlation", "Aloe and Thompson 2013");

  /** Semi-partial correlation. */
  public static final Formula SPCOR =
      Formula.of(SEMIPARTIAL, PartialCorrelations::semipartial)
          .types(AV)
          .explained("ti sqrt(1 - r2i) / sqrt(ni - mi - 1)", "Aloe and Becker 2012; Aloe 2014");

  /** Fisher's z of the semi-partial correlation. */
  public static final Formula ZSPCOR =
      Formula.of(SEMIPARTIAL, DeltaMethod.fisherZ(PartialCorrelations::semipartial))
          .types(AV)
          .explained("atanh of the semi-partial correlation", "Aloe and Becker 2012");

  private PartialCorrelations() {}

  private static InputKind<Regressions> kind(List<List<Input>> sets, boolean isSemipartial) {
    String which = isSemipartial ? "semi-partial" : "partial";
    return new InputKind<>(
            "one coefficient of a regression",
            List.of(
                InputRole.of(TI, "t statistic of the coefficient, with its sign").shown(ALL, "t"),
                InputRole.of(NI, "sample size").summed(ALL, "n"),
                InputRole.of(MI, "number of predictors, without the intercept")
                    .shown(ALL, "Predictors"),
                InputRole.of(R2I, "R² of the regression").shown(ALL, "R²"),
                InputRole.of(PI, "two-sided p value, with the sign of the coefficient")
                    .shown(ALL, "p"),
                InputRole.of(RI, which + " correlation").shown(ALL, "r")),
            sets,
            PartialCorrelations::faults,
            (RawData raw, EffectOptions options) -> Regressions.read(raw, isSemipartial))
        .needing(sets);
  }

  private static List<InputFault> faults(RawData raw) {
    List<InputFault> faults =
        new ArrayList<>(
            InputRules.of(raw)
                .correlation(RI)
                .proportion(R2I)
                .signedP(PI)
                .positive(NI, MI)
                .faults());
    faults.addAll(CoefficientsOfDetermination.tooFew(raw));
    return faults;
  }

  private static EffectSizes partial(Regressions g, EffectOptions options) {
    double mean = Formula.weightedMean(g.ri, g.ni);
    return EffectSizes.of(
        g.ni,
        i -> g.ri[i],
        i -> {
          double r = options.type(i) == AV ? mean : g.ri[i];
          return (1 - r * r) * (1 - r * r) / (g.ni[i] - g.mi[i]);
        });
  }

  private static EffectSizes partialZ(Regressions g, EffectOptions options) {
    return EffectSizes.of(g.ni, i -> FisherZ.ofEstimate(g.ri[i]), i -> 1 / (g.ni[i] - g.mi[i] - 2));
  }

  private static EffectSizes semipartial(Regressions g, EffectOptions options) {
    double mean = Formula.weightedMean(g.ri, g.ni);
    return EffectSizes.of(
        g.ni,
        i -> g.ri[i],
        i -> {
          double r = options.type(i) == AV ? mean : g.ri[i];
          double full = g.r2i[i];
          double others = full - r * r;
          return (full * full - 2 * full + others + 1 - others * others) / g.ni[i];
        });
  }

  /**
   * Regressions.
   *
   * @param ri partial or semi-partial correlations [k]
   * @param ni sample sizes [k]
   * @param mi numbers of predictors [k]
   * @param r2i R² of the regressions, NaN where not known [k]
   */
  private record Regressions(double[] ri, double[] ni, double[] mi, double[] r2i)
      implements Sample {

    static Regressions read(RawData raw, boolean isSemipartial) {
      double[] r = raw.get(RI);
      for (int i = 0; i < r.length; i++) {
        double df = raw.get(NI, i) - raw.get(MI, i) - 1;
        double t = raw.get(TI, i);
        t = Double.isNaN(t) ? TestStatistics.t(raw.get(PI, i), df) : t;
        if (Double.isNaN(r[i])) {
          r[i] =
              isSemipartial
                  ? t * Math.sqrt(1 - raw.get(R2I, i)) / Math.sqrt(df)
                  : t / Math.sqrt(t * t + df);
        }
      }
      return new Regressions(r, raw.get(NI), raw.get(MI), raw.get(R2I));
    }
  }
}

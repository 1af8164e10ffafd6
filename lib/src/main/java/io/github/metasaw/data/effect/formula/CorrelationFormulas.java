package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.H0;
import static io.github.metasaw.data.effect.input.VarianceType.H0A;
import static io.github.metasaw.data.effect.input.VarianceType.H0B;
import static io.github.metasaw.data.effect.input.VarianceType.UB;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.distribution.FisherZ;
import java.util.List;

/** Correlations of two quantitative variables. */
public final class CorrelationFormulas {

  private static final InputKind<Correlations> KIND =
      new InputKind<>(
          "correlations",
          List.of(
              InputRole.of(RI, "correlation").shown(ALL, "r"),
              InputRole.of(NI, "sample size").summed(ALL, "n"),
              InputRole.of(TI, "t statistic of the correlation, with its sign").shown(ALL, "t"),
              InputRole.of(PI, "two-sided p value of the t test, with the sign of the correlation")
                  .shown(ALL, "p")),
          List.of(InputKind.set(RI, NI), InputKind.set(TI, NI), InputKind.set(PI, NI)),
          raw -> InputRules.of(raw).correlation(RI).signedP(PI).atLeastTwo(NI).faults(),
          (raw, options) -> Correlations.read(raw));

  /** Correlation. */
  public static final Formula COR =
      Formula.of(KIND, CorrelationFormulas::raw)
          .types(AV, H0, H0A, H0B)
          .explained("ri", "Borenstein 2009, equation 12.27");

  /** Correlation without bias. */
  public static final Formula UCOR =
      Formula.of(KIND, CorrelationFormulas::unbiased)
          .types(UB, AV)
          .explained(
              "ri F(1/2, 1/2; (ni - 2)/2; 1 - ri^2)",
              "Olkin and Pratt 1958, equation 2.3; Hedges 1989");

  /** Fisher's z. */
  public static final Formula ZCOR =
      Formula.of(KIND, CorrelationFormulas::fisherZ).explained("atanh(ri)", "Fisher 1921");

  private CorrelationFormulas() {}

  private static EffectSizes raw(Correlations c, EffectOptions options) {
    return effects(c, options, c.ri);
  }

  private static EffectSizes unbiased(Correlations c, EffectOptions options) {
    return effects(c, options, Formula.each(c.ri.length, i -> unbiased(c.ri[i], c.ni[i])));
  }

  /** The unbiased estimate of a correlation; NaN for four people or fewer. */
  static double unbiased(double r, double n) {
    return n > 4 ? r * Hypergeometric.value(0.5, 0.5, (n - 2) / 2, 1 - r * r) : Double.NaN;
  }

  private static EffectSizes effects(Correlations c, EffectOptions options, double[] yi) {
    double mean = Formula.weightedMean(yi, c.ni);
    return EffectSizes.of(
        c.ni,
        i -> yi[i],
        i -> {
          double n = c.ni[i];
          double rest = 1 - yi[i] * yi[i];
          if (n <= 3) {
            return Double.NaN;
          }
          return switch (options.type(i)) {
            case UB -> {
              double left = 1 - c.ri[i] * c.ri[i];
              double f = Hypergeometric.value(1, 1, n / 2, left);
              yield (n - 3) / (n - 2) * left * f - rest;
            }
            case AV -> (1 - mean * mean) * (1 - mean * mean) / (n - 1);
            case H0, H0A -> rest / (n - 2);
            case H0B -> 1 / n;
            default -> rest * rest / (n - 1);
          };
        });
  }

  private static EffectSizes fisherZ(Correlations c, EffectOptions options) {
    return EffectSizes.of(
        c.ni, i -> FisherZ.ofEstimate(c.ri[i]), i -> c.ni[i] > 3 ? 1 / (c.ni[i] - 3) : Double.NaN);
  }

  /**
   * Correlations.
   *
   * @param ri correlations [k]
   * @param ni sample sizes [k]
   */
  private record Correlations(double[] ri, double[] ni) implements Sample {

    static Correlations read(RawData raw) {
      double[] n = raw.has(NI) ? raw.column(NI) : raw.get(NI);
      boolean isReported = raw.has(TI) || raw.has(PI);
      if (raw.has(RI) && !isReported) {
        return new Correlations(raw.column(RI), n);
      }
      double[] r = raw.get(RI);
      for (int i = 0; i < r.length; i++) {
        r[i] = Double.isNaN(r[i]) ? ofTest(raw, i, n[i]) : r[i];
      }
      return new Correlations(r, n);
    }

    /** The correlation recovered from its test. */
    private static double ofTest(RawData raw, int i, double n) {
      double given = raw.get(TI, i);
      double t = Double.isNaN(given) ? TestStatistics.t(raw.get(PI, i), n - 2) : given;
      return t / Math.sqrt(t * t + n - 2);
    }
  }
}

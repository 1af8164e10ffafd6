package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.M1I;
import static io.github.metasaw.data.effect.input.Input.M2I;
import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.N1I;
import static io.github.metasaw.data.effect.input.Input.N2I;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.SD1I;
import static io.github.metasaw.data.effect.input.Input.SD2I;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.InputGroup.CONTROL;
import static io.github.metasaw.data.effect.input.InputGroup.TREATMENT;
import static io.github.metasaw.data.effect.input.VarianceType.H0;
import static io.github.metasaw.data.effect.input.VarianceType.HO;
import static io.github.metasaw.data.effect.input.VarianceType.LS2;
import static io.github.metasaw.data.effect.input.VarianceType.LS3;
import static io.github.metasaw.data.effect.input.VarianceType.MAX;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.distribution.Normal;
import java.util.ArrayList;
import java.util.List;

/** The probability that someone of group 1 has a larger value than someone of group 2. */
public final class SuperiorityFormulas {

  private static final InputKind<Observed> OBSERVED =
      new InputKind<>(
          "an area under the curve and two group sizes",
          List.of(
              InputRole.of(AI, "common language effect size, or area under the curve")
                  .shown(ALL, "AUC"),
              InputRole.of(N1I, "size of group 1").summed(TREATMENT, "Total"),
              InputRole.of(N2I, "size of group 2").summed(CONTROL, "Total"),
              InputRole.of(MI, "proportion of tied values; 0 where missing").shown(ALL, "Ties")),
          List.of(InputKind.set(AI, N1I, N2I)),
          raw -> InputRules.of(raw).proportion(AI, MI).positive(N1I, N2I).faults(),
          (raw, options) -> new Observed(raw.get(AI), raw.get(N1I), raw.get(N2I), raw.get(MI)));

  private static final InputKind<Binormal> BINORMAL =
      new InputKind<>(
          "means and standard deviations of two groups, a test, or an area under the curve",
          binormalRoles(),
          List.of(
              InputKind.set(M1I, SD1I, N1I, M2I, SD2I, N2I),
              InputKind.set(DI, N1I, N2I),
              InputKind.set(TI, N1I, N2I),
              InputKind.set(PI, N1I, N2I),
              InputKind.set(AI, N1I, N2I)),
          raw ->
              InputRules.of(raw)
                  .sd(SD1I, SD2I)
                  .atLeastTwo(N1I, N2I)
                  .signedP(PI)
                  .proportion(AI)
                  .faults(),
          Binormal::read);

  /** As reported. */
  public static final Formula CLES =
      Formula.of(OBSERVED, SuperiorityFormulas::observed)
          .types(LS2, H0, MAX)
          .explained("ai", "Newcombe 2006, method 4; Hanley and McNeil 1982; Cho and others 2019");

  /** From normal distributions of both groups. */
  public static final Formula CLESN =
      Formula.of(BINORMAL, SuperiorityFormulas::binormal)
          .types(LS2, LS3, HO, H0)
          .explained(
              "pnorm((m1i - m2i) / sqrt(sd1i^2 + sd2i^2))", "Goddard and Hinberg 1990, equation 3");

  private SuperiorityFormulas() {}

  private static List<InputRole> binormalRoles() {
    List<InputRole> roles =
        new ArrayList<>(GroupMeans.roles(M1I, SD1I, N1I, M2I, SD2I, N2I, DI, TI, PI));
    roles.add(InputRole.of(AI, "area under the curve of normal distributions").shown(ALL, "AUC"));
    return roles;
  }

  private static EffectSizes observed(Observed o, EffectOptions options) {
    return EffectSizes.of(o.ni(), i -> o.ai[i], i -> o.variance(options.type(i), i));
  }

  private static EffectSizes binormal(Binormal b, EffectOptions options) {
    return EffectSizes.of(b.ni(), i -> b.ai[i], b::variance);
  }

  /**
   * Areas as reported.
   *
   * @param ai areas [k]
   * @param n1i sizes of group 1 [k]
   * @param n2i sizes of group 2 [k]
   * @param mi proportions of ties, NaN for none [k]
   */
  private record Observed(double[] ai, double[] n1i, double[] n2i, double[] mi) implements Sample {

    @Override
    public double[] ni() {
      return Formula.each(ai.length, i -> n1i[i] + n2i[i]);
    }

    double variance(VarianceType type, int i) {
      double a = ai[i];
      double n1 = n1i[i];
      double n2 = n2i[i];
      double q = a * (1 - a);
      double pairs = (n1 - 1) * (n2 - 1);
      return switch (type) {
        case LS2 -> {
          double ties = Double.isNaN(mi[i]) ? 0 : mi[i];
          double first = a / (2 - a) - a * a;
          double second = 2 * a * a / (1 + a) - a * a;
          yield (q - ties / 4 + (n1 - 1) * first + (n2 - 1) * second) / pairs;
        }
        case H0 -> (n1 + n2 + 1) / (12 * n1 * n2);
        case MAX -> q / (Math.min(n1, n2) - 1);
        default -> {
          double n = (n1 + n2) / 2;
          yield q / pairs * (2 * n - 1 - (3 * n - 3) / ((2 - a) * (1 + a)));
        }
      };
    }
  }

  /**
   * Areas of two normal distributions.
   *
   * @param ai areas [k]
   * @param di their standardised mean differences [k]
   * @param share of the variance of group 1 in the sum of both [k]
   * @param n1i sizes of group 1 [k]
   * @param n2i sizes of group 2 [k]
   * @param types of the variances: HO where only one SD is known of both groups [k]
   */
  private record Binormal(
      double[] ai, double[] di, double[] share, double[] n1i, double[] n2i, VarianceType[] types)
      implements Sample {

    static Binormal read(RawData raw, EffectOptions options) {
      int k = raw.k();
      GroupMeans g = GroupMeans.read(raw);
      double[] a = raw.get(AI);
      double[] d = new double[k];
      double[] share = new double[k];
      VarianceType[] types = new VarianceType[k];
      for (int i = 0; i < k; i++) {
        types[i] = options.type(i);
        d[i] = GroupMeans.difference(raw, i);
        if (!Double.isNaN(d[i])) {
          types[i] = HO;
        } else {
          double variance = types[i] == HO ? g.pooledVariance(i) : g.averageVariance(i);
          d[i] = (g.m1i()[i] - g.m2i()[i]) / Math.sqrt(variance);
        }
        a[i] = Double.isNaN(a[i]) ? below(d[i] / Math.sqrt(2)) : a[i];
        d[i] = Double.isNaN(d[i]) ? RiskFormulas.probit(a[i]) * Math.sqrt(2) : d[i];
        share[i] = g.sd1i()[i] * g.sd1i()[i] / (2 * g.averageVariance(i));
        if (Double.isNaN(g.averageVariance(i))) {
          share[i] = 0.5;
          types[i] = HO;
        }
      }
      return new Binormal(a, d, share, g.n1i(), g.n2i(), types);
    }

    private static double below(double z) {
      return Double.isNaN(z) ? Double.NaN : Normal.survival(-z);
    }

    @Override
    public double[] ni() {
      return Formula.each(n1i.length, i -> n1i[i] + n2i[i]);
    }

    double variance(int i) {
      double n1 = n1i[i];
      double n2 = n2i[i];
      double square = di[i] * di[i];
      double slope = Math.exp(-square / 2) / (8 * Math.PI);
      double one = share[i];
      double two = 1 - share[i];
      double lostMean = types[i] == LS2 || types[i] == LS3 ? 0 : 1;
      double lostSd = types[i] == LS2 ? 0 : 1;
      double means = 4 * (one / (n1 - lostMean) + two / (n2 - lostMean));
      return switch (types[i]) {
        case HO -> 2 * slope * (1 / n1 + 1 / n2 + square / (2 * (n1 + n2)));
        case H0 -> means / (8 * Math.PI);
        default ->
            slope * (means + square * (one * one / (n1 - lostSd) + two * two / (n2 - lostSd)));
      };
    }
  }
}

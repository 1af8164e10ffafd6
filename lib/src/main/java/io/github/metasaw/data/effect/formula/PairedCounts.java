package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.BI;
import static io.github.metasaw.data.effect.input.Input.CI;
import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.N1I;
import static io.github.metasaw.data.effect.input.Input.N2I;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.InputGroup.FIRST_CONDITION;
import static io.github.metasaw.data.effect.input.InputGroup.SECOND_CONDITION;
import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.H0;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputGroup;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.distribution.Logistic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Effects of events in matched pairs, or of one group under two conditions. */
public final class PairedCounts {

  private static final InputKind<TwoByTwo> PAIRS =
      new InputKind<>(
          "events in matched pairs",
          List.of(
              InputRole.of(AI, "pairs with the event under both conditions")
                  .summed(InputGroup.PAIRS, "Both"),
              InputRole.of(BI, "pairs with the event under condition 1 only")
                  .summed(InputGroup.PAIRS, "Only 1"),
              InputRole.of(CI, "pairs with the event under condition 2 only")
                  .summed(InputGroup.PAIRS, "Only 2"),
              InputRole.of(DI, "pairs with the event under neither condition")
                  .summed(InputGroup.PAIRS, "Neither"),
              InputRole.of(N1I, "pairs with the event under condition 1"),
              InputRole.of(N2I, "pairs without the event under condition 1")),
          TwoByTwo.KIND.alternatives(),
          TwoByTwo::faults,
          TwoByTwo::read);

  private static final InputKind<Marginal> MARGINS =
      new InputKind<>(
          "events in matched pairs, by their margins",
          marginalRoles(),
          List.of(
              InputKind.set(AI, BI, CI, DI, RI),
              InputKind.set(AI, N1I, CI, N2I, RI),
              InputKind.set(AI, BI, CI, DI, PI),
              InputKind.set(AI, N1I, CI, N2I, PI)),
          PairedCounts::faults,
          Marginal::read);

  /** Marginal risk difference. */
  public static final Formula MPRD =
      of(PairedCounts::riskDifference)
          .explained("(bi - ci) / ni", "Newcombe 1998; May and Johnson 1997");

  /** Marginal log risk ratio. */
  public static final Formula MPRR =
      of(PairedCounts::logRiskRatio)
          .explained("log((ai + bi) / (ai + ci))", "Zou 2007; Stedman and others 2011");

  /** Marginal log odds ratio. */
  public static final Formula MPOR =
      of(PairedCounts::logOddsRatio)
          .explained(
              "log((ai + bi) / (ci + di)) - log((ai + ci) / (bi + di))",
              "Becker and Balagtas 1993; Elbourne and others 2002");

  /** Conditional log odds ratio. */
  public static final Formula MPORC =
      of(PairedCounts::conditional).explained("log(bi / ci)", "Curtin and others 2002; Zou 2007");

  /** Conditional log odds ratio by Peto's method. */
  public static final Formula MPPETO =
      of(PairedCounts::peto)
          .explained("2 (bi - ci) / (bi + ci)", "Curtin and others 2002; Zou 2007");

  /** Marginal log odds ratio from the margins and their correlation. */
  public static final Formula MPORM =
      Formula.of(MARGINS, PairedCounts::marginalLogOddsRatio)
          .twoGroups()
          .addingHalf()
          .types(AV, H0)
          .explained("log(ai di / (bi ci))", "Becker and Balagtas 1993; Elbourne and others 2002");

  private PairedCounts() {}

  private static Formula of(BiFunction<TwoByTwo, EffectOptions, EffectSizes> formula) {
    return Formula.of(PAIRS, formula).twoGroups().addingHalf();
  }

  private static List<InputRole> marginalRoles() {
    List<InputRole> roles = new ArrayList<>();
    roles.add(InputRole.of(AI, "events under condition 1").summed(FIRST_CONDITION, "Events"));
    roles.add(InputRole.of(BI, "pairs without the event under condition 1"));
    roles.add(InputRole.of(CI, "events under condition 2").summed(SECOND_CONDITION, "Events"));
    roles.add(InputRole.of(DI, "pairs without the event under condition 2"));
    roles.add(InputRole.of(N1I, "pairs").summed(ALL, "Pairs", AI, BI));
    roles.add(InputRole.of(N2I, "pairs, again"));
    roles.add(InputRole.of(RI, "phi coefficient of the two conditions").shown(ALL, "Phi"));
    roles.add(InputRole.of(PI, "proportion of pairs with the event under both conditions"));
    return roles;
  }

  private static List<InputFault> faults(RawData raw) {
    List<InputFault> faults = new ArrayList<>(TwoByTwo.faults(raw));
    faults.addAll(InputRules.of(raw).correlation(RI).proportion(PI).faults());
    return faults;
  }

  private static EffectSizes riskDifference(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(), i -> (t.bi()[i] - t.ci()[i]) / t.n(i), i -> discordant(t, i) / t.n(i));
  }

  /** Variance of the difference of the proportions of discordant pairs, times n. */
  private static double discordant(TwoByTwo t, int i) {
    double first = t.bi()[i] / t.n(i);
    double second = t.ci()[i] / t.n(i);
    return first * (1 - first) + second * (1 - second) + 2 * first * second;
  }

  private static double first(TwoByTwo t, int i) {
    return (t.ai()[i] + t.bi()[i]) / t.n(i);
  }

  private static double second(TwoByTwo t, int i) {
    return (t.ai()[i] + t.ci()[i]) / t.n(i);
  }

  private static EffectSizes logRiskRatio(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> Math.log(first(t, i)) - Math.log(second(t, i)),
        i -> {
          double n = t.n(i);
          return (t.bi()[i] + t.ci()[i]) / n / (n * first(t, i) * second(t, i));
        });
  }

  private static EffectSizes logOddsRatio(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> Logistic.quantile(first(t, i)) - Logistic.quantile(second(t, i)),
        i -> {
          double p1 = first(t, i);
          double p2 = second(t, i);
          return discordant(t, i) / (t.n(i) * p1 * (1 - p1) * p2 * (1 - p2));
        });
  }

  private static EffectSizes conditional(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(), i -> Math.log(t.bi()[i]) - Math.log(t.ci()[i]), i -> 1 / t.bi()[i] + 1 / t.ci()[i]);
  }

  private static EffectSizes peto(TwoByTwo t, EffectOptions options) {
    return EffectSizes.of(
        t.ni(),
        i -> 2 * (t.bi()[i] - t.ci()[i]) / (t.bi()[i] + t.ci()[i]),
        i -> 4 / (t.bi()[i] + t.ci()[i]));
  }

  private static EffectSizes marginalLogOddsRatio(Marginal m, EffectOptions options) {
    TwoByTwo t = m.table();
    double mean1 = t.meanP1(options);
    double mean2 = t.meanP2(options);
    return EffectSizes.of(
        m.ni(),
        i -> Math.log(t.ai()[i] / t.bi()[i]) - Math.log(t.ci()[i] / t.di()[i]),
        i -> {
          double independent = RiskFormulas.logOddsVariance(t, options.type(i), mean1, mean2, i);
          return independent - 2 * m.covariance(i);
        });
  }

  /**
   * The margins of paired tables, a row per condition, with their correlation.
   *
   * @param table the margins after the treatment of zero cells
   * @param ri phi coefficient of the two conditions [k]
   * @param ni pairs before anything was added [k]
   */
  private record Marginal(TwoByTwo table, double[] ri, double[] ni) implements Sample {

    static Marginal read(RawData raw, EffectOptions options) {
      TwoByTwo table = TwoByTwo.read(raw, options);
      TwoByTwo before = TwoByTwo.read(raw, options.withAdd(0));
      double[] ri = raw.get(RI);
      for (int i = 0; i < ri.length; i++) {
        ri[i] = Double.isNaN(ri[i]) ? correlation(before, raw.get(PI, i), i) : ri[i];
      }
      return new Marginal(table, ri, Formula.each(raw.k(), i -> Math.rint(table.ni()[i] / 2)));
    }

    /** The phi coefficient if a proportion of the pairs has the event twice; NaN if none can be. */
    private static double correlation(TwoByTwo margins, double both, int i) {
      double a = both * margins.n1(i);
      double b = margins.ai()[i] - a;
      double c = margins.ci()[i] - a;
      double d = margins.bi()[i] - margins.ci()[i] + a;
      double phi = (a * d - b * c) / Math.sqrt((a + b) * (c + d) * (a + c) * (b + d));
      return Math.abs(phi) <= 1 ? phi : Double.NaN;
    }

    /** Covariance of the two log odds. */
    double covariance(int i) {
      double pairs = Math.rint(table.n(i) / 2);
      double product = table.ai()[i] * table.bi()[i];
      double cells = product * table.ci()[i] * table.di()[i];
      double share = (ri[i] * Math.sqrt(cells) + product) / pairs;
      return pairs * (pairs * share - product) / cells;
    }
  }
}

package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.XI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;
import static io.github.metasaw.data.effect.input.VarianceType.AV;
import static io.github.metasaw.data.effect.input.VarianceType.UB;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;
import java.util.function.BiFunction;

/** Proportions of events in single groups. */
public final class Proportions {

  private static final InputKind<Counts> KIND =
      new InputKind<>(
          "events in single groups",
          List.of(
              InputRole.of(XI, "events").summed(ALL, "Events"),
              InputRole.of(NI, "people").summed(ALL, "Total", XI, MI),
              InputRole.of(MI, "people without the event")),
          List.of(InputKind.set(XI, NI), InputKind.set(XI, MI)),
          raw ->
              InputRules.of(raw).count(XI, MI).positive(NI).within(XI, NI).sum(NI, XI, MI).faults(),
          Counts::read);

  /** Proportion. */
  public static final Formula PR =
      of(Proportions::raw).addingHalf().types(UB, AV).explained("xi / ni", "binomial");

  /** Log of the proportion. */
  public static final Formula PLN =
      of(Proportions::log).addingHalf().types(AV).explained("log(xi / ni)", "binomial");

  /** Log odds. */
  public static final Formula PLO =
      of(Proportions::logit).addingHalf().types(AV).explained("log(xi / mi)", "binomial");

  /** Probit. */
  public static final Formula PRZ =
      of(Proportions::probit).addingHalf().explained("qnorm(xi / ni)", "delta method");

  /** Arcsine of the square root. */
  public static final Formula PAS =
      of(Proportions::arcsine)
          .addingNothing()
          .explained("asin(sqrt(xi / ni))", "angular transformation");

  /** Freeman and Tukey's double arcsine. */
  public static final Formula PFT =
      of(Proportions::doubleArcsine)
          .addingNothing()
          .explained(
              "(asin(sqrt(xi/(ni+1))) + asin(sqrt((xi+1)/(ni+1)))) / 2", "Freeman and Tukey 1950");

  private Proportions() {}

  private static Formula of(BiFunction<Counts, EffectOptions, EffectSizes> formula) {
    return Formula.of(KIND, formula);
  }

  private static EffectSizes raw(Counts c, EffectOptions options) {
    double mean = c.mean();
    return EffectSizes.of(
        c.ni,
        c::p,
        i ->
            switch (options.type(i)) {
              case UB -> c.p(i) * (1 - c.p(i)) / (c.n(i) - 1);
              case AV -> mean * (1 - mean) / c.n(i);
              default -> c.p(i) * (1 - c.p(i)) / c.n(i);
            });
  }

  private static EffectSizes log(Counts c, EffectOptions options) {
    double mean = c.mean();
    return EffectSizes.of(
        c.ni,
        i -> Math.log(c.p(i)),
        i -> options.type(i) == AV ? 1 / (mean * c.n(i)) - 1 / c.n(i) : 1 / c.xi[i] - 1 / c.n(i));
  }

  private static EffectSizes logit(Counts c, EffectOptions options) {
    double mean = c.mean();
    return EffectSizes.of(
        c.ni,
        i -> Math.log(c.xi[i] / c.mi[i]),
        i ->
            options.type(i) == AV
                ? 1 / (mean * c.n(i)) + 1 / ((1 - mean) * c.n(i))
                : 1 / c.xi[i] + 1 / c.mi[i]);
  }

  private static EffectSizes probit(Counts c, EffectOptions options) {
    return EffectSizes.of(
        c.ni, i -> RiskFormulas.probit(c.p(i)), i -> RiskFormulas.probitVariance(c.p(i), c.n(i)));
  }

  private static EffectSizes arcsine(Counts c, EffectOptions options) {
    return EffectSizes.of(c.ni, i -> Math.asin(Math.sqrt(c.p(i))), i -> 1 / (4 * c.n(i)));
  }

  private static EffectSizes doubleArcsine(Counts c, EffectOptions options) {
    return EffectSizes.of(
        c.ni,
        i -> {
          double people = c.n(i) + 1;
          double first = Math.asin(Math.sqrt(c.xi[i] / people));
          return (first + Math.asin(Math.sqrt((c.xi[i] + 1) / people))) / 2;
        },
        i -> 1 / (4 * c.n(i) + 2));
  }

  /**
   * Events, after the treatment of zero counts.
   *
   * @param xi events [k]
   * @param mi people without the event [k]
   * @param ni people, before anything was added [k]
   */
  private record Counts(double[] xi, double[] mi, double[] ni) implements Sample {

    static Counts read(RawData raw, EffectOptions options) {
      double[] x = raw.get(XI);
      double[] m = raw.get(MI);
      boolean[] hasZero = new boolean[raw.k()];
      for (int i = 0; i < hasZero.length; i++) {
        m[i] = Double.isNaN(m[i]) ? raw.get(NI, i) - x[i] : m[i];
        hasZero[i] = x[i] == 0 || m[i] == 0;
      }
      double[] n = Formula.each(raw.k(), i -> x[i] + m[i]);
      options.zeroCells().addTo(hasZero, x, m);
      return new Counts(x, m, n);
    }

    double n(int i) {
      return xi[i] + mi[i];
    }

    double p(int i) {
      return xi[i] / n(i);
    }

    /** Average proportion, weighted by sample size. */
    double mean() {
      return Formula.weightedMean(
          Formula.each(xi.length, this::p), Formula.each(xi.length, this::n));
    }
  }
}

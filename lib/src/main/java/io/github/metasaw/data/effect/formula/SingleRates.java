package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.Input.XI;
import static io.github.metasaw.data.effect.input.InputGroup.ALL;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Incidence rates of single groups. */
public final class SingleRates {

  private static final InputKind<Counts> KIND =
      new InputKind<>(
          "events per person-time in single groups",
          List.of(
              InputRole.of(XI, "events").summed(ALL, "Events"),
              InputRole.of(TI, "person-time").summed(ALL, "Person-time")),
          List.of(InputKind.set(XI, TI)),
          raw -> InputRules.of(raw).count(XI).positive(TI).faults(),
          Counts::read);

  /** Incidence rate. */
  public static final Formula IR =
      Formula.of(KIND, SingleRates::raw).addingHalf().explained("xi / ti", "Poisson");

  /** Log of the incidence rate. */
  public static final Formula IRLN =
      Formula.of(KIND, SingleRates::log).addingHalf().explained("log(xi / ti)", "Poisson");

  /** Square root of the incidence rate. */
  public static final Formula IRS =
      Formula.of(KIND, SingleRates::root)
          .addingNothing()
          .explained("sqrt(xi / ti)", "delta method");

  /** Freeman and Tukey's transformation of the incidence rate. */
  public static final Formula IRFT =
      Formula.of(KIND, SingleRates::freemanTukey)
          .addingNothing()
          .explained("(sqrt(xi/ti) + sqrt((xi+1)/ti)) / 2", "Freeman and Tukey 1950");

  private SingleRates() {}

  private static EffectSizes raw(Counts c, EffectOptions options) {
    return EffectSizes.of(c.ti, c::rate, i -> c.rate(i) / c.ti[i]);
  }

  private static EffectSizes log(Counts c, EffectOptions options) {
    return EffectSizes.of(c.ti, i -> Math.log(c.rate(i)), i -> 1 / c.xi[i]);
  }

  private static EffectSizes root(Counts c, EffectOptions options) {
    return EffectSizes.of(c.ti, i -> Math.sqrt(c.rate(i)), i -> 1 / (4 * c.ti[i]));
  }

  private static EffectSizes freemanTukey(Counts c, EffectOptions options) {
    return EffectSizes.of(
        c.ti,
        i -> (Math.sqrt(c.rate(i)) + Math.sqrt(c.rate(i) + 1 / c.ti[i])) / 2,
        i -> 1 / (4 * c.ti[i]));
  }

  /**
   * Events, after the treatment of zero counts.
   *
   * @param xi events [k]
   * @param ti person-times [k]
   */
  private record Counts(double[] xi, double[] ti) implements Sample {

    static Counts read(RawData raw, EffectOptions options) {
      double[] x = raw.get(XI);
      boolean[] hasZero = new boolean[raw.k()];
      for (int i = 0; i < hasZero.length; i++) {
        hasZero[i] = x[i] == 0;
      }
      options.zeroCells().addTo(hasZero, x);
      return new Counts(x, raw.get(TI));
    }

    @Override
    public double[] ni() {
      return ti;
    }

    double rate(int i) {
      return xi[i] / ti[i];
    }
  }
}

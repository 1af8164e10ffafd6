package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.T1I;
import static io.github.metasaw.data.effect.input.Input.T2I;
import static io.github.metasaw.data.effect.input.Input.X1I;
import static io.github.metasaw.data.effect.input.Input.X2I;
import static io.github.metasaw.data.effect.input.InputGroup.CONTROL;
import static io.github.metasaw.data.effect.input.InputGroup.TREATMENT;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import java.util.List;

/** Effects of events per person-time in two groups. */
public final class PersonTime {

  private static final InputKind<Rates> KIND =
      new InputKind<>(
          "events per person-time in two groups",
          List.of(
              InputRole.of(X1I, "events in group 1").summed(TREATMENT, "Events"),
              InputRole.of(T1I, "person-time in group 1").summed(TREATMENT, "Person-time"),
              InputRole.of(X2I, "events in group 2").summed(CONTROL, "Events"),
              InputRole.of(T2I, "person-time in group 2").summed(CONTROL, "Person-time")),
          List.of(InputKind.set(X1I, T1I, X2I, T2I)),
          raw -> InputRules.of(raw).count(X1I, X2I).positive(T1I, T2I).faults(),
          Rates::read);

  /** Log incidence rate ratio. */
  public static final Formula IRR =
      Formula.of(KIND, PersonTime::logRateRatio)
          .twoGroups()
          .addingHalf()
          .explained(
              "log((x1i/t1i) / (x2i/t2i))", "Bagos and Nikolopoulos 2009; Rothman and others 2008");

  /** Incidence rate difference. */
  public static final Formula IRD =
      Formula.of(KIND, PersonTime::rateDifference)
          .twoGroups()
          .addingHalf()
          .explained("x1i/t1i - x2i/t2i", "Bagos and Nikolopoulos 2009; Rothman and others 2008");

  /** Difference of square roots of incidence rates. */
  public static final Formula IRSD =
      Formula.of(KIND, PersonTime::rootDifference)
          .twoGroups()
          .addingNothing()
          .explained(
              "sqrt(x1i/t1i) - sqrt(x2i/t2i)",
              "Bagos and Nikolopoulos 2009; Rothman and others 2008");

  private PersonTime() {}

  private static EffectSizes logRateRatio(Rates r, EffectOptions options) {
    return EffectSizes.of(
        r.ni(), i -> Math.log(r.rate1(i)) - Math.log(r.rate2(i)), i -> 1 / r.x1i[i] + 1 / r.x2i[i]);
  }

  private static EffectSizes rateDifference(Rates r, EffectOptions options) {
    return EffectSizes.of(
        r.ni(), i -> r.rate1(i) - r.rate2(i), i -> r.rate1(i) / r.t1i[i] + r.rate2(i) / r.t2i[i]);
  }

  private static EffectSizes rootDifference(Rates r, EffectOptions options) {
    return EffectSizes.of(
        r.ni(),
        i -> Math.sqrt(r.rate1(i)) - Math.sqrt(r.rate2(i)),
        i -> 1 / (4 * r.t1i[i]) + 1 / (4 * r.t2i[i]));
  }

  /**
   * Events and times of two groups, after the treatment of zero counts.
   *
   * @param x1i events in group 1 [k]
   * @param t1i person-time in group 1 [k]
   * @param x2i events in group 2 [k]
   * @param t2i person-time in group 2 [k]
   */
  private record Rates(double[] x1i, double[] t1i, double[] x2i, double[] t2i) implements Sample {

    static Rates read(RawData raw, EffectOptions options) {
      double[] x1 = raw.get(X1I);
      double[] x2 = raw.get(X2I);
      boolean[] hasZero = new boolean[raw.k()];
      for (int i = 0; i < hasZero.length; i++) {
        if (options.zeroCells().drops00() && x1[i] == 0 && x2[i] == 0) {
          x1[i] = Double.NaN;
          x2[i] = Double.NaN;
        }
        hasZero[i] = x1[i] == 0 || x2[i] == 0;
      }
      options.zeroCells().addTo(hasZero, x1, x2);
      return new Rates(x1, raw.get(T1I), x2, raw.get(T2I));
    }

    @Override
    public double[] ni() {
      return Formula.each(t1i.length, i -> t1i[i] + t2i[i]);
    }

    double rate1(int i) {
      return x1i[i] / t1i[i];
    }

    double rate2(int i) {
      return x2i[i] / t2i[i];
    }
  }
}

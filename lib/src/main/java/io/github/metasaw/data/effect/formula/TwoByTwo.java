package io.github.metasaw.data.effect.formula;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.BI;
import static io.github.metasaw.data.effect.input.Input.CI;
import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.N1I;
import static io.github.metasaw.data.effect.input.Input.N2I;
import static io.github.metasaw.data.effect.input.InputGroup.CONTROL;
import static io.github.metasaw.data.effect.input.InputGroup.TREATMENT;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.InputRules;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.data.effect.input.VarianceType;
import java.util.List;

/**
 * Tables of two groups by event, after the treatment of zero cells.
 *
 * @param ai events in group 1 [k]
 * @param bi people without the event in group 1 [k]
 * @param ci events in group 2 [k]
 * @param di people without the event in group 2 [k]
 * @param ni people in both groups, before anything was added [k]
 */
record TwoByTwo(double[] ai, double[] bi, double[] ci, double[] di, double[] ni) implements Sample {

  static final List<InputRole> ROLES =
      List.of(
          InputRole.of(AI, "events in group 1").summed(TREATMENT, "Events"),
          InputRole.of(BI, "people without the event in group 1"),
          InputRole.of(CI, "events in group 2").summed(CONTROL, "Events"),
          InputRole.of(DI, "people without the event in group 2"),
          InputRole.of(N1I, "people in group 1").summed(TREATMENT, "Total", AI, BI),
          InputRole.of(N2I, "people in group 2").summed(CONTROL, "Total", CI, DI));

  static final InputKind<TwoByTwo> KIND =
      new InputKind<>(
          "events in two groups",
          ROLES,
          List.of(InputKind.set(AI, BI, CI, DI), InputKind.set(AI, N1I, CI, N2I)),
          TwoByTwo::faults,
          TwoByTwo::read);

  static List<InputFault> faults(RawData raw) {
    return InputRules.of(raw)
        .count(AI, BI, CI, DI, N1I, N2I)
        .within(AI, N1I)
        .within(CI, N2I)
        .sum(N1I, AI, BI)
        .sum(N2I, CI, DI)
        .faults();
  }

  static TwoByTwo read(RawData raw, EffectOptions options) {
    int k = raw.k();
    double[] a = raw.get(AI);
    double[] c = raw.get(CI);
    double[] b = raw.withoutEvent(BI, N1I, AI);
    double[] d = raw.withoutEvent(DI, N2I, CI);
    double[] ni = new double[k];
    boolean[] hasZero = new boolean[k];
    for (int i = 0; i < k; i++) {
      ni[i] = a[i] + b[i] + c[i] + d[i];
      if (options.zeroCells().drops00() && ((a[i] == 0 && c[i] == 0) || (b[i] == 0 && d[i] == 0))) {
        a[i] = Double.NaN;
        b[i] = Double.NaN;
        c[i] = Double.NaN;
        d[i] = Double.NaN;
      }
      boolean isKnown = !Double.isNaN(a[i]);
      hasZero[i] = isKnown && (a[i] == 0 || b[i] == 0 || c[i] == 0 || d[i] == 0);
    }
    options.zeroCells().addTo(hasZero, a, b, c, d);
    return new TwoByTwo(a, b, c, d, ni);
  }

  int k() {
    return ai.length;
  }

  double n1(int i) {
    return ai[i] + bi[i];
  }

  double n2(int i) {
    return ci[i] + di[i];
  }

  double n(int i) {
    return ai[i] + bi[i] + ci[i] + di[i];
  }

  /** Risk in group 1. */
  double p1(int i) {
    return ai[i] / n1(i);
  }

  /** Risk in group 2. */
  double p2(int i) {
    return ci[i] / n2(i);
  }

  /** Risk in both groups together. */
  double p(int i) {
    return (ai[i] + ci[i]) / n(i);
  }

  /** Average risk in group 1, weighted by sample size; NaN if no variance needs it. */
  double meanP1(EffectOptions options) {
    return !options.uses(VarianceType.AV)
        ? Double.NaN
        : Formula.weightedMean(Formula.each(k(), this::p1), Formula.each(k(), this::n1));
  }

  /** Average risk in group 2, weighted by sample size; NaN if no variance needs it. */
  double meanP2(EffectOptions options) {
    return !options.uses(VarianceType.AV)
        ? Double.NaN
        : Formula.weightedMean(Formula.each(k(), this::p2), Formula.each(k(), this::n2));
  }
}

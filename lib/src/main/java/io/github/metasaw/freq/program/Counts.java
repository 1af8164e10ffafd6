package io.github.metasaw.freq.program;

import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import java.util.Optional;

/**
 * Events of two groups as the studies report them, with nothing added; NaN where not known.
 *
 * @param events1 of group 1 [k]
 * @param others1 people of group 1 without the event [k]
 * @param events2 of group 2 [k]
 * @param others2 people of group 2 without the event [k]
 */
record Counts(double[] events1, double[] others1, double[] events2, double[] others2) {

  /** Empty where the studies do not report events of two groups. */
  static Optional<Counts> of(RawData raw) {
    return raw.has(Input.AI) && raw.has(Input.CI)
        ? Optional.of(
            new Counts(
                raw.get(Input.AI),
                raw.withoutEvent(Input.BI, Input.N1I, Input.AI),
                raw.get(Input.CI),
                raw.withoutEvent(Input.DI, Input.N2I, Input.CI)))
        : Optional.empty();
  }

  double a(int i) {
    return events1[i];
  }

  double b(int i) {
    return others1[i];
  }

  double c(int i) {
    return events2[i];
  }

  double d(int i) {
    return others2[i];
  }

  double n1(int i) {
    return a(i) + b(i);
  }

  double n2(int i) {
    return c(i) + d(i);
  }

  double[] ni() {
    double[] n = new double[events1.length];
    for (int i = 0; i < n.length; i++) {
      n[i] = n1(i) + n2(i);
    }
    return n;
  }

  boolean hasZero(int i) {
    return a(i) == 0 || b(i) == 0 || c(i) == 0 || d(i) == 0;
  }
}

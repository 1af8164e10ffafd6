package io.github.metasaw.freq.program;

import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;

/**
 * Events of two groups as the studies report them, with nothing added.
 *
 * @param raw with the events, and with the others or all people of each group [k]
 */
record Counts(RawData raw) {

  static Counts of(RawData raw) {
    return new Counts(raw);
  }

  /** Whether there are counts of two groups. */
  static boolean isIn(RawData raw) {
    return raw.has(Input.AI) && raw.has(Input.CI);
  }

  double a(int i) {
    return raw.get(Input.AI, i);
  }

  double b(int i) {
    return others(Input.BI, Input.N1I, i, a(i));
  }

  double c(int i) {
    return raw.get(Input.CI, i);
  }

  double d(int i) {
    return others(Input.DI, Input.N2I, i, c(i));
  }

  double n1(int i) {
    return a(i) + b(i);
  }

  double n2(int i) {
    return c(i) + d(i);
  }

  double[] ni() {
    double[] n = new double[raw.k()];
    for (int i = 0; i < n.length; i++) {
      n[i] = n1(i) + n2(i);
    }
    return n;
  }

  boolean hasZero(int i) {
    return a(i) == 0 || b(i) == 0 || c(i) == 0 || d(i) == 0;
  }

  private double others(Input others, Input all, int i, double events) {
    double given = raw.has(others) ? raw.get(others, i) : Double.NaN;
    return Double.isNaN(given) && raw.has(all) ? raw.get(all, i) - events : given;
  }
}

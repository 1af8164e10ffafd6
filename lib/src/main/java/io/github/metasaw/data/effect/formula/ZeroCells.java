package io.github.metasaw.data.effect.formula;

import io.github.metasaw.data.effect.input.EffectOptions;

/** The constant that is added to counts. */
final class ZeroCells {

  private ZeroCells() {}

  /**
   * Adds the constant to all counts of the studies that the rule names.
   *
   * @param options with a constant and a rule
   * @param hasZero whether a study has a zero among its counts [k]
   * @param counts changed in place [counts][k]
   */
  static void add(EffectOptions options, boolean[] hasZero, double[]... counts) {
    Double add = options.add();
    boolean[] adjusted = options.rule().adjusted(hasZero);
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] && add != null) {
        for (double[] count : counts) {
          count[i] += add;
        }
      }
    }
  }
}

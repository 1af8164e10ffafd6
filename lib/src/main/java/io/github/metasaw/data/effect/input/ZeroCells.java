package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import org.jspecify.annotations.Nullable;

/**
 * What is done with counts of 0: a constant added to the counts of some studies, and studies left
 * out that have no events in either group, or nothing but events in both. What is not said is
 * decided by the measure or the method. R: metafor's {@code add}, {@code to} and {@code drop00}.
 *
 * <pre>{@code
 * ZeroCells.defaults().withAdd(1).withTo(ZeroCellRule.ALL)
 * }</pre>
 *
 * @param add the constant, in events, 0 or larger; null for what the measure or method has
 * @param to the studies it is added to; null for what the measure or method has
 * @param drop00 whether studies without events, or with events only, in both groups are left out
 *     before; null for what the measure or method has
 */
public record ZeroCells(@Nullable Double add, @Nullable ZeroCellRule to, @Nullable Boolean drop00) {

  private static final ZeroCells DEFAULTS = new ZeroCells(null, null, null);

  /** 1/2 added to studies with a zero, studies that say nothing left out. */
  public static final ZeroCells HALF_TO_ZEROS = new ZeroCells(0.5, ZeroCellRule.ONLY0, true);

  /** The counts as they are. */
  public static final ZeroCells NOTHING = new ZeroCells(0.0, ZeroCellRule.NONE, false);

  /**
   * Checks the constant.
   *
   * @throws MetaException for a constant that is negative or not a number
   */
  public ZeroCells {
    if (add != null && !(add >= 0 && add < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "what is added to counts must be a number of 0 or more, not %s", add);
    }
  }

  /**
   * Nothing said: everything as the measure or the method has it.
   *
   * @return the defaults
   */
  public static ZeroCells defaults() {
    return DEFAULTS;
  }

  /**
   * Another constant.
   *
   * @param constant 0 or larger, in events
   * @return a copy
   * @throws MetaException for a constant that is negative or not a number
   */
  public ZeroCells withAdd(double constant) {
    return new ZeroCells(constant, to, drop00);
  }

  /**
   * Other studies that have the constant added.
   *
   * @param rule which studies
   * @return a copy
   */
  public ZeroCells withTo(ZeroCellRule rule) {
    return new ZeroCells(add, rule, drop00);
  }

  /**
   * Whether studies without events, or with events only, in both groups are left out.
   *
   * @param drop whether they are
   * @return a copy
   */
  public ZeroCells withDrop00(boolean drop) {
    return new ZeroCells(add, to, drop);
  }

  /**
   * These, with what they do not say taken from others.
   *
   * @param others for what is not said here
   * @return a copy
   */
  public ZeroCells orElse(ZeroCells others) {
    return new ZeroCells(
        add == null ? others.add : add,
        to == null ? others.to : to,
        drop00 == null ? others.drop00 : drop00);
  }

  /**
   * Whether nothing is said.
   *
   * @return true if everything is as the measure or the method has it
   */
  public boolean isDefault() {
    return equals(DEFAULTS);
  }

  /**
   * The constant.
   *
   * @return 0 unless said otherwise
   */
  public double constant() {
    return add == null ? 0 : add;
  }

  /**
   * The studies that have the constant added.
   *
   * @return those with a zero unless said otherwise
   */
  public ZeroCellRule rule() {
    return to == null ? ZeroCellRule.ONLY0 : to;
  }

  /**
   * Whether studies without events, or with events only, in both groups are left out.
   *
   * @return no unless said otherwise
   */
  public boolean drops00() {
    return drop00 != null && drop00;
  }

  /**
   * Whether counts stay as they are, and no study is left out.
   *
   * @return true if these change nothing, whatever the counts
   */
  public boolean isNothing() {
    return !drops00() && !adds();
  }

  private boolean adds() {
    return constant() > 0 && rule() != ZeroCellRule.NONE;
  }

  /**
   * What is added to the counts of each study.
   *
   * @param hasZero whether a study has a zero among its counts [k]
   * @return the constant or 0 [k]
   */
  public double[] additions(boolean[] hasZero) {
    boolean[] adjusted = rule().adjusted(hasZero);
    double[] added = new double[adjusted.length];
    for (int i = 0; i < added.length; i++) {
      added[i] = adjusted[i] ? constant() : 0;
    }
    return added;
  }

  /**
   * Adds the constant to all counts of the studies that the rule names.
   *
   * @param hasZero whether a study has a zero among its counts [k]
   * @param counts changed in place [counts][k]
   */
  public void addTo(boolean[] hasZero, double[]... counts) {
    double[] added = additions(hasZero);
    for (int i = 0; i < added.length; i++) {
      for (int j = 0; j < counts.length && added[i] > 0; j++) {
        counts[j][i] += added[i];
      }
    }
  }

  /**
   * The rule in words.
   *
   * @return for example {@code 0.5 added to studies with a zero; uninformative studies left out}
   */
  public String label() {
    String added =
        adds() ? CheckNumber.plain(constant()) + " added to " + rule().label() : "nothing added";
    return drops00() ? added + "; uninformative studies left out" : added;
  }
}

package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;
import java.util.OptionalDouble;

/** The priors of tau that a page offers: each has one scale, or none. */
public enum TauPriorFamily implements Named {
  HALF_CAUCHY("half-Cauchy", "half_cauchy(", ")"),
  HALF_NORMAL("half-normal", "half_normal(sd = ", ")"),
  HALF_T("half-t, 4 df", "half_t(4, ", ")"),
  HALF_LOGISTIC("half-logistic", "half_logistic(", ")"),
  UNIFORM("uniform from 0", "uniform(0, ", ")"),
  LOMAX("Lomax", "lomax(1, ", ")"),
  FLAT("flat", "flat()", ""),
  JEFFREYS("Jeffreys", "jeffreys()", ""),
  UNIFORM_SHRINKAGE("uniform shrinkage", "uniform_shrinkage()", ""),
  DUMOUCHEL("DuMouchel", "dumouchel()", "");

  private final String label;
  private final String before;
  private final String after;

  TauPriorFamily(String label, String before, String after) {
    this.label = label;
    this.before = before;
    this.after = after;
  }

  /**
   * The name in options.
   *
   * @return the word before the bracket of its prior
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The family in words.
   *
   * @return for example {@code half-Cauchy}
   */
  @Override
  public String label() {
    return label;
  }

  /** Whether it has a scale. */
  boolean hasScale() {
    return !after.isEmpty();
  }

  /** What stands before the scale, or all of it. */
  String before() {
    return before;
  }

  /** What stands after the scale; empty without one. */
  String after() {
    return after;
  }

  /**
   * The scale of a prior of this family.
   *
   * @param prior as model text writes it, without {@code tau =}
   * @return empty for a prior of another family, NaN for one without a scale
   */
  OptionalDouble scale(String prior) {
    if (!hasScale()) {
      return prior.equals(before) ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }
    if (!prior.startsWith(before) || !prior.endsWith(after)) {
      return OptionalDouble.empty();
    }
    try {
      String number = prior.substring(before.length(), prior.length() - after.length());
      return OptionalDouble.of(Double.parseDouble(number));
    } catch (NumberFormatException other) {
      return OptionalDouble.empty();
    }
  }
}

package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;
import java.util.OptionalDouble;

/** The priors of tau that a page offers: each has one scale, or none. */
public enum TauPriorFamily implements Named {
  HALF_CAUCHY("half-Cauchy", "half_cauchy(#)"),
  HALF_NORMAL("half-normal", "half_normal(sd = #)"),
  HALF_T("half-t, 4 df", "half_t(4, #)"),
  HALF_LOGISTIC("half-logistic", "half_logistic(#)"),
  UNIFORM("uniform from 0", "uniform(0, #)"),
  LOMAX("Lomax", "lomax(1, #)"),
  /** The scale is both shape and rate; near 0 it is the usual vague prior. */
  GAMMA("gamma of 1/tau2", "1/tau2 = gamma(#, #)"),
  FLAT("flat", "flat()"),
  JEFFREYS("Jeffreys", "jeffreys()"),
  UNIFORM_SHRINKAGE("uniform shrinkage", "uniform_shrinkage()"),
  DUMOUCHEL("DuMouchel", "dumouchel()"),
  /** The scale is the value. */
  KNOWN("tau known", "fixed(#)");

  private static final String PLACE = "#";

  private final String label;
  private final String template;

  TauPriorFamily(String label, String template) {
    this.label = label;
    this.template = template;
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
    return template.contains(PLACE);
  }

  /** The prior with {@code #} for its scale. */
  String template() {
    return template;
  }

  /** The prior as model text writes it. */
  String prior(double scale) {
    return template.replace(PLACE, String.valueOf(scale));
  }

  /**
   * The scale of a prior of this family.
   *
   * @param prior as model text writes it, without {@code tau =}
   * @return empty for a prior of another family, NaN for one without a scale
   */
  OptionalDouble scale(String prior) {
    if (!hasScale()) {
      return prior.equals(template) ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }
    return number(template, prior);
  }

  /** The number that stands in a text for each {@code #} of a template; empty if none does. */
  static OptionalDouble number(String template, String text) {
    int from = template.indexOf(PLACE);
    int to = text.indexOf(template.charAt(from + 1), Math.min(from, text.length()));
    if (to < from || !text.startsWith(template.substring(0, from))) {
      return OptionalDouble.empty();
    }
    String number = text.substring(from, to);
    try {
      boolean isSame = template.replace(PLACE, number).equals(text);
      return isSame ? OptionalDouble.of(Double.parseDouble(number)) : OptionalDouble.empty();
    } catch (NumberFormatException other) {
      return OptionalDouble.empty();
    }
  }
}

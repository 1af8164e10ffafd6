package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** The families of weight functions, with metafor's parameters. */
public enum SelectionType implements Named {
  /**
   * Constant between steps: w(p) = delta_j for p between two steps, delta_1 = 1 (Vevea and Hedges
   * 1995, Psychometrika 60, 419).
   */
  STEP("step", "step function", 0, 100, 1),
  /** The same with delta_1 &ge; delta_2 &ge; ... */
  STEPCON("stepcon", "step function that never rises", 0, 1, 1),
  /**
   * w(p) = p^(delta_1 - 1) (1 - p)^(delta_2 - 1) (Citkowicz and Vevea 2017, Psychol Methods 22,
   * 28).
   */
  BETA("beta", "beta density", 1e-5, 100, 1),
  /** w(p) = exp(-delta p^2) (Preston, Ashby and Smyth 2004, J Eval Clin Pract 10, 313). */
  HALFNORM("halfnorm", "half-normal", 0, 100, 0),
  /** w(p) = exp(-delta p) (Preston, Ashby and Smyth 2004). */
  NEGEXP("negexp", "negative exponential", 0, 100, 0),
  /** w(p) = 2 exp(-delta p) / (1 + exp(-delta p)) (Preston, Ashby and Smyth 2004). */
  LOGISTIC("logistic", "logistic", 0, 100, 0),
  /** w(p) = (1 - p)^delta. */
  POWER("power", "power", 0, 100, 0),
  /** w(p) = exp(-delta_1 p^(1/delta_2)) (Begg and Mazumdar 1994, Biometrics 50, 1088). */
  NEGEXPPOW("negexppow", "negative exponential of a power", 0, 100, 0),
  /**
   * w(y) = delta_1 for effects on the unfavoured side of a cut-point delta_2, which is estimated.
   */
  TRUNCEST("truncest", "truncated at an estimated effect", 0, 100, 1),
  /** w(y) = delta for effects on the unfavoured side of a given cut-point (Rust et al. 1990). */
  TRUNC("trunc", "truncated at an effect", 0, 100, 1);

  private final String id;
  private final String label;
  private final double lowest;
  private final double highest;
  private final double nullValue;

  SelectionType(String id, String label, double lowest, double highest, double nullValue) {
    this.id = id;
    this.label = label;
    this.lowest = lowest;
    this.highest = highest;
    this.nullValue = nullValue;
  }

  /**
   * The type of a name.
   *
   * @param name one of the ids; {@code stepfun}, metafor's name for {@code step}, will do
   * @return the type
   * @throws MetaException for another name
   */
  public static SelectionType parse(String name) {
    boolean isLonger = name.trim().equalsIgnoreCase("stepfun");
    return isLonger ? STEP : Named.parse("type of selection model", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code step}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return {@code step function}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * Whether the weight is constant between steps.
   *
   * @return true for {@link #STEP} and {@link #STEPCON}
   */
  public boolean isStep() {
    return this == STEP || this == STEPCON;
  }

  /**
   * Whether selection looks at the effect and not at its p value.
   *
   * @return true for {@link #TRUNC} and {@link #TRUNCEST}
   */
  public boolean isTruncation() {
    return this == TRUNC || this == TRUNCEST;
  }

  /**
   * Whether the weight falls from 1 at p = 0, and may depend on the precision too.
   *
   * @return true for those that are exp(-delta f(p))
   */
  public boolean isDecay() {
    return this == HALFNORM
        || this == NEGEXP
        || this == LOGISTIC
        || this == POWER
        || this == NEGEXPPOW;
  }

  /**
   * The value of a parameter without selection.
   *
   * @return 1, or 0 for those that decay
   */
  public double nullValue() {
    return nullValue;
  }

  /** Lower end of the range of a parameter. */
  double lowest() {
    return lowest;
  }

  /** Upper end of the range that is searched, as metafor's {@code delta.max}. */
  double highest() {
    return highest;
  }
}

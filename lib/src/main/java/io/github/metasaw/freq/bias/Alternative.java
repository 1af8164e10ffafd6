package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.Normal;

/** The effects that count as significant, and that selection favours. */
public enum Alternative implements Named {
  /** Effects above 0. */
  GREATER("greater", "effects above 0"),
  /** Effects below 0. */
  LESS("less", "effects below 0"),
  /** Effects that differ from 0, in either direction. */
  TWO_SIDED("two.sided", "effects on either side of 0");

  private final String id;
  private final String label;

  Alternative(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The alternative of a name, as metafor's {@code selmodel} names them.
   *
   * @param name {@code greater, less, two.sided}
   * @return the alternative
   * @throws MetaException for another name
   */
  public static Alternative parse(String name) {
    return Named.parse("alternative", name.replace('-', '.'), values());
  }

  /**
   * The name in options.
   *
   * @return {@code two.sided}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * Which effects.
   *
   * @return in words: {@code effects above 0}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * What turns effects so that large ones are favoured.
   *
   * @return -1 where small effects are, 1 else
   */
  public double sign() {
    return this == LESS ? -1 : 1;
  }

  /**
   * The critical value of the test of one study.
   *
   * @param alpha level of significance, between 0 and 1
   * @return in standard errors
   */
  public double critical(double alpha) {
    return Normal.upperQuantile(this == TWO_SIDED ? alpha / 2 : alpha);
  }

  /**
   * The probability that an estimate is significant.
   *
   * @param mean of the estimate, on the scale of yi
   * @param sd of the estimate about its mean, with or without the spread of true effects
   * @param se standard error by which it is tested
   * @param critical value of {@link #critical}
   * @return 0 to 1
   */
  public double power(double mean, double sd, double se, double critical) {
    double above = this == LESS ? 0 : Normal.survival((critical * se - mean) / sd);
    double below = this == GREATER ? 0 : Normal.survival((critical * se + mean) / sd);
    return above + below;
  }

  boolean isSignificant(double z, double critical) {
    return switch (this) {
      case TWO_SIDED -> Math.abs(z) >= critical;
      case GREATER -> z >= critical;
      case LESS -> z <= -critical;
    };
  }
}

package io.github.metasaw.model.parameter;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.FisherZ;
import io.github.metasaw.distribution.Logistic;

/** The function that makes a parameter any real number: what a linear predictor is added up on. */
public enum Link implements Named {
  /** The value itself: coefficients of the mean. */
  IDENTITY("identity", "as it is"),
  /** Natural logarithm: SDs, and the factor of sampling variances known up to proportion. */
  LOG("log", "natural logarithm"),
  /** Fisher's z, (log(1 + r) - log(1 - r)) / 2: correlations. */
  ATANH("atanh", "Fisher's z");

  private final String id;
  private final String label;

  Link(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The name in formulas.
   *
   * @return {@code identity}, {@code log} or {@code atanh}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return for example {@code Fisher's z}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * From the scale of the link to the parameter's own.
   *
   * @param x any number, -Infinity and Infinity included
   * @return the SD or correlation that it stands for
   */
  public double toNatural(double x) {
    return switch (this) {
      case IDENTITY -> x;
      case LOG -> Math.exp(x);
      case ATANH -> Math.tanh(x);
    };
  }

  /**
   * From the parameter's own scale to that of the link.
   *
   * @param value an SD (0 gives -Infinity) or a correlation from -1 to 1
   * @return the real number that stands for it
   */
  public double toLink(double value) {
    return switch (this) {
      case IDENTITY -> value;
      case LOG -> Math.log(value);
      case ATANH -> FisherZ.of(value);
    };
  }

  /**
   * The derivative of {@link #toNatural}, which turns a standard error on the scale of the link
   * into one on the parameter's own (delta method).
   *
   * @param x on the scale of the link
   * @return d natural / d x
   */
  public double slope(double x) {
    return switch (this) {
      case IDENTITY -> 1;
      case LOG -> Math.exp(x);
      case ATANH -> {
        double r = Math.tanh(x);
        yield 1 - r * r;
      }
    };
  }

  /**
   * The logarithm of {@link #slope}, exact where the slope itself underflows.
   *
   * @param x on the scale of the link
   * @return log(d natural / d x), natural logarithm
   */
  public double logSlope(double x) {
    return switch (this) {
      case IDENTITY -> 0;
      case LOG -> x;
      case ATANH -> {
        double a = Math.abs(x);
        yield 2 * (Math.log(2) - a - Logistic.softplus(-2 * a));
      }
    };
  }
}

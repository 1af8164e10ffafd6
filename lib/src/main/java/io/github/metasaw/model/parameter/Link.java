package io.github.metasaw.model.parameter;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.FisherZ;
import io.github.metasaw.distribution.Logistic;

/**
 * The function that maps a parameter to the real line, the scale of its linear predictor.
 *
 * @param kind kind of the function
 * @param lower lowest value of the parameter on its own scale; may be infinite
 * @param upper highest value; may be infinite
 */
public record Link(Kind kind, double lower, double upper) implements Named {

  /** The value itself: coefficients of the mean. */
  public static final Link IDENTITY =
      new Link(Kind.IDENTITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** The value itself, 0 or more: variances that are sums of terms. */
  public static final Link VARIANCE = new Link(Kind.IDENTITY, 0, Double.POSITIVE_INFINITY);

  /** Natural logarithm: SDs, and the factor of sampling variances known up to proportion. */
  public static final Link LOG = new Link(Kind.LOG, 0, Double.POSITIVE_INFINITY);

  /** Fisher's z, (log(1 + r) - log(1 - r)) / 2: correlations. */
  public static final Link ATANH = new Link(Kind.ATANH, -1, 1);

  /** The kinds of functions. */
  public enum Kind {
    /** The value itself. */
    IDENTITY("identity", "identity"),
    /** Natural logarithm. */
    LOG("log", "natural logarithm"),
    /** Fisher's z. */
    ATANH("atanh", "Fisher's z"),
    /** Logit of the position between two bounds, log((x - lower) / (upper - x)). */
    LOGIT("logit", "logit of its position between its bounds");

    private final String id;
    private final String label;

    Kind(String id, String label) {
      this.id = id;
      this.label = label;
    }
  }

  /**
   * The link of a correlation whose lowest value may be above -1; Fisher's z if it is -1.
   *
   * @param lower lowest correlation, from -1 to below 1
   * @return a logit on the range from the lowest value to 1, or {@link #ATANH}
   */
  public static Link correlationFrom(double lower) {
    return lower == -1 ? ATANH : new Link(Kind.LOGIT, lower, 1);
  }

  /**
   * The name in formulas.
   *
   * @return {@code identity}, {@code log}, {@code atanh} or {@code logit}
   */
  @Override
  public String id() {
    return kind.id;
  }

  /**
   * The name in words.
   *
   * @return for example {@code Fisher's z}
   */
  @Override
  public String label() {
    return kind.label;
  }

  /**
   * From the scale of the link to the parameter's own.
   *
   * @param x any number, -Infinity and Infinity included
   * @return the SD or correlation that it stands for
   */
  public double toNatural(double x) {
    return switch (kind) {
      case IDENTITY -> x;
      case LOG -> Math.exp(x);
      case ATANH -> Math.tanh(x);
      // Computed from the nearer bound, so that the distance to it keeps its precision.
      case LOGIT ->
          x < 0
              ? lower + (upper - lower) * Logistic.cdf(x)
              : upper - (upper - lower) * Logistic.cdf(-x);
    };
  }

  /**
   * From the parameter's own scale to that of the link.
   *
   * @param value an SD (0 gives -Infinity) or a correlation from -1 to 1
   * @return the real number that stands for it
   */
  public double toLink(double value) {
    return switch (kind) {
      case IDENTITY -> value;
      case LOG -> Math.log(value);
      case ATANH -> FisherZ.of(value);
      case LOGIT -> Math.log(value - lower) - Math.log(upper - value);
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
    return switch (kind) {
      case IDENTITY -> 1;
      case LOG -> Math.exp(x);
      case ATANH -> {
        double r = Math.tanh(x);
        yield 1 - r * r;
      }
      case LOGIT -> (upper - lower) * Logistic.cdf(x) * Logistic.cdf(-x);
    };
  }

  /**
   * The logarithm of {@link #slope}, exact where the slope itself underflows.
   *
   * @param x on the scale of the link
   * @return log(d natural / d x), natural logarithm
   */
  public double logSlope(double x) {
    return switch (kind) {
      case IDENTITY -> 0;
      case LOG -> x;
      case ATANH -> {
        double a = Math.abs(x);
        yield 2 * (Math.log(2) - a - Logistic.softplus(-2 * a));
      }
      case LOGIT -> Math.log(upper - lower) - Math.abs(x) - 2 * Logistic.softplus(-Math.abs(x));
    };
  }
}

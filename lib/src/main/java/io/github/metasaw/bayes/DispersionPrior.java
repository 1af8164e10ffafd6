package io.github.metasaw.bayes;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The prior of one {@link DispersionParameter}, as a density of its real number b: log SD, Fisher's
 * z of a correlation, or a coefficient of either. Each Jacobian stands in its own kind of prior.
 */
sealed interface DispersionPrior {

  /** As model text writes it: {@code sd(study) = half_normal(sd = 0.5)}. */
  String code();

  /** Whether it integrates to one. */
  boolean isProper();

  /** Where the support of b begins; may be negative infinity. */
  default double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  /** Where it ends; may be positive infinity. */
  default double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /** Natural log of the density of b, inside the support. */
  double log(double b);

  /** Its derivative. */
  double slope(double b);

  /**
   * The density of what tables show at x: an SD or correlation, or b itself of a coefficient of
   * predictors. 0 where x cannot be; infinite at a value that is known.
   */
  default double density(double x, DispersionParameter parameter) {
    if (!parameter.alone()) {
      return x > lower() && x < upper() ? Math.exp(log(x)) : 0;
    }
    double b = parameter.link().real(x);
    return b > lower() && b < upper() ? Math.exp(log(b) - parameter.link().logSlope(b)) : 0;
  }

  /** A prior of exp(b), an SD, or of its square or precision: {@link Scale} has the Jacobian. */
  record OfScale(String code, boolean isProper, ScaledDensity density) implements DispersionPrior {
    @Override
    public double lower() {
      return density.lower();
    }

    @Override
    public double upper() {
      return density.upper();
    }

    @Override
    public double log(double b) {
      return density.at(b, density.scale().value(b));
    }

    @Override
    public double slope(double b) {
      return density.slope(density.scale().value(b));
    }

    @Override
    public double density(double x, DispersionParameter parameter) {
      return parameter.alone()
          ? density.ofPower(x, 1)
          : DispersionPrior.super.density(x, parameter);
    }
  }

  /**
   * A prior of b itself, which is a coefficient on the scale of log SD or Fisher's z.
   *
   * @param constant log density less the prior's kernel
   */
  record OfCoefficient(String code, Location prior, double constant) implements DispersionPrior {

    static OfCoefficient of(String code, Location prior, double mode) {
      return new OfCoefficient(code, prior, Math.log(prior.density(mode)) - prior.logKernel(mode));
    }

    @Override
    public boolean isProper() {
      return prior.isProper();
    }

    @Override
    public double log(double b) {
      return prior.logKernel(b) + constant;
    }

    @Override
    public double slope(double b) {
      return prior.slope(b);
    }
  }

  /**
   * A prior of the correlation rho = tanh(b), with the density (1 - rho^2)^(eta - 1) up to its
   * constant between two ends.
   *
   * @param eta 1 for uniform
   */
  record OfCorrelation(String code, double eta, double from, double to) implements DispersionPrior {
    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double lower() {
      return DispersionParameter.Link.ATANH.real(from);
    }

    @Override
    public double upper() {
      return DispersionParameter.Link.ATANH.real(to);
    }

    @Override
    public double log(double b) {
      // Where the ends are not -1 and 1, eta is 1.
      double width =
          eta == 1 ? Math.log(to - from) : LogBeta.value(eta, eta) + (2 * eta - 1) * Math.log(2);
      return eta * DispersionParameter.Link.ATANH.logSlope(b) - width;
    }

    @Override
    public double slope(double b) {
      return -2 * eta * Math.tanh(b);
    }
  }

  /** A point: b is known; negative infinity for an SD of 0. */
  record Known(String code, double value) implements DispersionPrior {
    @Override
    public boolean isProper() {
      return true;
    }

    @Override
    public double log(double b) {
      return 0;
    }

    @Override
    public double slope(double b) {
      return 0;
    }

    @Override
    public double density(double x, DispersionParameter parameter) {
      double known = parameter.alone() ? parameter.link().natural(value) : value;
      return x == known ? Double.POSITIVE_INFINITY : 0;
    }
  }
}

package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.CheckNumber;
import java.util.Optional;

/**
 * A prior of one coefficient of the mean, mu or that of a moderator, on the scale of yi per unit of
 * the moderator. Spreads are SDs or scales, not variances.
 */
public sealed interface LocationPrior {

  /**
   * The prior as model text writes it.
   *
   * @return for example {@code normal(0, sd = 1)}, numbers in full digits
   */
  String code();

  /**
   * Whether it integrates to one.
   *
   * @return false for a flat prior
   */
  default boolean isProper() {
    return true;
  }

  /**
   * Whether it gives the coefficient a fixed value, {@link #mode}.
   *
   * @return true for a known coefficient
   */
  default boolean isKnown() {
    return scale() == 0;
  }

  /**
   * Where its density is largest.
   *
   * @return its location; 0 for a flat prior
   */
  double mode();

  /**
   * The SD of a normal prior; of a {@link #mixture} the SD of the normal that it becomes for lambda
   * = 1. The precision is 1/scale^2.
   *
   * @return an SD; infinite for a flat prior, 0 for a known value
   */
  double scale();

  /**
   * The prior as a scale mixture of normals.
   *
   * @return empty for a normal, flat or fixed prior
   */
  default Optional<ScaleMixture> mixture() {
    return Optional.empty();
  }

  /**
   * The normal prior that a mixture becomes for lambda = 1.
   *
   * @return this prior where it is no mixture
   */
  default LocationPrior normal() {
    return mixture().isPresent() ? new Normal(mode(), scale()) : this;
  }

  /**
   * The prior density.
   *
   * @param x a value of the coefficient
   * @return the density at x: 1 for a flat prior, infinite at a known value
   */
  double density(double x);

  /**
   * The log density without terms that do not depend on the coefficient.
   *
   * @param b a value of the coefficient
   * @return natural log of the kernel; 0 for a known value
   */
  double logKernel(double b);

  /**
   * The derivative of {@link #logKernel}.
   *
   * @param b a value of the coefficient
   * @return d log kernel / db
   */
  double slope(double b);

  /** The improper prior with density 1. */
  record Flat() implements LocationPrior {
    @Override
    public double scale() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double mode() {
      return 0;
    }

    @Override
    public double density(double x) {
      return 1;
    }

    @Override
    public double logKernel(double b) {
      return 0;
    }

    @Override
    public double slope(double b) {
      return 0;
    }

    @Override
    public String code() {
      return "flat()";
    }

    @Override
    public boolean isProper() {
      return false;
    }
  }

  /**
   * N(mean, sd^2).
   *
   * @param mean on the scale of yi
   * @param sd above 0
   */
  record Normal(double mean, double sd) implements LocationPrior {
    @Override
    public double scale() {
      return sd;
    }

    @Override
    public double mode() {
      return mean;
    }

    @Override
    public double density(double x) {
      return Math.exp(DensityFamily.normal(mean, sd).logDensity().applyAsDouble(x));
    }

    @Override
    public double logKernel(double b) {
      double z = (b - mean) / sd;
      return -0.5 * z * z;
    }

    @Override
    public double slope(double b) {
      return (mean - b) / (sd * sd);
    }

    @Override
    public String code() {
      return "normal(" + number(mean) + ", sd = " + number(sd) + ")";
    }
  }

  /**
   * mean + scale times Student's t; with df = 1 Cauchy's distribution.
   *
   * @param df degrees of freedom, above 0
   * @param mean the location, on the scale of yi
   * @param scale above 0
   */
  record StudentT(double df, double mean, double scale) implements LocationPrior {
    @Override
    public double mode() {
      return mean;
    }

    @Override
    public double density(double x) {
      double half = DensityFamily.halfT(df, scale).logDensity().applyAsDouble(Math.abs(x - mean));
      return 0.5 * Math.exp(half);
    }

    @Override
    public double logKernel(double b) {
      double z = (b - mean) / scale;
      return -0.5 * (df + 1) * Math.log1p(z * z / df);
    }

    @Override
    public double slope(double b) {
      double gap = b - mean;
      return -(df + 1) * gap / (df * scale * scale + gap * gap);
    }

    @Override
    public Optional<ScaleMixture> mixture() {
      return Optional.of(new StudentScaleMixture(df));
    }

    @Override
    public String code() {
      return df == 1
          ? "cauchy(" + number(mean) + ", scale = " + number(scale) + ")"
          : "t(" + number(df) + ", " + number(mean) + ", scale = " + number(scale) + ")";
    }
  }

  /**
   * A known value.
   *
   * @param value of the coefficient
   */
  record Fixed(double value) implements LocationPrior {
    @Override
    public double scale() {
      return 0;
    }

    @Override
    public double mode() {
      return value;
    }

    @Override
    public double density(double x) {
      return x == value ? Double.POSITIVE_INFINITY : 0;
    }

    @Override
    public double logKernel(double b) {
      return 0;
    }

    @Override
    public double slope(double b) {
      return 0;
    }

    @Override
    public String code() {
      return "fixed(" + number(value) + ")";
    }
  }

  /**
   * A number as model text writes it.
   *
   * @param value any number
   * @return full digits, integers without ".0"
   */
  static String number(double value) {
    return CheckNumber.plain(value);
  }
}

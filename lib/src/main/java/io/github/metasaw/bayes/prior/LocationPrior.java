package io.github.metasaw.bayes.prior;

import java.util.Locale;
import java.util.Optional;

/**
 * A prior of one coefficient: of mu, or of a moderator's. On the scale of yi (per unit of the
 * moderator); spreads are SDs or scales, not variances.
 */
public sealed interface LocationPrior {

  /** As model text writes it, the SD in full digits: {@code normal(0, sd = 1)}. */
  String code();

  /** Whether it integrates to one. */
  default boolean isProper() {
    return true;
  }

  /** Whether it gives the coefficient a fixed value, {@link #mode}. */
  default boolean isKnown() {
    return scale() == 0;
  }

  /** Where its density is largest; 0 of a flat one. */
  double mode();

  /**
   * The SD of the normal prior that it is or, as a {@link #mixture}, becomes for lambda = 1:
   * infinite of a flat one, 0 of a known value. 1/scale^2 is its precision.
   */
  double scale();

  /** The prior as a scale mixture of normals; empty of one that is normal, flat or known. */
  default Optional<ScaleMixture> mixture() {
    return Optional.empty();
  }

  /** The normal prior that a mixture becomes for lambda = 1; any other prior itself. */
  default LocationPrior normal() {
    return mixture().isPresent() ? new Normal(mode(), scale()) : this;
  }

  /** The density at x; infinite at a value that is known. */
  double density(double x);

  /** Natural log of its density at b, less what does not depend on b; 0 of a known value. */
  double logKernel(double b);

  /** Derivative of {@link #logKernel}. */
  double slope(double b);

  /** The improper density 1. */
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

  /** N(mean, sd^2). */
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

  /** mean + scale times Student's t; df = 1 is Cauchy's. */
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

  /** Known. */
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

  /** A number without a needless ".0". */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}

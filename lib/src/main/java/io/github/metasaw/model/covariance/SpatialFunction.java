package io.github.metasaw.model.covariance;

import io.github.metasaw.diagnostic.Named;

/**
 * The correlation of two effects as a function of x, their distance divided by the range: 1 at x =
 * 0 and falling. The functions are those of {@code SPEXP}, {@code SPGAU}, {@code SPLIN}, {@code
 * SPRAT} and {@code SPSPH} of metafor's {@code rma.mv} (Pinheiro and Bates 2000, Mixed-Effects
 * Models in S and S-PLUS, table 5.2).
 */
public enum SpatialFunction implements Named {
  /** exp(-x). */
  EXPONENTIAL("exp", "exponential") {
    @Override
    double value(double x) {
      return Math.exp(-x);
    }

    @Override
    double slopeOfPositive(double x, double value) {
      return x * value;
    }
  },
  /** exp(-x^2). */
  GAUSSIAN("gau", "Gaussian") {
    @Override
    double value(double x) {
      return Math.exp(-x * x);
    }

    @Override
    double slopeOfPositive(double x, double value) {
      return 2 * x * x * value;
    }
  },
  /** 1 - x below 1, 0 from there on; a correlation on a line only, not in a plane. */
  LINEAR("lin", "linear") {
    @Override
    double value(double x) {
      return Math.max(0, 1 - x);
    }

    @Override
    double slopeOfPositive(double x, double value) {
      return x < 1 ? x : 0;
    }
  },
  /** 1 / (1 + x^2). */
  RATIONAL_QUADRATIC("ratquad", "rational quadratic") {
    @Override
    double value(double x) {
      return 1 / (1 + x * x);
    }

    @Override
    double slopeOfPositive(double x, double value) {
      return 2 * (1 - value) * value;
    }
  },
  /** 1 - 3x/2 + x^3/2 below 1, 0 from there on. */
  SPHERICAL("sph", "spherical") {
    @Override
    double value(double x) {
      return x < 1 ? 1 - x * (1.5 - 0.5 * x * x) : 0;
    }

    @Override
    double slopeOfPositive(double x, double value) {
      return x < 1 ? 1.5 * x * (1 - x * x) : 0;
    }
  };

  private final String id;
  private final String label;

  SpatialFunction(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  abstract double value(double x);

  /**
   * -x times the derivative of {@link #value}, x above 0 and finite, from x and the value there.
   */
  abstract double slopeOfPositive(double x, double value);

  /**
   * The correlation of two effects.
   *
   * @param distance 0 or larger
   * @param range in the same unit, 0 or larger; with a range of 0 only effects at the same place
   *     are correlated
   * @return from 0 to 1
   */
  public double correlation(double distance, double range) {
    return distance == 0 ? 1 : value(distance / range);
  }

  /**
   * The derivative of {@link #correlation} with respect to the logarithm of the range.
   *
   * @param distance 0 or larger
   * @param range in the same unit
   * @return 0 or larger
   */
  public double slope(double distance, double range) {
    return slope(distance, range, correlation(distance, range));
  }

  /** The same, with the correlation known. */
  double slope(double distance, double range, double correlation) {
    double x = distance / range;
    return distance == 0 || Double.isInfinite(x * x) ? 0 : slopeOfPositive(x, correlation);
  }
}

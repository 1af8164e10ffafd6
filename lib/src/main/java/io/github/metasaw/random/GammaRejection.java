package io.github.metasaw.random;

/**
 * Gamma numbers with scale 1: algorithm GD of Ahrens and Dieter (1982, Communications of the ACM
 * 25, 47-54) for shapes of one and above, GS of Ahrens and Dieter (1974, Computing 12, 223-246)
 * below. The fitted constants are printed in those papers.
 */
final class GammaRejection {

  private static final double ROOT_32 = 5.656854;

  /** The double exponential is not asked for values below this (1982, step 9). */
  private static final double LEAST = -0.71874483771719;

  // Coefficients of q0(shape) in 1 / shape, and of q(t) in t / (2 s), highest power first.
  private static final double[] Q0 = {
    2.424e-4, 2.4511e-4, -7.388e-5, 1.44121e-3, 8.01191e-3, 2.083148e-2, 4.166669e-2
  };
  private static final double[] Q = {
    0.1233795, -0.1367177, 0.1423657, -0.1662921, 0.2000062, -0.250003, 0.3333333
  };

  private final double shape;
  private final double s2;
  private final double s;
  private final double d;
  private final double q0;
  private final double b;
  private final double sigma;
  private final double c;

  /** A sampler for a positive and finite shape. */
  GammaRejection(double shape) {
    this.shape = shape;
    s2 = shape - 0.5;
    s = Math.sqrt(s2);
    d = ROOT_32 - s * 12;
    q0 = series(Q0, 1 / shape);
    if (shape <= 3.686) {
      b = 0.463 + s + 0.178 * s2;
      sigma = 1.235;
      c = 0.195 / s - 0.079 + 0.16 * s;
    } else if (shape <= 13.022) {
      b = 1.654 + 0.0076 * s2;
      sigma = 1.68 / s + 0.275;
      c = 0.062 / s + 0.024;
    } else {
      b = 1.77;
      sigma = 0.75;
      c = 0.1515 / s;
    }
  }

  double next(UniformSource uniforms) {
    return shape < 1 ? small(uniforms) : large(uniforms);
  }

  /** GS: a power below one, an exponential above, and rejection. */
  private double small(UniformSource uniforms) {
    double area = 1 + Math.exp(-1) * shape;
    while (true) {
      double p = area * uniforms.next();
      if (p >= 1) {
        double x = -Math.log((area - p) / shape);
        if (ExponentialDoubling.next(uniforms) >= (1 - shape) * Math.log(x)) {
          return x;
        }
      } else {
        double x = Math.exp(Math.log(p) / shape);
        if (ExponentialDoubling.next(uniforms) >= x) {
          return x;
        }
      }
    }
  }

  /**
   * GD: the square of a normal number, mended where the gamma density is the smaller of the two.
   */
  private double large(UniformSource uniforms) {
    double t = NormalInversion.next(uniforms);
    double x = s + 0.5 * t;
    if (t >= 0) {
      return x * x;
    }
    double u = uniforms.next();
    if (d * u <= t * t * t || (x > 0 && Math.log(1 - u) <= q(t))) {
      return x * x;
    }
    x = s + 0.5 * doubleExponential(uniforms);
    return x * x;
  }

  /** Steps 8 to 12: a double exponential around b, accepted against the quotient's remainder. */
  private double doubleExponential(UniformSource uniforms) {
    while (true) {
      double e = ExponentialDoubling.next(uniforms);
      double u = 2 * uniforms.next() - 1;
      double t = u < 0 ? b - sigma * e : b + sigma * e;
      if (t >= LEAST) {
        double q = q(t);
        if (q > 0 && c * Math.abs(u) <= Math.expm1(q) * Math.exp(e - 0.5 * t * t)) {
          return t;
        }
      }
    }
  }

  /** The log quotient of the densities at t; a series where the closed form would cancel. */
  private double q(double t) {
    double v = t / (s + s);
    return Math.abs(v) <= 0.25
        ? q0 + 0.5 * t * t * series(Q, v)
        : q0 - s * t + 0.25 * t * t + (s2 + s2) * Math.log(1 + v);
  }

  /** Sum of c x, c x^2, ... without a constant. */
  private static double series(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = (sum + coefficient) * x;
    }
    return sum;
  }
}

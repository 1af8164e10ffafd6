package io.github.metasaw.bayes.prior;

import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Priors of tau that depend on the sampling variances vi of the studies at hand, not on their
 * estimates. Names and formulas as in Roever (2020, J. Stat. Softw. 93(6), section 2.2) and
 * bayesmeta's {@code tau.prior}; below v_i(tau) = vi + tau^2.
 */
enum DataDependentPrior {
  /** Uniform on s0^2/(s0^2 + tau^2), s0^2 the harmonic mean of vi (Daniels 1999). */
  UNIFORM_SHRINKAGE("uniform_shrinkage") {
    @Override
    DensityFamily on(double[] vi) {
      return shrinkage(1 / mean(vi, v -> 1 / v));
    }
  },
  /** Uniform on I2, with Higgins and Thompson's typical sampling variance. */
  I2("i2") {
    @Override
    DensityFamily on(double[] vi) {
      // ((sum w)^2 - sum w^2)/2 as the sum of products, of which none is lost to a heavy study.
      double sum = 0;
      double products = 0;
      for (double v : vi) {
        products += sum / v;
        sum += 1 / v;
      }
      return shrinkage((vi.length - 1) * (sum / products) / 2);
    }
  },
  /** s0/(s0 + tau)^2, s0^2 the harmonic mean of vi (DuMouchel and Normand 2000). */
  DUMOUCHEL("dumouchel") {
    @Override
    DensityFamily on(double[] vi) {
      double s0 = Math.sqrt(1 / mean(vi, v -> 1 / v));
      return DensityFamily.positive(
          tau -> Math.log(s0) - 2 * Math.log(s0 + tau), tau -> -2 / (s0 + tau), 1, 1, s0);
    }
  },
  /** Square root of the Fisher information of tau, tau sqrt(2 sum v_i(tau)^-2); improper. */
  JEFFREYS("jeffreys") {
    @Override
    DensityFamily on(double[] vi) {
      return improper(
          tau -> Math.log(tau) + 0.5 * Math.log(2 * power(vi, tau, 2)),
          tau -> 1 / tau - 2 * tau * power(vi, tau, 3) / power(vi, tau, 2),
          0,
          vi);
    }
  },
  /** Jeffreys' rule for mu and tau together, tau sqrt(sum v^-1 sum v^-2); constant arbitrary. */
  OVERALL_JEFFREYS("overall_jeffreys") {
    @Override
    DensityFamily on(double[] vi) {
      return improper(
          tau ->
              Math.log(tau)
                  + 0.5 * Math.log(power(vi, tau, 1))
                  + 0.5 * Math.log(2 * power(vi, tau, 2)),
          tau ->
              1 / tau
                  - tau * power(vi, tau, 2) / power(vi, tau, 1)
                  - 2 * tau * power(vi, tau, 3) / power(vi, tau, 2),
          1,
          vi);
    }
  },
  /** Geometric mean of tau/v_i(tau) (Berger and Deely 1988); improper. */
  BERGER_DEELY("berger_deely") {
    @Override
    DensityFamily on(double[] vi) {
      return improper(
          tau -> Math.log(tau) - mean(vi, v -> Math.log(v + tau * tau)),
          tau -> 1 / tau - 2 * tau * mean(vi, v -> 1 / (v + tau * tau)),
          0,
          vi);
    }
  },
  /** Geometric mean of tau/v_i(tau)^(3/2), normalised (Berger and Deely 1988). */
  CONVENTIONAL("conventional") {
    @Override
    DensityFamily on(double[] vi) {
      DensityFamily raw =
          DensityFamily.positive(
              tau -> Math.log(tau) - 1.5 * mean(vi, v -> Math.log(v + tau * tau)),
              tau -> 1 / tau - 3 * tau * mean(vi, v -> 1 / (v + tau * tau)),
              2,
              1,
              landmarks(vi));
      double constant = LogPanels.of(new ScaledDensity(raw, PriorScale.SD), 0).logIntegral();
      return DensityFamily.positive(
          tau -> raw.logDensity().applyAsDouble(tau) - constant, raw.slope(), 2, 1, landmarks(vi));
    }
  };

  private final String word;

  DataDependentPrior(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** The density of tau for studies with sampling variances vi [k], all positive. */
  abstract DensityFamily on(double[] vi);

  private static DensityFamily shrinkage(double s2) {
    return DensityFamily.positive(
        tau -> Math.log(2 * s2) + Math.log(tau) - 2 * Math.log(s2 + tau * tau),
        tau -> 1 / tau - 4 * tau / (s2 + tau * tau),
        2,
        2,
        Math.sqrt(s2));
  }

  private static DensityFamily improper(
      DoubleUnaryOperator logDensity, DoubleUnaryOperator slope, double upperRate, double[] vi) {
    return new DensityFamily(
        logDensity, slope, 0, Double.POSITIVE_INFINITY, 2, upperRate, false, landmarks(vi));
  }

  private static double[] landmarks(double[] vi) {
    return new double[] {
      Math.sqrt(Arrays.stream(vi).min().orElse(1)), Math.sqrt(Arrays.stream(vi).max().orElse(1))
    };
  }

  /** sum v_i(tau)^-n. */
  private static double power(double[] vi, double tau, int n) {
    double sum = 0;
    for (double v : vi) {
      double precision = 1 / (v + tau * tau);
      double term = precision;
      for (int i = 1; i < n; i++) {
        term *= precision;
      }
      sum += term;
    }
    return sum;
  }

  private static double mean(double[] vi, DoubleUnaryOperator f) {
    double sum = 0;
    for (double v : vi) {
      sum += f.applyAsDouble(v);
    }
    return sum / vi.length;
  }
}

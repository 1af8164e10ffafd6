package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/**
 * Estimators of the number k0 of studies missing on one side of a funnel (Duval and Tweedie 2000,
 * JASA 95:89), from the signed ranks of the effects about their mean. S is the sum of the positive
 * ranks of n studies.
 */
public enum FillEstimator implements Named {
  /** The run of the largest ranks that are positive, less 1. */
  R0("R0") {
    @Override
    double missing(double[] ranks) {
      double largestNegative = 0;
      for (double rank : ranks) {
        largestNegative = Math.max(largestNegative, -rank);
      }
      return ranks.length - largestNegative - 1;
    }

    @Override
    double se(int n, double k0) {
      return Math.sqrt(2 * Math.max(0, k0) + 2);
    }
  },
  /** (4 S - n(n + 1)) / (2n - 1). */
  L0("L0") {
    @Override
    double missing(double[] ranks) {
      double n = ranks.length;
      return (4 * positive(ranks) - n * (n + 1)) / (2 * n - 1);
    }

    @Override
    double se(int n, double k0) {
      return 4 * Math.sqrt(rankVariance(n, k0)) / (2 * n - 1);
    }
  },
  /** n - 1/2 - sqrt(2n^2 - 4 S + 1/4). */
  Q0("Q0") {
    @Override
    double missing(double[] ranks) {
      double n = ranks.length;
      return n - 0.5 - Math.sqrt(2 * n * n - 4 * positive(ranks) + 0.25);
    }

    @Override
    double se(int n, double k0) {
      double below = (n - 0.5) * (n - 0.5) - k0 * (2 * n - k0 - 1);
      return 2 * Math.sqrt(rankVariance(n, k0)) / Math.sqrt(below);
    }
  };

  private final String id;

  FillEstimator(String id) {
    this.id = id;
  }

  /**
   * The estimator of a name.
   *
   * @param name {@code L0, R0, Q0}
   * @return the estimator
   * @throws MetaException for another name
   */
  public static FillEstimator parse(String name) {
    return Named.parse("estimator", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code L0}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The number missing, not yet rounded.
   *
   * @param ranks of the absolute distances from the mean, with the sign of the distance [n]
   * @return k0; negative where the funnel leans to the other side
   */
  abstract double missing(double[] ranks);

  /**
   * The standard error of k0.
   *
   * @param n number of studies
   * @param k0 not rounded
   * @return its standard error
   */
  abstract double se(int n, double k0);

  private static double positive(double... ranks) {
    double sum = 0;
    for (double rank : ranks) {
      sum += Math.max(0, rank);
    }
    return sum;
  }

  /** Variance of S with k0 studies missing (Duval and Tweedie 2000, JASA, section 3). */
  private static double rankVariance(double n, double k0) {
    double cubic = 10 * k0 * k0 * k0 + 27 * k0 * k0 + 17 * k0;
    double mixed = 6 * n * n * k0 - 18 * n * k0 * k0 - 18 * n * k0;
    return (n * (n + 1) * (2 * n + 1) + cubic + mixed) / 24;
  }
}

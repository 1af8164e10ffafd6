package io.github.metasaw.freq.bias;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;

/**
 * What a model gives when studies of mean 0 are added, with the heterogeneity that was found and
 * the harmonic mean of the sampling variances. Either tau2 grows by the distance of both means, or
 * the model is fitted again.
 */
final class AddedStudies {

  /** Studies added for which a fit is made again. */
  private static final int MAX_REFITTED = 5_000;

  /** The mean and its p value. */
  record Result(double estimate, double p) {}

  private final FrequentistFit fit;
  private final boolean isTau2Given;
  private final int maxRefitted;
  private final double typical;

  AddedStudies(FrequentistFit fit, FreqOptions options, boolean isExact) {
    this.fit = fit;
    this.isTau2Given = options.hasFixedTau2();
    boolean isRefitted = options.weights() == null && (isExact || options.test().usesT());
    this.maxRefitted = isRefitted ? MAX_REFITTED : 0;
    double[] vi = fit.studies().vi();
    this.typical = vi.length / Arrays.stream(vi).map(v -> 1 / v).sum();
  }

  /** With some studies added. */
  Result with(int n) {
    if (n == 0) {
      return new Result(fit.estimate(), fit.p());
    }
    return n <= maxRefitted ? refitted(n) : approximate(n);
  }

  /**
   * Of the fit to the studies and others of mean 0 and of the SD of the fit: of one sampling
   * variance, so that only their mean and SD count, whatever they are.
   */
  private Result refitted(int n) {
    double[] added = new double[n];
    double[] variances = new double[n];
    Arrays.fill(variances, typical);
    int paired = n - n % 2;
    double size = n > 1 ? Math.sqrt((n - 1.0) / paired * (typical + fit.tau2())) : 0;
    for (int i = 0; i < paired; i++) {
      added[i] = i % 2 == 0 ? size : -size;
    }
    Solution more = fit.refit(DataChange.all(fit.studies().k()).adding(added, variances));
    double p = Reference.twoSided(more.estimate(0) / more.se(0), more.testDf());
    return new Result(more.estimate(0), p);
  }

  private Result approximate(int n) {
    double[] yi = fit.studies().yi();
    double[] vi = fit.studies().vi();
    double k = yi.length;
    double tau2 = fit.tau2();
    if (!isTau2Given && !fit.estimator().isZero()) {
      double mean = k * fit.estimate() / (k + n);
      double between = k * (fit.estimate() - mean) * (fit.estimate() - mean) + n * mean * mean;
      tau2 = ((k - 1 + Math.max(0, n - 1)) * fit.tau2() + between) / (k + n - 1);
    }
    double weight = n / (typical + tau2);
    double sum = 0;
    for (int i = 0; i < yi.length; i++) {
      weight += 1 / (vi[i] + tau2);
      sum += yi[i] / (vi[i] + tau2);
    }
    return new Result(sum / weight, Normal.twoSided(sum / Math.sqrt(weight)));
  }
}

package io.github.metasaw.model;

import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates with independent sampling errors and the design of their mean, on plain arrays: all
 * that a model with one tau computes with, wherever the numbers come from. The arrays are not
 * copied and must not be changed.
 *
 * @param yi estimates [k], on the scale of the analysis
 * @param vi sampling variances [k]
 * @param x design of the mean, row-major [k x p]
 * @param terms of the columns of x [p]
 */
public record RegressionData(double[] yi, double[] vi, double[] x, List<Parameter.Mean> terms) {

  /** Lengths must agree. */
  public RegressionData {
    terms = List.copyOf(terms);
    if (vi.length != yi.length || x.length != yi.length * terms.size()) {
      throw new IllegalArgumentException(
          "%d estimates, %d variances, and a design of %d numbers in %d columns"
              .formatted(yi.length, vi.length, x.length, terms.size()));
    }
  }

  /**
   * Studies without moderators.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   */
  public static RegressionData intercept(double[] yi, double[] vi) {
    double[] ones = new double[yi.length];
    Arrays.fill(ones, 1);
    return new RegressionData(yi, vi, ones, List.of(new Parameter.Mean(0, Parameter.INTERCEPT)));
  }

  /** Names of the columns of x, as R gives them [p]. */
  public List<String> names() {
    return terms.stream().map(Parameter.Mean::name).toList();
  }

  /** Number of estimates. */
  public int k() {
    return yi.length;
  }

  /** Number of coefficients of the mean. */
  public int p() {
    return terms.size();
  }

  /** Whether there is an intercept and nothing else. */
  public boolean isInterceptOnly() {
    return terms.size() == 1 && terms.get(0).isIntercept();
  }
}

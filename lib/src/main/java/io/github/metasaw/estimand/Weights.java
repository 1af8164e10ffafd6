package io.github.metasaw.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.Arrays;
import java.util.Locale;

/** Weights as a user writes them, as shares that sum to 1. */
final class Weights {

  static final String PRECISION = "precision";
  static final String EQUAL = "equal";

  private Weights() {}

  static boolean isColumn(String text) {
    return !text.contains("/") && !text.equals(EQUAL) && !text.equals(PRECISION);
  }

  /** Shares [k] of {@code 2/7/1}, {@code equal}, {@code precision} or a column. */
  static double[] parse(String text, Studies studies) {
    if (text.equals(EQUAL)) {
      double[] equal = new double[studies.k()];
      Arrays.fill(equal, 1.0 / equal.length);
      return equal;
    }
    if (text.equals(PRECISION)) {
      return precision(studies);
    }
    if (isColumn(text)) {
      return shares(studies.numbers(text), text, studies);
    }
    String[] parts = text.split("/", -1);
    double[] weights = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        weights[i] = Double.parseDouble(parts[i].strip());
      } catch (NumberFormatException e) {
        throw MetaException.of(
            "the weights '%s' hold '%s', which is not a number; write them as in 2/7/1"
                .formatted(text, parts[i].strip()));
      }
    }
    return shares(weights, text, studies);
  }

  /** Shares of the most precise average, V^-1 1 over its sum; 1/vi with independent studies [k]. */
  static double[] precision(Studies studies) {
    double[] weights = new double[studies.k()];
    Arrays.fill(weights, 1);
    Factor.of(studies.V()).orElseThrow(() -> singular(studies)).solve(weights);
    return shares(weights);
  }

  /** The most precise average, and Q about it. */
  static PrecisionWeightedMean mean(Studies studies) {
    PrecisionWeightedMean mean = PrecisionWeightedMean.of(studies.yi(), studies.V());
    if (Double.isNaN(mean.estimate())) {
      throw singular(studies);
    }
    return mean;
  }

  /** A study known without error leaves nothing to weigh. */
  private static MetaException singular(Studies studies) {
    return MetaException.of(
        "the sampling covariance of "
            + studies.name()
            + " is singular: some average of the studies has no error; leave out studies with"
            + " variance 0");
  }

  private static double[] shares(double[] weights) {
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  /** The same divided by their sum. */
  static double[] shares(double[] weights, String name, Studies studies) {
    if (weights.length != studies.k()) {
      throw MetaException.of(
          "the weights '%s' are %d, but %s has %d studies"
              .formatted(name, weights.length, studies.name(), studies.k()));
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw MetaException.of(
            "the weights '%s' must be finite and 0 or larger, not %s"
                .formatted(name, number(weight)));
      }
      sum += weight;
    }
    if (!(sum > 0)) {
      throw MetaException.of("the weights '" + name + "' are all 0: they are of no study");
    }
    return shares(weights);
  }

  /** A weight as it would be typed. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}

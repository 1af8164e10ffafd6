package io.github.metasaw.exercise;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The arithmetic that students do, right and wrong: arrays are [k]. */
final class ByHand {

  private ByHand() {}

  static double[] map(double[] x, DoubleUnaryOperator function) {
    return Arrays.stream(x).map(function).toArray();
  }

  static double sum(double[] x) {
    return Arrays.stream(x).sum();
  }

  static double mean(double[] x) {
    return sum(x) / x.length;
  }

  /** The SD, with divisor n - 1. */
  static double sd(double[] x) {
    double mean = mean(x);
    return Math.sqrt(sum(map(x, value -> (value - mean) * (value - mean))) / (x.length - 1));
  }

  /** The sum of products. */
  static double sum(double[] w, double[] x) {
    return IntStream.range(0, x.length).mapToDouble(i -> w[i] * x[i]).sum();
  }

  static double mean(double[] x, double[] w) {
    return sum(w, x) / sum(w);
  }

  /** The weighted sum of squared deviations from a centre. */
  static double squares(double[] x, double[] w, double centre) {
    return sum(w, map(x, value -> (value - centre) * (value - centre)));
  }
}

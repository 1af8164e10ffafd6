package io.github.metasaw.teaching;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;

/** People with 0, 1 or 2 copies of an allele and a trait in units of its SD, and its regression. */
final class CohortSample {

  private final double[] copies;
  private final double[] trait;

  private CohortSample(double[] copies, double[] trait) {
    this.copies = copies;
    this.trait = trait;
  }

  /** A trait that rises from a level by beta for each copy, with SD 1. */
  static CohortSample draw(RRandom random, int n, double frequency, double beta, double level) {
    double[] copies = Arrays.stream(random.rbinom(n, 2, frequency)).asDoubleStream().toArray();
    double[] mean = Arrays.stream(copies).map(x -> level + beta * x).toArray();
    return new CohortSample(copies, random.rnorm(n, mean, 1));
  }

  int size() {
    return copies.length;
  }

  double[] copies() {
    return copies.clone();
  }

  double[] trait() {
    return trait.clone();
  }

  /** Sums of squares and products about the means: copies, product, trait. */
  double[] sums() {
    double meanCopies = Arrays.stream(copies).average().orElseThrow();
    double meanTrait = Arrays.stream(trait).average().orElseThrow();
    double[] sums = new double[3];
    for (int i = 0; i < copies.length; i++) {
      double x = copies[i] - meanCopies;
      double y = trait[i] - meanTrait;
      sums[0] += x * x;
      sums[1] += x * y;
      sums[2] += y * y;
    }
    return sums;
  }

  double slope() {
    double[] sums = sums();
    return sums[1] / sums[0];
  }

  double se() {
    return se(sums(), copies.length - 2);
  }

  double intercept() {
    return Arrays.stream(trait).average().orElseThrow()
        - slope() * Arrays.stream(copies).average().orElseThrow();
  }

  /** The standard error of a slope from sums as of {@link #sums}. */
  static double se(double[] sums, double df) {
    return Math.sqrt((sums[2] - sums[1] * sums[1] / sums[0]) / df / sums[0]);
  }
}

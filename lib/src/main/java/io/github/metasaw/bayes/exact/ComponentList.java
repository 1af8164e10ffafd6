package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.LogWeights;
import java.util.Arrays;

/**
 * A list of values of tau with their probabilities, and the normal distribution of beta at each;
 * where a prior is a scale mixture, one component for every node of its rule. Components can be
 * added.
 */
final class ComponentList {

  /** A component of a smaller share of its value of tau is dropped. */
  private static final double NEGLIGIBLE = 1e-16;

  private static final int INITIAL_CAPACITY = 256;

  private final GaussianGivenTau model;
  private final int p;
  private double[] tau = new double[INITIAL_CAPACITY];
  private double[] weight = new double[INITIAL_CAPACITY];
  private double[] beta;
  private double[] covariance;
  private int size;

  ComponentList(GaussianGivenTau model) {
    this.model = model;
    this.p = model.p();
    this.beta = new double[INITIAL_CAPACITY * p];
    this.covariance = new double[INITIAL_CAPACITY * p * p];
  }

  /** The model that gives beta at each value of tau. */
  GaussianGivenTau model() {
    return model;
  }

  /** tau of each component [n]. */
  double[] tau() {
    return Arrays.copyOf(tau, size);
  }

  /** Probability of each component [n]. */
  double[] weight() {
    return Arrays.copyOf(weight, size);
  }

  /** Mean of beta in each component [n x p]. */
  double[] beta() {
    return Arrays.copyOf(beta, size * p);
  }

  /** Covariance of beta in each component [n x p x p]. */
  double[] covariance() {
    return Arrays.copyOf(covariance, size * p * p);
  }

  /** Adds a value of tau with its probability. */
  void add(double value, double probability) {
    if (!(probability > 0)) {
      return;
    }
    model.weigh(value * value);
    int components = model.components();
    int first = size;
    double[] shares = new double[components];
    for (int m = 0; m < components; m++) {
      grow();
      shares[m] = model.component(m, beta, covariance, size);
      tau[size++] = value;
    }
    LogWeights.normalise(shares);
    for (int m = 0; m < components; m++) {
      weight[first + m] = probability * shares[m];
    }
    if (components > 1) {
      keep(first, NEGLIGIBLE * probability);
    }
  }

  /** Drops components from {@code first} on whose weight is not above {@code least}. */
  private void keep(int first, double least) {
    int to = first;
    for (int c = first; c < size; c++) {
      if (weight[c] > least) {
        tau[to] = tau[c];
        weight[to] = weight[c];
        System.arraycopy(beta, c * p, beta, to * p, p);
        System.arraycopy(covariance, c * p * p, covariance, to * p * p, p * p);
        to++;
      }
    }
    size = to;
  }

  private void grow() {
    if (size < tau.length) {
      return;
    }
    int larger = 2 * tau.length;
    tau = Arrays.copyOf(tau, larger);
    weight = Arrays.copyOf(weight, larger);
    beta = Arrays.copyOf(beta, larger * p);
    covariance = Arrays.copyOf(covariance, larger * p * p);
  }
}

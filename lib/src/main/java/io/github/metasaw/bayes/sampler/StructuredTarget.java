package io.github.metasaw.bayes.sampler;

import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;

/**
 * The posterior of the dispersion parameters of a model, log p(z | y) plus log p(y): log p(y |
 * theta) with coefficients and all effects integrated out, plus the log prior of z ({@link
 * StructuredCoordinates}). It has no funnel, since the effects are integrated out. Holds working
 * arrays: one thread at a time.
 */
final class StructuredTarget implements DifferentiableDensity {

  private final GaussianLikelihood likelihood;
  private final StructuredCoordinates coordinates;

  StructuredTarget(GaussianLikelihood likelihood, StructuredCoordinates coordinates) {
    this.likelihood = likelihood;
    this.coordinates = coordinates;
  }

  @Override
  public int size() {
    return coordinates.size();
  }

  /** Moves to a place; returns the log density there, negative infinity where it is undefined. */
  double at(double[] z) {
    Interrupts.check();
    double log = coordinates.at(z);
    if (Double.isNaN(log) || log == Double.NEGATIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    double value = log + likelihood.at(coordinates.theta());
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  @Override
  public double at(double[] q, double[] gradient) {
    double log = at(q);
    if (log == Double.NEGATIVE_INFINITY) {
      Arrays.fill(gradient, 0);
    } else {
      coordinates.gradient(likelihood.gradient(), gradient);
    }
    return log;
  }
}

package io.github.metasaw.bayes.sampler;

import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;

/**
 * The posterior of the dispersion of a model, log p(z | y) plus log p(y): log p(y | theta) with
 * coefficients and all effects integrated out, plus the log prior of z ({@link
 * StructuredCoordinates}). There is no funnel in it, for what makes one is not there. Holds working
 * arrays: one thread at a time.
 */
final class StructuredTarget implements Trajectory.Target {

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

  /** Goes to a place; the log density there, negative infinity where it has no value. */
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

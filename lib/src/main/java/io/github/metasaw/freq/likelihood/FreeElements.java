package io.github.metasaw.freq.likelihood;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.optim.Curvature;
import io.github.metasaw.optim.Objective;
import java.util.Arrays;

/** Minus a log-likelihood as a function of the elements of theta that are free. */
final class FreeElements implements Objective {

  private final Likelihood likelihood;
  private final double[] theta;
  private final int[] free;

  /**
   * @param theta gives the elements that are held [dimension]; copied
   * @param free indices of the others
   */
  FreeElements(Likelihood likelihood, double[] theta, int[] free) {
    this.likelihood = likelihood;
    this.theta = theta.clone();
    this.free = free;
  }

  @Override
  public double value(double[] t) {
    for (int j = 0; j < free.length; j++) {
      theta[free[j]] = t[j];
    }
    return -likelihood.at(theta);
  }

  @Override
  public double[] gradient() {
    double[] full = likelihood.gradient();
    return Arrays.stream(free).mapToDouble(t -> -full[t]).toArray();
  }

  /** By differences of the gradient where the likelihood has none. */
  @Override
  public double[] information() {
    double[] full = likelihood.information();
    if (full.length > 0) {
      return amongFree(full);
    }
    double[] here = Arrays.stream(free).mapToDouble(t -> theta[t]).toArray();
    return Curvature.hessian(this, here, new double[free.length * free.length]);
  }

  @Override
  public double[] exactHessian() {
    double[] full = likelihood.observedInformation();
    return full.length == 0 ? full : amongFree(full);
  }

  private double[] amongFree(double[] full) {
    double[] out = new double[free.length * free.length];
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        out[i * free.length + j] = full[free[i] * theta.length + free[j]];
      }
    }
    return out;
  }

  /**
   * The inverse of a Hessian, by way of a unit diagonal, so that units of the parameters do not
   * matter.
   *
   * @param hessian row-major [m x m]
   * @return row-major [m x m]; NaN where it is not positive definite
   */
  static double[] inverse(double[] hessian, int m) {
    double[] scaled = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        scaled[i * m + j] = hessian[i * m + j] / Math.sqrt(hessian[i * m + i] * hessian[j * m + j]);
      }
    }
    Cholesky factor = Cholesky.ofSize(m);
    double[] inverse = new double[m * m];
    if (!factor.factor(scaled)) {
      Arrays.fill(inverse, Double.NaN);
      return inverse;
    }
    double[] unit = factor.inverse();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        inverse[i * m + j] = unit[i * m + j] / Math.sqrt(hessian[i * m + i] * hessian[j * m + j]);
      }
    }
    return inverse;
  }
}

package io.github.metasaw.bayes.sampler;

import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.random.RandomStream;

/**
 * A point in phase space: a position, its momentum, and the log density and its gradient there.
 * Momenta are those of coordinates divided by their scales, so that the mass is 1.
 */
final class PhasePoint {

  final double[] q;
  final double[] p;
  final double[] gradient;
  double log;

  PhasePoint(int n) {
    this.q = new double[n];
    this.p = new double[n];
    this.gradient = new double[n];
  }

  /** Takes the values of another point. */
  void set(PhasePoint other) {
    for (int i = 0; i < q.length; i++) {
      q[i] = other.q[i];
      p[i] = other.p[i];
      gradient[i] = other.gradient[i];
    }
    log = other.log;
  }

  /** The Hamiltonian: half the squared momentum less the log density. */
  double energy() {
    return 0.5 * Vectors.dot(p, p) - log;
  }

  /** Draws a new momentum. */
  void drawMomentum(RandomStream stream) {
    for (int i = 0; i < p.length; i++) {
      p[i] = stream.nextGaussian();
    }
  }

  /**
   * One step of the leapfrog integrator.
   *
   * @param target the density
   * @param scale of the coordinates [n]
   * @param eps step size, negative to go backward
   */
  void leapfrog(DifferentiableDensity target, double[] scale, double eps) {
    for (int i = 0; i < q.length; i++) {
      double h = eps * scale[i];
      p[i] += 0.5 * h * gradient[i];
      q[i] += h * p[i];
    }
    log = target.at(q, gradient);
    for (int i = 0; i < q.length; i++) {
      p[i] += 0.5 * eps * scale[i] * gradient[i];
    }
  }
}

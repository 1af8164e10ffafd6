package io.github.metasaw.model.counts;

import java.util.Arrays;
import java.util.List;

/**
 * The likelihood of a study times the density of its random effects z, up to the constant of the
 * latter: log f(z) = sum_a l_a(eta_a(z)) - z'z/2. Concave in z. Not for several threads at once.
 */
final class StudyIntegrand {

  private static final int MAX_ITERATIONS = 200;

  /** A step of Newton's method that moves a linear predictor further than this is shortened. */
  private static final double LONGEST = 3;

  private static final double CONVERGED = 1e-9;

  private final PredictorLikelihood[] groups;
  private final Loadings loadings;
  private final int effects;
  private final double[] base;

  /** s_r times the loading of z_r on each predictor [m][R]. */
  private final double[][] scaled;

  private final double[][] derivatives;
  private final double[] mode;

  /** Minus the second derivatives of log f at the mode, row-major [R x R]. */
  private final double[] curvature;

  StudyIntegrand(List<PredictorLikelihood> groups, Loadings loadings) {
    this.groups = groups.toArray(new PredictorLikelihood[0]);
    this.loadings = loadings;
    this.effects = loadings.effects();
    this.base = new double[this.groups.length];
    this.scaled = new double[this.groups.length][effects];
    this.derivatives = new double[this.groups.length][3];
    this.mode = new double[effects];
    this.curvature = new double[effects * effects];
  }

  Loadings loadings() {
    return loadings;
  }

  /** Number of linear predictors. */
  int predictors() {
    return groups.length;
  }

  /** Takes the parameters, and finds the mode and the curvature there. */
  void set(double[] psi) {
    int locations = loadings.locations();
    for (int a = 0; a < groups.length; a++) {
      base[a] = 0;
      for (int f = 0; f < locations; f++) {
        base[a] += loadings.fixed()[a][f] * psi[f];
      }
      for (int r = 0; r < effects; r++) {
        scaled[a][r] = loadings.random()[a][r] * psi[locations + r];
      }
    }
    findMode();
  }

  double eta(int a, double[] z) {
    double eta = base[a];
    for (int r = 0; r < effects; r++) {
      eta += scaled[a][r] * z[r];
    }
    return eta;
  }

  double log(double[] z) {
    double sum = prior(z);
    for (int a = 0; a < groups.length; a++) {
      sum += groups[a].value(eta(a, z));
    }
    return sum;
  }

  /** {@link #log}, and the derivatives of each predictor's likelihood for {@link #derivative}. */
  double logWithDerivatives(double[] z) {
    double sum = prior(z);
    for (int a = 0; a < groups.length; a++) {
      groups[a].at(eta(a, z), derivatives[a]);
      sum += derivatives[a][0];
    }
    return sum;
  }

  private static double prior(double[] z) {
    double sum = 0;
    for (double value : z) {
      sum -= 0.5 * value * value;
    }
    return sum;
  }

  /** First or second derivative by the a-th predictor where {@link #logWithDerivatives} was. */
  double derivative(int a, int order) {
    return derivatives[a][order];
  }

  double scaled(int a, int r) {
    return scaled[a][r];
  }

  double[] mode() {
    return mode;
  }

  double[] curvature() {
    return curvature;
  }

  /** Newton's method from the mean of the random effects; the maximum is the only one. */
  private void findMode() {
    Arrays.fill(mode, 0);
    double[] step = new double[effects];
    double[] next = new double[effects];
    double value = logWithDerivatives(mode);
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      newton(step);
      double length = longest(step);
      double share = Math.min(1, LONGEST / length);
      double there = value;
      for (int half = 0; half < 60; half++, share /= 2) {
        for (int r = 0; r < effects; r++) {
          next[r] = mode[r] + share * step[r];
        }
        there = logWithDerivatives(next);
        if (there >= value - 1e-13 * Math.abs(value)) {
          break;
        }
      }
      System.arraycopy(next, 0, mode, 0, effects);
      value = there;
      if (length < CONVERGED) {
        break;
      }
    }
    newton(step);
  }

  /** Sets the curvature, and the step that Newton's method takes where the derivatives were. */
  private void newton(double[] step) {
    double[] gradient = new double[effects];
    for (int r = 0; r < effects; r++) {
      gradient[r] = -mode[r];
      for (int a = 0; a < groups.length; a++) {
        gradient[r] += derivatives[a][1] * scaled[a][r];
      }
      for (int t = 0; t < effects; t++) {
        double sum = r == t ? 1 : 0;
        for (int a = 0; a < groups.length; a++) {
          sum -= derivatives[a][2] * scaled[a][r] * scaled[a][t];
        }
        curvature[r * effects + t] = sum;
      }
    }
    if (effects == 1) {
      step[0] = gradient[0] / curvature[0];
    } else {
      double det = curvature[0] * curvature[3] - curvature[1] * curvature[2];
      step[0] = (curvature[3] * gradient[0] - curvature[1] * gradient[1]) / det;
      step[1] = (curvature[0] * gradient[1] - curvature[2] * gradient[0]) / det;
    }
  }

  /** How far a step moves the linear predictors or the random effects. */
  private double longest(double[] step) {
    double longest = 0;
    for (int r = 0; r < effects; r++) {
      longest = Math.max(longest, Math.abs(step[r]));
    }
    for (int a = 0; a < groups.length; a++) {
      double move = 0;
      for (int r = 0; r < effects; r++) {
        move += scaled[a][r] * step[r];
      }
      longest = Math.max(longest, Math.abs(move));
    }
    return longest;
  }

  /** Log of the determinant of {@link #curvature}. */
  double logDeterminant() {
    return effects == 1
        ? Math.log(curvature[0])
        : Math.log(curvature[0] * curvature[3] - curvature[1] * curvature[2]);
  }
}

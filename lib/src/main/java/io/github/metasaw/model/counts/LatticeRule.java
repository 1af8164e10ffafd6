package io.github.metasaw.model.counts;

import java.util.Arrays;

/**
 * The trapezoidal rule on a lattice about the mode of an integrand, with the moments that
 * derivatives of its logarithm are made of. Not for several threads at once.
 */
final class LatticeRule {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Steps in SDs of the integrand, and in units of a linear predictor. */
  private static final double STEP_IN_SDS = 0.5;

  private static final double STEP_IN_PREDICTOR = 0.3;

  /** What is smaller than this share of the largest term is left out. */
  private static final double NEGLIGIBLE = Math.log(1e-17);

  private static final int MAX_STEPS = 100_000;

  private final StudyIntegrand f;
  private final double fineness;
  private final int effects;
  private final int q;

  /** The steps of the lattice, one after the other [R][R]; lines follow the last. */
  private final double[][] steps;

  /** Effects that move a predictor; the others, whose SD is 0, are standard normal [R]. */
  private final boolean[] moves;

  private int dimensions;

  private final double[] origin;
  private final double[] z;
  private final double[] direction;
  private double peak;
  private double sum;
  private boolean withMoments;
  private final double[] first;
  private final double[] second;
  private final double[] own;

  LatticeRule(StudyIntegrand f, double fineness) {
    this.f = f;
    this.fineness = fineness;
    this.effects = f.loadings().effects();
    this.q = f.loadings().size();
    this.steps = new double[effects][effects];
    this.moves = new boolean[effects];
    this.origin = new double[effects];
    this.z = new double[effects];
    this.direction = new double[q];
    this.first = new double[q];
    this.second = new double[q * q];
    this.own = new double[q];
  }

  /** The log of the integral. */
  double value() {
    withMoments = false;
    return integrate();
  }

  /**
   * The log of the integral and its derivatives by psi.
   *
   * @param gradient receives the first [q]
   * @param hessian receives the second, row-major [q x q]
   */
  double derivatives(double[] gradient, double[] hessian) {
    withMoments = true;
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    double log = integrate();
    dropIdle();
    for (int i = 0; i < q; i++) {
      gradient[i] = first[i] / sum;
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        hessian[i * q + j] =
            second[Math.min(i, j) * q + Math.max(i, j)] / sum - gradient[i] * gradient[j];
      }
    }
    return log;
  }

  /** An effect with an SD of 0 has mean 0, so that only its own second derivative is not 0. */
  private void dropIdle() {
    int locations = q - effects;
    for (int r = 0; r < effects; r++) {
      int at = locations + r;
      for (int i = 0; i < q && !moves[r]; i++) {
        if (i != at) {
          second[Math.min(i, at) * q + Math.max(i, at)] = 0;
        }
      }
      first[at] = moves[r] ? first[at] : 0;
    }
  }

  private double integrate() {
    findDimensions();
    double volume = layOut();
    peak = f.log(f.mode());
    sum = 0;
    System.arraycopy(f.mode(), 0, origin, 0, effects);
    if (dimensions == 0) {
      add(0);
    } else if (dimensions == 1) {
      line(0);
    } else {
      double[] centre = origin.clone();
      int best = rows(centre, 1, 0, 0);
      rows(centre, -1, 1, best);
    }
    return peak + Math.log(sum) + volume - 0.5 * dimensions * LOG_TWO_PI;
  }

  private void findDimensions() {
    dimensions = 0;
    for (int r = 0; r < effects; r++) {
      moves[r] = false;
      for (int a = 0; a < f.predictors(); a++) {
        moves[r] |= f.scaled(a, r) != 0;
      }
      dimensions += moves[r] ? 1 : 0;
    }
  }

  /**
   * Rows from one on in a direction, until one has nothing; returns the best place of the first.
   */
  private int rows(double[] centre, int sign, int from, int start) {
    int best = start;
    int first = start;
    for (int i = from; i < MAX_STEPS; i++) {
      for (int r = 0; r < effects; r++) {
        origin[r] = centre[r] + sign * i * steps[0][r];
      }
      best = uphill(best);
      if (i == from) {
        first = best;
      }
      if (!(at(best) - peak > NEGLIGIBLE)) {
        break;
      }
      line(best);
    }
    return first;
  }

  /** Sets the steps; returns the log of the volume of a cell. */
  private double layOut() {
    double[] c = f.curvature();
    double log = 0;
    if (dimensions < 2) {
      for (double[] step : steps) {
        Arrays.fill(step, 0);
      }
      for (int r = 0; r < effects; r++) {
        if (moves[r]) {
          steps[effects - 1][r] = 1 / Math.sqrt(c[r * effects + r]);
          log += Math.log(steps[effects - 1][r]);
        }
      }
    } else {
      // Columns of the Cholesky factor of the inverse: along the second, the first effect stays.
      double det = c[0] * c[3] - c[1] * c[2];
      steps[0][0] = Math.sqrt(c[3] / det);
      steps[0][1] = -c[1] / det / steps[0][0];
      steps[1][0] = 0;
      steps[1][1] = 1 / Math.sqrt(c[3]);
      log += Math.log(steps[0][0]) + Math.log(steps[1][1]);
    }
    for (int d = effects - dimensions; d < effects; d++) {
      double[] step = steps[d];
      double move = 0;
      for (int a = 0; a < f.predictors(); a++) {
        double sum = 0;
        for (int r = 0; r < effects; r++) {
          sum += f.scaled(a, r) * step[r];
        }
        move = Math.max(move, Math.abs(sum));
      }
      double share = Math.min(STEP_IN_SDS, STEP_IN_PREDICTOR / move) / fineness;
      for (int r = 0; r < effects; r++) {
        step[r] *= share;
      }
      log += Math.log(share);
    }
    return log;
  }

  /** Sums a line of the lattice through the origin, from a place outwards until nothing is left. */
  private void line(int start) {
    for (int i = start; i < start + MAX_STEPS && add(i); i++) {
      // add has the effect
    }
    for (int i = start - 1; i > start - MAX_STEPS && add(i); i--) {
      // add has the effect
    }
  }

  private int uphill(int start) {
    int best = start;
    double value = at(best);
    for (int sign = 1; sign >= -1; sign -= 2) {
      double next = at(best + sign);
      while (next > value) {
        best += sign;
        value = next;
        next = at(best + sign);
      }
    }
    return best;
  }

  private void move(int i) {
    double[] step = steps[effects - 1];
    for (int r = 0; r < effects; r++) {
      z[r] = origin[r] + i * step[r];
    }
  }

  private double at(int i) {
    move(i);
    return f.log(z);
  }

  /** Adds a point; false if it is negligible. */
  private boolean add(int i) {
    move(i);
    double log = (withMoments ? f.logWithDerivatives(z) : f.log(z)) - peak;
    if (!(log > NEGLIGIBLE)) {
      return false;
    }
    double weight = Math.exp(log);
    sum += weight;
    if (withMoments) {
      moments(weight);
    }
    return true;
  }

  /** The derivatives by psi at a point, where the predictors are linear in psi. */
  private void moments(double weight) {
    Loadings loadings = f.loadings();
    int locations = loadings.locations();
    Arrays.fill(own, 0);
    for (int a = 0; a < f.predictors(); a++) {
      for (int i = 0; i < q; i++) {
        direction[i] =
            i < locations
                ? loadings.fixed()[a][i]
                : loadings.random()[a][i - locations]
                    * (moves[i - locations] ? z[i - locations] : 1);
        own[i] += f.derivative(a, 1) * direction[i];
      }
      double curvature = weight * f.derivative(a, 2);
      for (int i = 0; i < q; i++) {
        for (int j = i; j < q; j++) {
          second[i * q + j] += curvature * direction[i] * direction[j];
        }
      }
    }
    for (int i = 0; i < q; i++) {
      first[i] += weight * own[i];
      for (int j = i; j < q; j++) {
        second[i * q + j] += weight * own[i] * own[j];
      }
    }
  }
}

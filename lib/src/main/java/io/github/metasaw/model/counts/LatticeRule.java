package io.github.metasaw.model.counts;

import java.util.Arrays;

/**
 * The trapezoidal rule on a lattice about the mode of an integrand, with the moments that
 * derivatives of its logarithm are made of. Not for several threads at once.
 */
final class LatticeRule {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Steps in SDs of the integrand, and in units of a linear predictor. */
  private static final double STEP_IN_SDS = 0.6;

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
  private double peak;
  private double sum;
  private boolean withMoments;

  /** What multiplies each parameter in each predictor, apart from its random effect [m][q]. */
  private final double[][] loads;

  /** 1 for the locations, then the random effects [1 + R]. */
  private final double[] factors;

  /** Sums of first derivatives by the predictors times factors [m][1 + R]. */
  private final double[][] slopes;

  /** Sums of second derivatives of the integrand by two predictors [m x m][(1 + R) x (1 + R)]. */
  private final double[][] bends;

  private final double[] first;
  private final double[] second;

  LatticeRule(StudyIntegrand f, double fineness) {
    this.f = f;
    this.fineness = fineness;
    this.effects = f.loadings().effects();
    this.q = f.loadings().size();
    this.steps = new double[effects][effects];
    this.moves = new boolean[effects];
    this.origin = new double[effects];
    this.z = new double[effects];
    int m = f.predictors();
    this.loads = new double[m][q];
    this.factors = new double[1 + effects];
    this.slopes = new double[m][1 + effects];
    this.bends = new double[m * m][(1 + effects) * (1 + effects)];
    this.first = new double[q];
    this.second = new double[q * q];
    int locations = q - effects;
    for (int a = 0; a < m; a++) {
      System.arraycopy(f.loadings().fixed()[a], 0, loads[a], 0, locations);
      System.arraycopy(f.loadings().random()[a], 0, loads[a], locations, effects);
    }
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
    for (double[] each : slopes) {
      Arrays.fill(each, 0);
    }
    for (double[] each : bends) {
      Arrays.fill(each, 0);
    }
    double log = integrate();
    combine();
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

  /** Adds the derivatives by the predictors at a point, times the factors that psi has there. */
  private void moments(double weight) {
    int size = factors.length;
    factors[0] = 1;
    for (int r = 0; r < effects; r++) {
      factors[r + 1] = moves[r] ? z[r] : 1;
    }
    int m = slopes.length;
    for (int a = 0; a < m; a++) {
      double slope = weight * f.derivative(a, 1);
      for (int j = 0; j < size; j++) {
        slopes[a][j] += slope * factors[j];
      }
      for (int b = 0; b <= a; b++) {
        double own = a == b ? weight * f.derivative(a, 2) : 0;
        double bend = slope * f.derivative(b, 1) + own;
        double[] sums = bends[a * m + b];
        for (int j = 0; j < size; j++) {
          double left = bend * factors[j];
          for (int l = 0; l <= j; l++) {
            sums[j * size + l] += left * factors[l];
          }
        }
      }
    }
  }

  /** The sums by psi, in which the predictors are linear. */
  private void combine() {
    int m = slopes.length;
    int size = factors.length;
    for (int i = 0; i < q; i++) {
      int at = factor(i);
      first[i] = 0;
      for (int a = 0; a < m; a++) {
        first[i] += loads[a][i] * slopes[a][at];
      }
      for (int j = i; j < q; j++) {
        int place = Math.max(at, factor(j)) * size + Math.min(at, factor(j));
        double sum = 0;
        for (int a = 0; a < m; a++) {
          for (int b = 0; b < m; b++) {
            double bend = bends[Math.max(a, b) * m + Math.min(a, b)][place];
            sum += loads[a][i] * loads[b][j] * bend;
          }
        }
        second[i * q + j] = sum;
      }
    }
  }

  /** Which factor a parameter has. */
  private int factor(int i) {
    return Math.max(0, i - (q - effects) + 1);
  }
}

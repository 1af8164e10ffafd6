package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.counts.PredictorLikelihood;
import java.util.Arrays;

/**
 * Logistic or log-linear regression by the likelihood times the root of the determinant of its
 * information, Jeffreys's prior (Firth 1993, Biometrika 80, 27): the first-order bias is gone, and
 * estimates are finite where the likelihood has no maximum (Heinze and Schemper 2002, Stat. Med.
 * 21, 2409). Newton's method with the information, shortened until the penalised likelihood rises.
 */
final class FirthRegression {

  private static final int MAX_ITERATIONS = 500;
  private static final int MAX_HALVINGS = 40;
  private static final double LONGEST_STEP = 5;
  private static final double CONVERGED = 1e-10;

  /**
   * A maximum.
   *
   * @param b coefficients [q]
   * @param covariance inverse of the information, row-major [q x q]
   * @param logLik penalised log-likelihood
   * @param isConverged whether the penalised score is 0
   * @param iterations steps taken
   * @param evaluations of the likelihood
   */
  record Maximum(
      double[] b,
      double[] covariance,
      double logLik,
      boolean isConverged,
      int iterations,
      int evaluations) {}

  private final ArmRows rows;
  private final PredictorLikelihood[] likelihoods;
  private final int q;
  private final int[] free;
  private final Cholesky factor;
  private final double[] score;
  private final double[] information;
  private final double[] weights;
  private final double[][] derivatives;
  private int evaluations;

  private FirthRegression(ArmRows rows, int[] free) {
    this.rows = rows;
    this.free = free;
    this.q = rows.columns();
    this.likelihoods = new PredictorLikelihood[rows.size()];
    Arrays.setAll(likelihoods, rows::likelihood);
    this.factor = Cholesky.ofSize(q);
    this.score = new double[q];
    this.information = new double[q * q];
    this.weights = new double[rows.size()];
    this.derivatives = new double[rows.size()][3];
  }

  /**
   * The maximum over all coefficients.
   *
   * @param rows of the regression
   */
  static Maximum fit(ArmRows rows) {
    int[] all = new int[rows.columns()];
    Arrays.setAll(all, j -> j);
    return new FirthRegression(rows, all).maximise(rows.start());
  }

  /**
   * The maximum with some coefficients at 0; the penalty is still that of all.
   *
   * @param rows of the regression
   * @param zero the first of the coefficients that are 0; those after it are, too
   */
  static Maximum fitWithout(ArmRows rows, int zero) {
    int[] before = new int[zero];
    Arrays.setAll(before, j -> j);
    double[] start = rows.start();
    Arrays.fill(start, zero, start.length, 0);
    return new FirthRegression(rows, before).maximise(start);
  }

  private Maximum maximise(double[] start) {
    double[] b = start.clone();
    double value = evaluate(b);
    int iterations = 0;
    boolean isConverged = free.length == 0;
    while (!isConverged && iterations < MAX_ITERATIONS && Double.isFinite(value)) {
      iterations++;
      double[] step = step();
      double share = Math.min(1, LONGEST_STEP / longest(step));
      double[] next = b;
      double there = Double.NaN;
      for (int half = 0; half < MAX_HALVINGS; half++, share /= 2) {
        next = b.clone();
        for (int j = 0; j < free.length; j++) {
          next[free[j]] += share * step[j];
        }
        there = evaluate(next);
        if (there >= value - 1e-12 * Math.abs(value)) {
          break;
        }
      }
      isConverged = longest(step) < CONVERGED * Math.max(1, longest(next));
      b = next;
      value = there;
    }
    return new Maximum(b, factor.inverse(), value, isConverged, iterations, evaluations);
  }

  private static double longest(double[] step) {
    return Math.max(1e-300, Arrays.stream(step).map(Math::abs).max().orElse(0));
  }

  /** The penalised log-likelihood; sets its score and the information. */
  private double evaluate(double[] b) {
    evaluations++;
    double log = 0;
    Arrays.fill(information, 0);
    for (int i = 0; i < rows.size(); i++) {
      likelihoods[i].at(rows.predictor(i, b), derivatives[i]);
      log += derivatives[i][0];
      weights[i] = -derivatives[i][2];
      double[] x = rows.x()[i];
      for (int j = 0; j < q; j++) {
        double left = weights[i] * x[j];
        for (int m = 0; m < q && left != 0; m++) {
          information[j * q + m] += left * x[m];
        }
      }
    }
    if (!factor.factor(information)) {
      return Double.NaN;
    }
    penalise();
    return log + 0.5 * factor.logDet();
  }

  /** Adds half the leverage times the relative slope of the weight to the slope of each row. */
  private void penalise() {
    Arrays.fill(score, 0);
    double[] half = new double[q];
    for (int i = 0; i < rows.size(); i++) {
      double[] x = rows.x()[i];
      System.arraycopy(x, 0, half, 0, q);
      factor.solve(half);
      double leverage = 0;
      for (int j = 0; j < q; j++) {
        leverage += weights[i] * half[j] * x[j];
      }
      double slope = derivatives[i][1] + leverage * relativeSlope(i) / 2;
      for (int j = 0; j < q; j++) {
        score[j] += slope * x[j];
      }
    }
  }

  /** Of the weight by the linear predictor: 1 - 2 p for a binomial, 1 for a Poisson row. */
  private double relativeSlope(int row) {
    double expected = rows.events()[row] - derivatives[row][1];
    return rows.isRate() ? 1 : 1 - 2 * expected / rows.sizes()[row];
  }

  private double[] step() {
    int m = free.length;
    double[] step = new double[m];
    double[] among = new double[m * m];
    for (int i = 0; i < m; i++) {
      step[i] = score[free[i]];
      for (int j = 0; j < m; j++) {
        among[i * m + j] = information[free[i] * q + free[j]];
      }
    }
    Cholesky own = Cholesky.ofSize(m);
    if (!own.factor(among)) {
      return new double[m];
    }
    own.solve(step);
    return step;
  }
}

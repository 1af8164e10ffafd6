package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;

/**
 * The terms that scores of tau2 are made of, in a model y ~ N(Q g, diag(v + tau2)). With W = diag(1
 * / (v + tau2)) and P = W - W Q (Q'WQ)^-1 Q'W: y'Py, y'PPy, y'PPPy, tr P and tr PP at the tau2
 * evaluated last: they make the scores of tau2, and the slopes of the scores.
 */
@API(status = API.Status.INTERNAL)
public abstract class ScoreTerms {

  /** Sum of the weights 1 / (v + tau2). */
  double sumW;

  /** Sum of their squares. */
  double sumW2;

  /** y'Py, the residual sum of squares: Q at this tau2. */
  double yPy;

  double yPPy;
  double yPPPy;
  double trP;
  double trPP;

  /** Without moderators, the weighted mean of y, and its derivative in tau2. */
  double mu;

  double muSlope;

  /**
   * y'Py at the tau2 evaluated last, the residual sum of squares.
   *
   * @return Q at this tau2
   */
  public final double yPy() {
    return yPy;
  }

  /**
   * tr P at the tau2 evaluated last.
   *
   * @return on the scale of a weight
   */
  public final double trP() {
    return trP;
  }

  /**
   * Evaluates the terms at a value of tau2.
   *
   * @param tau2 a variance, not negative
   */
  public abstract void at(double tau2);

  /**
   * Without moderators everything comes from nine sums, here of w^n, w^n y and w^n y^2 for n = 1, 2
   * and 3.
   */
  final void ofSums(
      double s1,
      double s2,
      double s3,
      double y1,
      double y2,
      double y3,
      double z1,
      double z2,
      double z3) {
    double perW = 1 / s1;
    double mean = y1 * perW;
    double c = y2 - mean * s2;
    double ratio = s2 * perW;
    mu = mean;
    muSlope = -c * perW;
    sumW = s1;
    sumW2 = s2;
    yPy = Math.max(0, z1 - mean * y1);
    yPPy = z2 - mean * (y2 + c);
    yPPPy = z3 - mean * (2 * y3 - mean * s3) - c * c * perW;
    trP = s1 - ratio;
    trPP = s2 - 2 * s3 * perW + ratio * ratio;
  }
}

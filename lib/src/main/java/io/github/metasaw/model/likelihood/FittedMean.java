package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.covariance.MarginalMatrix;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * The mean of a {@link GaussianLikelihood} at its maximum for the theta last given: coefficients by
 * generalised least squares, beta = (X'M^-1 X)^-1 X'M^-1 y, residuals, and the projection P = M^-1
 * - M^-1 X (X'M^-1 X)^-1 X'M^-1. Under a prior of the coefficients everything refers to their
 * posterior given theta.
 */
public final class FittedMean {

  private final MarginalMatrix matrix;
  private final ProfiledMean mean;

  FittedMean(MarginalMatrix matrix, ProfiledMean mean) {
    this.matrix = matrix;
    this.mean = mean;
  }

  /**
   * Coefficients of the columns of X that were kept.
   *
   * @return [p]
   */
  public double[] beta() {
    return mean.beta();
  }

  /**
   * Their covariance, theta taken as known.
   *
   * @return (X'M^-1 X)^-1, row-major [p x p]
   */
  public double[] covariance() {
    return mean.covariance();
  }

  /**
   * Draws coefficients from the normal with mean {@link #beta} and covariance {@link #covariance}.
   *
   * @param drawn receives them [rank]
   * @return yi - x_i'beta of the draw [n]
   */
  double[] drawCoefficients(DoubleSupplier normal, double[] drawn) {
    return mean.draw(normal, drawn);
  }

  /**
   * Estimates less their fitted mean.
   *
   * @return yi - x_i'beta [n]
   */
  public double[] residuals() {
    return mean.residuals();
  }

  /**
   * Residuals of the least-squares fit.
   *
   * @return [n]
   */
  public double[] leastSquaresResiduals() {
    return mean.leastSquaresResiduals();
  }

  /**
   * Residuals times the inverse of M.
   *
   * @return M^-1 r [n]
   */
  public double[] scaledResiduals() {
    return mean.u.clone();
  }

  /**
   * The generalised sum of squares.
   *
   * @return r'M^-1 r, weighted
   */
  public double squares() {
    return mean.squares();
  }

  /**
   * Solves with M.
   *
   * @param b [n]
   * @return M^-1 b [n]
   */
  public double[] solve(double[] b) {
    double[] x = b.clone();
    matrix.solve(x);
    return x;
  }

  /**
   * Multiplies by P = M^-1 - M^-1 X (X'M^-1 X)^-1 X'M^-1.
   *
   * @param b [n]
   * @return P b [n]
   */
  public double[] project(double[] b) {
    double[] out = solve(b);
    mean.project(b, out);
    return out;
  }

  /**
   * The diagonal of P.
   *
   * @return [n]
   */
  public double[] projectionDiagonal() {
    double[] out = inverseDiagonal();
    double[] explained = mean.explainedDiagonal();
    for (int i = 0; i < out.length; i++) {
      out[i] -= explained[i];
    }
    return out;
  }

  /**
   * The diagonal of the inverse of M.
   *
   * @return [n]
   */
  public double[] inverseDiagonal() {
    return matrix.inverseDiagonal();
  }

  /**
   * How the coefficients move with theta.
   *
   * @return d beta / d theta_t on the scale of X [parameters][p]
   */
  public double[][] coefficientSlopes() {
    return Arrays.stream(matrix.times(mean.u))
        .map(f -> mean.slope(mean.products(f)))
        .toArray(double[][]::new);
  }
}

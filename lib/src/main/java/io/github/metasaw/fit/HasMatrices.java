package io.github.metasaw.fit;

import java.util.List;

/**
 * A fit that is linear in its estimates given the variances: beta = (X'WX)^-1 X'W y, with the
 * matrices of its rows. Each one is computed when it is asked for.
 */
public interface HasMatrices extends Fit {

  /**
   * The weights W that the coefficients are computed with: the inverse of {@link
   * #marginalCovariance}, or pooling weights on the diagonal. R: metafor's {@code weights(type =
   * "matrix")}.
   *
   * @return not scaled to per cent [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException for more than 5,000 rows, or a covariance
   *     without an inverse
   */
  double[][] weightMatrix();

  /**
   * What takes estimates to fitted values, H = X (X'WX)^-1 X'W. R: metafor's {@code hatvalues(type
   * = "matrix")}.
   *
   * @return with the leverages on its diagonal [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException as for {@link #weightMatrix}
   */
  double[][] hatMatrix();

  /**
   * The covariance M of the estimates about their means, sampling errors and true effects together.
   * R: metafor's {@code vcov(type = "obs")}.
   *
   * @return on the scale of yi squared [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException for more than 5,000 rows
   */
  double[][] marginalCovariance();

  /**
   * The rows and columns of {@link #marginalCovariance} of some rows, of however many.
   *
   * @param rows from 0 [m]
   * @return row-major, on the scale of yi squared [m x m]
   */
  double[] marginalCovarianceOf(int... rows);

  /**
   * The blocks of {@link #marginalCovariance}: rows that are correlated with none outside.
   *
   * @return rows from 0, ascending, in order of the first row of each block
   */
  List<int[]> correlatedRows();

  /**
   * The covariance of the fitted values, X Cov(beta) X'. R: metafor's {@code vcov(type =
   * "fitted")}.
   *
   * @return on the scale of yi squared [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException for more than 5,000 rows
   */
  double[][] fittedCovariance();

  /**
   * The covariance of the residuals, (I - H) M (I - H)', with the squares of the standard errors of
   * {@link HasResiduals#residuals()} on its diagonal. R: metafor's {@code vcov(type = "resid")}. Of
   * a row that a weight of the likelihood counts several times, it has one: M - X Cov(beta) X'.
   *
   * @return on the scale of yi squared [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException for more than 5,000 rows
   */
  double[][] residualCovariance();
}

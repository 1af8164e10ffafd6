package io.github.metasaw.fit;

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
   * The covariance of the fitted values, X Cov(beta) X'. R: metafor's {@code vcov(type =
   * "fitted")}.
   *
   * @return on the scale of yi squared [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException for more than 5,000 rows
   */
  double[][] fittedCovariance();

  /**
   * The covariance of the residuals, (I - H) M (I - H)'. R: metafor's {@code vcov(type = "resid")}.
   *
   * @return on the scale of yi squared [k x k]
   * @throws io.github.metasaw.diagnostic.MetaException as for {@link #weightMatrix}
   */
  double[][] residualCovariance();
}

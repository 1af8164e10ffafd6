package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.linalg.Cholesky;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The matrices of the rows of a fit, from its covariance M, its weights W and its design X. */
final class RowMatrices {

  /** A matrix of more rows would take hundreds of megabytes. */
  private static final int MAX_ROWS = 5_000;

  private final ModelKind kind;
  private final FittedModel model;
  private final int k;

  /**
   * @throws MetaException for too many rows
   */
  RowMatrices(ModelKind kind) {
    this.kind = kind;
    this.model = kind.model();
    this.k = model.studies().k();
    if (k > MAX_ROWS) {
      throw MetaException.format(
          "a matrix of all pairs of rows is made for up to %d rows, and there are %d; take the"
              + " diagonal, as tables of weights and residuals give it",
          MAX_ROWS, k);
    }
  }

  /** M [k x k]. */
  double[][] marginalCovariance() {
    return square(kind.marginalCovariance(all()));
  }

  /** W [k x k]. */
  double[][] weights() {
    double[] given = model.options().weights();
    if (given != null) {
      return MatrixUtils.createRealDiagonalMatrix(given).getData();
    }
    double[][] inverse = new double[k][k];
    for (int[] rows : kind.correlatedRows()) {
      Cholesky factor = Cholesky.ofSize(rows.length);
      if (!factor.factor(kind.marginalCovariance(rows))) {
        throw MetaException.of(
            "the covariance of the estimates has no inverse, so there is no matrix of weights; take"
                + " out a row that others determine");
      }
      double[] block = factor.inverse();
      for (int e = 0; e < block.length; e++) {
        inverse[rows[e / rows.length]][rows[e % rows.length]] = block[e];
      }
    }
    return scaled(inverse);
  }

  /** With weights of the likelihood, which rows that are correlated share. */
  private double[][] scaled(double[][] inverse) {
    double[] likelihood = model.options().likelihoodWeights();
    if (likelihood != null) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          inverse[i][j] *= Math.sqrt(likelihood[i] * likelihood[j]);
        }
      }
    }
    return inverse;
  }

  /** H [k x k]. */
  double[][] hat() {
    RealMatrix x = design();
    RealMatrix xw = x.transpose().multiply(new Array2DRowRealMatrix(weights(), false));
    int p = x.getColumnDimension();
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(rowMajor(xw.multiply(x).getData()))) {
      throw new IllegalStateException("a design without aliased columns is singular");
    }
    for (int i = 0; i < k; i++) {
      double[] column = xw.getColumn(i);
      factor.solve(column);
      xw.setColumn(i, column);
    }
    return x.multiply(xw).getData();
  }

  /** X Cov(beta) X' [k x k]. */
  double[][] fittedCovariance() {
    Solved solution = model.solution();
    RealMatrix x = design();
    int p = x.getColumnDimension();
    RealMatrix covariance = new Array2DRowRealMatrix(p, p);
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        covariance.setEntry(a, b, solution.covariance(a, b));
      }
    }
    return x.multiply(covariance).multiply(x.transpose()).getData();
  }

  /** Covariance of the residuals [k x k]. */
  double[][] residualCovariance() {
    return square(kind.residualCovariance().apply(all()));
  }

  private int[] all() {
    return IntStream.range(0, k).toArray();
  }

  private double[][] square(double[] elements) {
    double[][] rows = new double[k][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(elements, i * k, (i + 1) * k));
    return rows;
  }

  /** The columns of the design that have a coefficient [k x p]. */
  private RealMatrix design() {
    double[] x = model.design().x();
    int columns = model.design().columns();
    int[] kept = model.solution().kept();
    RealMatrix matrix = new Array2DRowRealMatrix(k, kept.length);
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < kept.length; a++) {
        matrix.setEntry(i, a, x[i * columns + kept[a]]);
      }
    }
    return matrix;
  }

  private static double[] rowMajor(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}

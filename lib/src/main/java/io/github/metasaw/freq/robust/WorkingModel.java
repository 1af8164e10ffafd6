package io.github.metasaw.freq.robust;

import io.github.metasaw.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Weighted least squares for independent clusters, and what a model says of the covariance of their
 * rows: b = B sum_g X_g'W_g y_g with B = (X'W X)^-1, and the residuals of cluster g have covariance
 *
 * <pre>R_g = M_g - M_g W_g X_g B X_g' - X_g B X_g'W_g M_g + X_g (B X'W M W X B) X_g'</pre>
 *
 * <p>Generalised least squares have W = M^-1; pooling weights and working models have others.
 */
final class WorkingModel {

  /** Eigenvalues below this share of the largest are 0: a cluster may be fitted exactly. */
  private static final double ZERO = 1e-12;

  /**
   * The rows of a cluster.
   *
   * @param rows their indices [n]
   * @param x their design [n x p]
   * @param covariance M_g, of their estimates about the mean [n x n]
   * @param weights W_g [n x n]
   */
  record Block(int[] rows, RealMatrix x, RealMatrix covariance, RealMatrix weights) {

    /** With W = M^-1. */
    static Block optimal(int[] rows, RealMatrix x, RealMatrix covariance) {
      int n = rows.length;
      Cholesky factor = Cholesky.ofSize(n);
      factor.factor(flat(covariance));
      return new Block(rows, x, covariance, square(factor.inverse(), n));
    }
  }

  private final List<Block> blocks;
  private final RealMatrix bread;

  /** B X'W M W X B, the covariance of the coefficients if the model holds. */
  private final RealMatrix sandwich;

  private WorkingModel(List<Block> blocks, RealMatrix bread, RealMatrix sandwich) {
    this.blocks = blocks;
    this.bread = bread;
    this.sandwich = sandwich;
  }

  /**
   * Of clusters with W = M^-1.
   *
   * @param bread (X'M^-1 X)^-1, which is the covariance of the coefficients too
   */
  static WorkingModel optimal(List<Block> blocks, RealMatrix bread) {
    return new WorkingModel(blocks, bread, bread);
  }

  /** Of clusters with any weights. */
  static WorkingModel weighted(List<Block> blocks) {
    RealMatrix information = null;
    for (Block block : blocks) {
      RealMatrix own = block.x().transpose().multiply(block.weights()).multiply(block.x());
      information = information == null ? own : information.add(own);
    }
    return weighted(blocks, MatrixUtils.inverse(information));
  }

  private static WorkingModel weighted(List<Block> blocks, RealMatrix bread) {
    int p = bread.getRowDimension();
    RealMatrix sandwich = new Array2DRowRealMatrix(p, p);
    for (Block block : blocks) {
      RealMatrix s = block.weights().multiply(block.x()).multiply(bread);
      sandwich = sandwich.add(s.transpose().multiply(block.covariance()).multiply(s));
    }
    return new WorkingModel(blocks, bread, sandwich);
  }

  /**
   * The same clusters, with weights and covariances as here, without some of the coefficients.
   *
   * @param kept indices of the coefficients that stay, at least 1
   */
  WorkingModel restricted(int... kept) {
    List<Block> fewer = new ArrayList<>();
    for (Block block : blocks) {
      int[] all = IntStream.range(0, block.rows().length).toArray();
      RealMatrix x = block.x().getSubMatrix(all, kept);
      fewer.add(new Block(block.rows(), x, block.covariance(), block.weights()));
    }
    return bread.equals(sandwich) ? optimal(fewer, breadOf(kept)) : weighted(fewer, breadOf(kept));
  }

  /** The inverse of the block of B^-1 = X'W X that belongs to some coefficients. */
  private RealMatrix breadOf(int... kept) {
    int[] dropped =
        IntStream.range(0, p()).filter(j -> Arrays.stream(kept).noneMatch(k -> k == j)).toArray();
    RealMatrix own = bread.getSubMatrix(kept, kept);
    if (dropped.length == 0) {
      return own;
    }
    RealMatrix across = bread.getSubMatrix(kept, dropped);
    RealMatrix inverse = MatrixUtils.inverse(bread.getSubMatrix(dropped, dropped));
    return own.subtract(across.multiply(inverse).multiply(across.transpose()));
  }

  int p() {
    return bread.getRowDimension();
  }

  List<Block> blocks() {
    return blocks;
  }

  RealMatrix bread() {
    return bread;
  }

  /** Covariance of the coefficients if the model holds [p x p]. */
  RealMatrix sandwich() {
    return sandwich;
  }

  /** W_g X_g B: what each row of a cluster adds to each coefficient [n x p]. */
  RealMatrix scores(Block block) {
    return block.weights().multiply(block.x()).multiply(bread);
  }

  /** R_g, the covariance of the residuals of a cluster if the model holds [n x n]. */
  RealMatrix residualCovariance(Block block) {
    RealMatrix x = block.x();
    // Where W = M^-1, the four terms of R_g leave M_g - X_g B X_g'.
    RealMatrix shared = block.covariance().multiply(scores(block)).multiply(x.transpose());
    return block
        .covariance()
        .subtract(shared)
        .subtract(shared.transpose())
        .add(x.multiply(sandwich).multiply(x.transpose()));
  }

  /**
   * A_g = D'(D R_g D')^(-1/2) D with M_g = D'D, so that A_g e_g has the covariance M_g where the
   * cluster is not fitted exactly (Pustejovsky and Tipton 2018, eq. 8).
   *
   * @param left R_g
   */
  RealMatrix adjustment(Block block, RealMatrix left) {
    RealMatrix d = upper(block.covariance());
    RealMatrix root = inverseRoot(d.multiply(left).multiply(d.transpose()));
    return d.transpose().multiply(root).multiply(d);
  }

  /** A row-major matrix [n x n]. */
  static RealMatrix square(double[] a, int n) {
    RealMatrix out = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out.setEntry(i, j, a[i * n + j]);
      }
    }
    return out;
  }

  /** The elements, row-major. */
  static double[] flat(RealMatrix a) {
    return Arrays.stream(a.getData()).flatMapToDouble(Arrays::stream).toArray();
  }

  /** D with M = D'D, upper triangular. */
  private static RealMatrix upper(RealMatrix m) {
    int n = m.getRowDimension();
    RealMatrix d = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = m.getEntry(i, j);
        for (int k = 0; k < j; k++) {
          sum -= d.getEntry(k, i) * d.getEntry(k, j);
        }
        d.setEntry(j, i, i == j ? Math.sqrt(sum) : sum / d.getEntry(j, j));
      }
    }
    return d;
  }

  /** The Moore-Penrose inverse of the symmetric root. */
  private static RealMatrix inverseRoot(RealMatrix a) {
    RealMatrix symmetric = a.add(a.transpose()).scalarMultiply(0.5);
    EigenDecomposition eigen = new EigenDecomposition(symmetric);
    double[] values = eigen.getRealEigenvalues();
    double largest = Arrays.stream(values).max().orElse(0);
    RealMatrix v = eigen.getV();
    RealMatrix scaled = v.copy();
    for (int j = 0; j < values.length; j++) {
      double power = values[j] > ZERO * largest ? 1 / Math.sqrt(values[j]) : 0;
      for (int i = 0; i < values.length; i++) {
        scaled.multiplyEntry(i, j, power);
      }
    }
    return scaled.multiply(v.transpose());
  }
}

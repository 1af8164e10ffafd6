package io.github.metasaw.freq.robust;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.covariance.CorrelatedRows;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Covariance of the coefficients of the mean that holds whatever the covariance of the rows of a
 * cluster (Liang and Zeger 1986, Biometrika 73, 13):
 *
 * <pre>B (sum_g X_g'W_g A_g e_g e_g'A_g'W_g X_g) B,  W = M^-1,  B = (X'W X)^-1</pre>
 *
 * CR0: A = I. CR1: that times G / (G - p), as metafor's {@code robust}. CR2: A_g = D'(D (M_g - X_g
 * B X_g') D')^(-1/2) D with M_g = D'D, unbiased where the model holds, and t with Satterthwaite's
 * degrees of freedom (Pustejovsky and Tipton 2018, J. Bus. Econ. Stat. 36, 672), as clubSandwich.
 *
 * <p>With pooling weights W is their diagonal, M_g - X_g B X_g' becomes the covariance of the
 * residuals, and M stays what the model says of the rows.
 */
@API(status = API.Status.INTERNAL)
public final class ClusterRobust implements MeanInference {

  private final RobustType type;
  private final WorkingModel working;
  private final double[] residuals;
  private final double[] beta;

  /** The factor by which CR1 multiplies the covariance. */
  private final double factor;

  private final int p;

  /** Sum of s_g'e_g e_g's_g over clusters, where s_g = A_g'W_g X_g B. */
  private final RealMatrix meat;

  private final RobustDegrees degrees;

  /**
   * Estimates with what is known of the clusters.
   *
   * @param working weights, covariances and design of the clusters
   * @param beta coefficients of the mean [p]
   * @param residuals of all rows [n]
   * @param type correction for few clusters
   */
  ClusterRobust(WorkingModel working, double[] beta, double[] residuals, RobustType type) {
    this.type = type;
    this.working = working;
    this.beta = beta;
    this.residuals = residuals;
    this.p = working.p();
    int clusters = working.blocks().size();
    this.factor = type == RobustType.CR1 ? clusters / (double) (clusters - p) : 1;
    this.meat = new Array2DRowRealMatrix(p, p);
    this.degrees = new RobustDegrees(working.sandwich());
    for (WorkingModel.Block block : working.blocks()) {
      Interrupts.check();
      add(block);
    }
  }

  /**
   * The robust covariance of the coefficients of a fit.
   *
   * @param whole the fitted model
   * @param fit the same fit, with its covariance as parameters
   * @param cluster column of clusters
   * @param type correction for few clusters
   * @return with degrees of freedom
   * @throws MetaException if there are fewer clusters than coefficients, or rows of different
   *     clusters are correlated
   */
  public static ClusterRobust compute(
      FittedModel whole, StructuredSolution fit, String cluster, RobustType type) {
    List<int[]> clusters = clusters(fit, cluster);
    requireSeveral(cluster, clusters.size(), fit.p());
    double[] pooling = whole.options().weights();
    Solution coefficients = pooling == null ? fit : whole.solution();
    double[] beta = new double[fit.p()];
    Arrays.setAll(beta, whole.solution()::estimate);
    return new ClusterRobust(working(fit, clusters, pooling), beta, coefficients.residuals(), type);
  }

  static void requireSeveral(String cluster, int clusters, int p) {
    if (clusters <= p) {
      throw MetaException.of(
          "%s makes %d cluster%s, too few for %d coefficient%s of the mean; at least %d are needed"
              .formatted(cluster, clusters, clusters == 1 ? "" : "s", p, p == 1 ? "" : "s", p + 1));
    }
  }

  private static WorkingModel working(
      StructuredSolution fit, List<int[]> clusters, double @Nullable [] pooling) {
    List<WorkingModel.Block> blocks = new ArrayList<>();
    for (int[] rows : clusters) {
      Interrupts.check();
      RealMatrix x = x(fit, rows);
      RealMatrix covariance =
          WorkingModel.square(fit.likelihood().dispersion().covarianceOf(rows), rows.length);
      blocks.add(
          pooling == null
              ? WorkingModel.Block.optimal(rows, x, covariance)
              : new WorkingModel.Block(rows, x, covariance, diagonal(pooling, rows)));
    }
    return pooling == null
        ? WorkingModel.optimal(
            blocks, WorkingModel.square(fit.likelihood().mean().covariance(), fit.p()))
        : WorkingModel.weighted(blocks);
  }

  private static RealMatrix diagonal(double[] weights, int[] rows) {
    return MatrixUtils.createRealDiagonalMatrix(
        Arrays.stream(rows).mapToDouble(i -> weights[i]).toArray());
  }

  private static RealMatrix x(StructuredSolution fit, int[] rows) {
    double[] all = fit.model().mean().x();
    int columns = fit.model().mean().columns();
    int[] kept = fit.likelihood().basis().kept();
    RealMatrix x = new Array2DRowRealMatrix(rows.length, kept.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        x.setEntry(i, j, all[rows[i] * columns + kept[j]]);
      }
    }
    return x;
  }

  /** The rows of each cluster; correlated rows must share one. */
  private static List<int[]> clusters(StructuredSolution fit, String cluster) {
    Studies studies = fit.model().studies();
    List<int[]> clusters = new ArrayList<>();
    int[] number = new int[studies.k()];
    studies
        .groups(cluster)
        .values()
        .forEach(
            rows -> {
              rows.forEach(i -> number[i] = clusters.size());
              clusters.add(rows.stream().mapToInt(Integer::intValue).toArray());
            });
    int[] block = CorrelatedRows.membership(fit.model().structure());
    int[] first = new int[block.length];
    Arrays.fill(first, -1);
    for (int i = 0; i < block.length; i++) {
      int other = first[block[i]];
      if (other < 0) {
        first[block[i]] = i;
      } else if (number[i] != number[other]) {
        throw MetaException.of(
            "%s and %s are correlated in the model but in different clusters of %s; take clusters that hold whole blocks"
                .formatted(studies.rowName(other), studies.rowName(i), cluster));
      }
    }
    return clusters;
  }

  private void add(WorkingModel.Block block) {
    RealMatrix left = working.residualCovariance(block);
    RealMatrix s = working.scores(block);
    if (type == RobustType.CR2) {
      s = working.adjustment(block, left).multiply(s);
    }
    double[] e = Arrays.stream(block.rows()).mapToDouble(i -> residuals[i]).toArray();
    double[] score = s.transpose().operate(e);
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        meat.addToEntry(a, b, score[a] * score[b]);
      }
    }
    degrees.add(
        s.transpose().multiply(left).multiply(s),
        block.x().transpose().multiply(s),
        working.scores(block).transpose().multiply(block.covariance()).multiply(s));
  }

  /**
   * The correction for few clusters.
   *
   * @return as it was asked for
   */
  public RobustType type() {
    return type;
  }

  /**
   * Number of clusters.
   *
   * @return more than coefficients
   */
  public int clusters() {
    return working.blocks().size();
  }

  /** Weights, covariances and design of the clusters. */
  WorkingModel working() {
    return working;
  }

  /** Coefficients of the mean [p]. */
  double[] beta() {
    return beta;
  }

  /** Residuals of all rows [n]. */
  double[] residuals() {
    return residuals;
  }

  @Override
  public int size() {
    return p;
  }

  @Override
  public double covariance(int i, int j) {
    return factor * meat.getEntry(i, j);
  }

  /**
   * Satterthwaite's degrees of freedom with CR2, else clusters less coefficients.
   *
   * @param weights of the coefficients of the mean [p]
   * @return NaN if the clusters are fitted exactly and tell nothing of the variance
   */
  @Override
  public double degrees(double[] weights) {
    return type == RobustType.CR2 ? degrees.of(weights) : clusters() - p;
  }

  /**
   * The joint test that several coefficients are 0. With CR2 it is the approximate Hotelling test
   * HTZ, F = (eta - q + 1)/(eta q) b'(C V C')^-1 b with q and eta - q + 1 degrees of freedom
   * (Pustejovsky and Tipton 2018, section 3.2), which agrees with clubSandwich's {@code Wald_test};
   * otherwise F = Q/q.
   *
   * @param tested indices of coefficients, at least 1
   * @return p is NaN where the clusters are too few for so many coefficients, or fitted exactly
   */
  public ModeratorTest joint(int... tested) {
    return joint(unitVectors(tested));
  }

  /**
   * The same test that several linear combinations of the coefficients are 0.
   *
   * @param combinations weights of the coefficients, one row per combination [q][p], at least 1
   * @return p is NaN where the clusters are too few for so many combinations, or fitted exactly
   */
  public ModeratorTest joint(double[][] combinations) {
    int q = combinations.length;
    double[] covariance = new double[q * q];
    double[] b = new double[q];
    for (int s = 0; s < q; s++) {
      b[s] = Vectors.dot(combinations[s], beta);
      for (int t = 0; t < q; t++) {
        covariance[s * q + t] = covariance(combinations[s], combinations[t]);
      }
    }
    Cholesky root = Cholesky.ofSize(q);
    if (!root.factor(covariance)) {
      return new ModeratorTest(Double.NaN, q, Double.NaN, Double.NaN);
    }
    double[] solved = b.clone();
    root.solve(solved);
    double wald = Vectors.dot(b, solved);
    boolean isAdjusted = type == RobustType.CR2;
    double eta = isAdjusted ? degrees.of(combinations) : clusters() - p + q - 1;
    double df = eta - q + 1;
    double f = isAdjusted ? df / (eta * q) * wald : wald / q;
    boolean exists = df > 0;
    return new ModeratorTest(
        exists ? f : Double.NaN, q, df, exists ? Reference.fTail(f, q, df) : Double.NaN);
  }

  private double[][] unitVectors(int... tested) {
    double[][] units = new double[tested.length][p];
    for (int s = 0; s < tested.length; s++) {
      units[s][tested[s]] = 1;
    }
    return units;
  }
}

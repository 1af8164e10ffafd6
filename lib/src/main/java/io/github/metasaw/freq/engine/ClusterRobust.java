package io.github.metasaw.freq.engine;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit.ModeratorTest;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.WaldTable;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.covariance.CorrelatedRows;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

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
final class ClusterRobust {

  private static final List<String> TYPES = List.of("CR0", "CR1", "CR2");

  /** Eigenvalues below this share of the largest are 0: a cluster may be fitted exactly. */
  private static final double ZERO = 1e-12;

  private final FittedModel whole;
  private final StructuredSolution fit;
  private final int clusters;

  /** The factor by which CR1 multiplies the covariance. */
  private final double factor;

  /** Pooling weights of the rows [n]; empty for M^-1. */
  private final double[] pooling;

  private final boolean adjusted;
  private final int p;
  private final RealMatrix bread;

  /** Sum of s_g'e_g e_g's_g over clusters, where s_g = A_g'W_g X_g B. */
  private final RealMatrix meat;

  /** B X'W M W X B, the covariance of the coefficients if the model holds; B for W = M^-1. */
  private final RealMatrix sandwich;

  private final RobustDegrees degrees;

  private ClusterRobust(FittedModel whole, StructuredSolution fit, String kind, int clusters) {
    this.whole = whole;
    this.fit = fit;
    double[] weights = whole.options().weights();
    this.pooling = weights == null ? new double[0] : weights;
    this.adjusted = kind.equals("CR2");
    this.p = fit.p();
    this.clusters = clusters;
    this.factor = kind.equals("CR1") ? clusters / (double) (clusters - p) : 1;
    this.meat = new Array2DRowRealMatrix(p, p);
    if (pooling.length == 0) {
      this.bread = square(fit.likelihood().mean().covariance(), p);
      this.sandwich = bread;
    } else {
      int[] all = IntStream.range(0, pooling.length).toArray();
      RealMatrix x = x(all);
      RealMatrix weighted = weights(all).multiply(x);
      this.bread = MatrixUtils.inverse(x.transpose().multiply(weighted));
      RealMatrix s = weighted.multiply(bread);
      this.sandwich = s.transpose().multiply(covariance(all)).multiply(s);
    }
    this.degrees = new RobustDegrees(sandwich);
  }

  private RealMatrix weights(int[] rows) {
    return MatrixUtils.createRealDiagonalMatrix(
        Arrays.stream(rows).mapToDouble(i -> pooling[i]).toArray());
  }

  private RealMatrix covariance(int[] rows) {
    return square(fit.likelihood().dispersion().covarianceOf(rows), rows.length);
  }

  private RealMatrix x(int[] rows) {
    RealMatrix x = new Array2DRowRealMatrix(rows.length, p);
    double[] all = fit.model().mean().x();
    int columns = fit.model().mean().columns();
    int[] kept = fit.likelihood().basis().kept();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < p; j++) {
        x.setEntry(i, j, all[rows[i] * columns + kept[j]]);
      }
    }
    return x;
  }

  /**
   * The robust covariance of the coefficients of a fit.
   *
   * @param whole the fitted model
   * @param fit the same fit, with its covariance as parameters
   * @param cluster column of clusters
   * @param type one of {@code CR0}, {@code CR1}, {@code CR2}
   * @throws MetaException if the type is unknown, there are fewer clusters than coefficients, or
   *     rows of different clusters are correlated
   */
  static ClusterRobust compute(
      FittedModel whole, StructuredSolution fit, String cluster, String type) {
    String kind = type.toUpperCase(Locale.ROOT);
    if (!TYPES.contains(kind)) {
      throw MetaException.unknown("type", type, "of cluster-robust standard errors", TYPES);
    }
    List<int[]> clusters = clusters(fit, cluster);
    int count = clusters.size();
    if (count <= fit.p()) {
      throw MetaException.of(
          "%s makes %d cluster%s, too few for %d coefficient%s of the mean; at least %d are needed"
              .formatted(
                  cluster,
                  count,
                  count == 1 ? "" : "s",
                  fit.p(),
                  fit.p() == 1 ? "" : "s",
                  fit.p() + 1));
    }
    double[] pooling = whole.options().weights();
    ClusterRobust robust = new ClusterRobust(whole, fit, kind, count);
    Solution coefficients = pooling == null ? fit : whole.solution();
    double[] residuals = coefficients.residuals();
    for (int[] rows : clusters) {
      Interrupts.check();
      robust.add(rows, residuals);
    }
    return robust;
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

  private void add(int[] rows, double[] residuals) {
    int n = rows.length;
    double[] m = fit.likelihood().dispersion().covarianceOf(rows);
    RealMatrix x = x(rows);
    RealMatrix covariance = square(m, n);
    RealMatrix w = weights(rows, m);
    RealMatrix s = w.multiply(x).multiply(bread);
    // M_g - M_g W X B X' - X B X'W M_g + X (B X'W M W X B) X', where W = M^-1 leaves one term.
    RealMatrix shared = covariance.multiply(s).multiply(x.transpose());
    RealMatrix left =
        covariance
            .subtract(shared)
            .subtract(shared.transpose())
            .add(x.multiply(sandwich).multiply(x.transpose()));
    if (adjusted) {
      RealMatrix d = upper(m, n);
      RealMatrix root = inverseRoot(d.multiply(left).multiply(d.transpose()));
      s = d.transpose().multiply(root).multiply(d).transpose().multiply(s);
    }
    double[] e = Arrays.stream(rows).mapToDouble(i -> residuals[i]).toArray();
    double[] score = s.transpose().operate(e);
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        meat.addToEntry(a, b, score[a] * score[b]);
      }
    }
    degrees.add(
        s.transpose().multiply(left).multiply(s),
        x.transpose().multiply(s),
        bread.multiply(x.transpose()).multiply(w).multiply(covariance).multiply(s));
  }

  private RealMatrix weights(int[] rows, double[] m) {
    if (pooling.length > 0) {
      return weights(rows);
    }
    Cholesky factor = Cholesky.ofSize(rows.length);
    factor.factor(m);
    return square(factor.inverse(), rows.length);
  }

  private static RealMatrix square(double[] a, int n) {
    RealMatrix out = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out.setEntry(i, j, a[i * n + j]);
      }
    }
    return out;
  }

  /** D with M = D'D, upper triangular. */
  private static RealMatrix upper(double[] m, int n) {
    RealMatrix d = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = m[i * n + j];
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

  private static double[] flat(RealMatrix a) {
    return Arrays.stream(a.getData()).flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * The t tests of the coefficients, with Satterthwaite's degrees of freedom for CR2, and the
   * number of clusters minus the number of coefficients for CR0 and CR1.
   *
   * @return term, estimate, se, statistic, df, p, lower, upper
   */
  Table coefficients() {
    WaldTable wald = new WaldTable(whole.level());
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      terms.add(fit.name(j));
      double se = Math.sqrt(factor * meat.getEntry(j, j));
      double df = adjusted ? degrees.of(j) : clusters - p;
      wald.add(whole.solution().estimate(j), se, df);
    }
    return wald.addTo(Table.create("cluster-robust", StringColumn.create("term", terms)));
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
  ModeratorTest joint(int[] tested) {
    int q = tested.length;
    RealMatrix covariance = meat.getSubMatrix(tested, tested).scalarMultiply(factor);
    Cholesky root = Cholesky.ofSize(q);
    if (!root.factor(flat(covariance))) {
      return new ModeratorTest(Double.NaN, q, Double.NaN, Double.NaN);
    }
    double[] b = Arrays.stream(tested).mapToDouble(whole.solution()::estimate).toArray();
    double[] solved = b.clone();
    root.solve(solved);
    double wald = Vectors.dot(b, solved);
    double eta = adjusted ? degrees.of(tested) : clusters - p + q - 1;
    double df = eta - q + 1;
    double f = adjusted ? df / (eta * q) * wald : wald / q;
    boolean exists = df > 0;
    return new ModeratorTest(
        exists ? f : Double.NaN, q, df, exists ? Reference.fTail(f, q, df) : Double.NaN);
  }
}

package io.github.metasaw.freq.engine;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.WaldTable;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.linalg.Cholesky;
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
import org.apache.commons.math3.linear.RealVector;
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

  private final StructuredSolution fit;

  /** Pooling weights of the rows [n]; empty for M^-1. */
  private final double[] pooling;

  private final boolean adjusted;
  private final int p;
  private final RealMatrix bread;

  /** s_g = A_g'W_g X_g B for each cluster, and what of it sums over clusters need. */
  private final RealMatrix meat;

  private final List<RealMatrix> own = new ArrayList<>();
  private final List<RealMatrix> cross = new ArrayList<>();
  private final List<RealMatrix> tilted = new ArrayList<>();

  /** B X'W M W X B, the covariance of the coefficients if the model holds; B for W = M^-1. */
  private final RealMatrix sandwich;

  private ClusterRobust(StructuredSolution fit, double[] pooling, boolean adjusted) {
    this.fit = fit;
    this.pooling = pooling;
    this.adjusted = adjusted;
    this.p = fit.p();
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

  /** Tests of the coefficients of {@code whole}, whose covariance {@code fit} has as parameters. */
  static Table table(FittedModel whole, StructuredSolution fit, String cluster, String type) {
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
    ClusterRobust robust =
        new ClusterRobust(fit, pooling == null ? new double[0] : pooling, kind.equals("CR2"));
    Solution coefficients = pooling == null ? fit : whole.solution();
    double[] residuals = coefficients.residuals();
    for (int[] rows : clusters) {
      Interrupts.check();
      robust.add(rows, residuals);
    }
    double factor = kind.equals("CR1") ? count / (double) (count - fit.p()) : 1;
    double[] estimates =
        IntStream.range(0, fit.p()).mapToDouble(whole.solution()::estimate).toArray();
    return robust.toTable(whole.level(), estimates, factor, count);
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
    own.add(s.transpose().multiply(left).multiply(s));
    cross.add(x.transpose().multiply(s));
    tilted.add(bread.multiply(x.transpose()).multiply(w).multiply(covariance).multiply(s));
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

  /**
   * Satterthwaite: 2 E(v)^2 / var(v) for the variance estimate v of a coefficient, sum_g
   * (s_g'e_g)^2. Of s_g'e_g and s_h'e_h the covariance is b_g'S b_h - b_g't_h - t_g'b_h, S the
   * sandwich, with b = X's and t = B X'W M s of the cluster.
   */
  private double degrees(int j) {
    RealMatrix among = new Array2DRowRealMatrix(2 * p, 2 * p);
    among.setSubMatrix(sandwich.getData(), 0, 0);
    RealMatrix minus = MatrixUtils.createRealIdentityMatrix(p).scalarMultiply(-1);
    among.setSubMatrix(minus.getData(), 0, p);
    among.setSubMatrix(minus.getData(), p, 0);
    RealMatrix spread = new Array2DRowRealMatrix(2 * p, 2 * p);
    double sum = 0;
    double squares = 0;
    for (int g = 0; g < own.size(); g++) {
      RealVector both = cross.get(g).getColumnVector(j).append(tilted.get(g).getColumnVector(j));
      double variance = own.get(g).getEntry(j, j);
      double shared = both.dotProduct(among.operate(both));
      sum += variance;
      squares += variance * variance - shared * shared;
      spread = spread.add(both.outerProduct(both));
    }
    RealMatrix product = among.multiply(spread);
    return sum * sum / (squares + product.multiply(product).getTrace());
  }

  private Table toTable(double level, double[] estimates, double factor, int clusters) {
    WaldTable wald = new WaldTable(level);
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      terms.add(fit.name(j));
      double se = Math.sqrt(factor * meat.getEntry(j, j));
      wald.add(estimates[j], se, adjusted ? degrees(j) : clusters - p);
    }
    return wald.addTo(Table.create("cluster-robust", StringColumn.create("term", terms)));
  }
}

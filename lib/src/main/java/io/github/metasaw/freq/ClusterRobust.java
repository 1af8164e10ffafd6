package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.GaussianLikelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import tech.tablesaw.api.DoubleColumn;
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
 */
final class ClusterRobust {

  private static final List<String> TYPES = List.of("CR0", "CR1", "CR2");

  /** Eigenvalues below this share of the largest are 0: a cluster may be fitted exactly. */
  private static final double ZERO = 1e-12;

  private final GaussianNumbers fit;
  private final boolean adjusted;
  private final int p;
  private final RealMatrix bread;

  /** s_g = A_g'W_g X_g B for each cluster, and what of it sums over clusters need. */
  private final RealMatrix meat;

  private final List<RealMatrix> own = new ArrayList<>();
  private final List<RealMatrix> cross = new ArrayList<>();

  private ClusterRobust(GaussianNumbers fit, boolean adjusted) {
    this.fit = fit;
    this.adjusted = adjusted;
    this.p = fit.p;
    this.bread = square(fit.likelihood().covariance(), p);
    this.meat = new Array2DRowRealMatrix(p, p);
  }

  static Table table(FrequentistFit whole, GaussianNumbers fit, String cluster, String type) {
    String kind = type.toUpperCase(Locale.ROOT);
    if (!TYPES.contains(kind)) {
      throw MetaException.unknown("type", type, "of cluster-robust standard errors", TYPES);
    }
    List<int[]> clusters = clusters(fit, cluster);
    int count = clusters.size();
    if (count <= fit.p) {
      throw MetaException.of(
          "%s makes %d cluster%s, too few for %d coefficient%s of the mean; at least %d are needed"
              .formatted(
                  cluster, count, count == 1 ? "" : "s", fit.p, fit.p == 1 ? "" : "s", fit.p + 1));
    }
    ClusterRobust robust = new ClusterRobust(fit, kind.equals("CR2"));
    double[] residuals = fit.likelihood().residuals();
    for (int[] rows : clusters) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      robust.add(rows, residuals);
    }
    double factor = kind.equals("CR1") ? count / (double) (count - fit.p) : 1;
    return robust.toTable(whole.level(), factor, count);
  }

  /** The rows of each cluster; correlated rows must share one. */
  private static List<int[]> clusters(GaussianNumbers fit, String cluster) {
    Studies studies = fit.model.studies();
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
    int[] block = fit.model.structure().membership();
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
    GaussianLikelihood likelihood = fit.likelihood();
    double[] m = likelihood.dispersion().covarianceOf(rows);
    RealMatrix x = new Array2DRowRealMatrix(n, p);
    double[] all = fit.model.mean().x();
    int columns = fit.model.mean().columns();
    int[] kept = likelihood.basis().kept();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        x.setEntry(i, j, all[rows[i] * columns + kept[j]]);
      }
    }
    Cholesky factor = Cholesky.ofSize(n);
    factor.factor(m);
    RealMatrix covariance = square(m, n);
    RealMatrix s = square(factor.inverse(), n).multiply(x).multiply(bread);
    if (adjusted) {
      RealMatrix d = upper(m, n);
      RealMatrix left = covariance.subtract(x.multiply(bread).multiply(x.transpose()));
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
    own.add(s.transpose().multiply(covariance).multiply(s));
    cross.add(x.transpose().multiply(s));
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

  /** Satterthwaite: 2 E(v)^2 / var(v) for the variance estimate v of a coefficient. */
  private double degrees(int j) {
    double sum = 0;
    double squares = 0;
    RealMatrix spread = new Array2DRowRealMatrix(p, p);
    for (int g = 0; g < own.size(); g++) {
      double a = own.get(g).getEntry(j, j);
      double[] b = cross.get(g).getColumn(j);
      double explained = dot(b, bread.operate(b));
      sum += a - explained;
      squares += a * a - 2 * a * explained;
      for (int i = 0; i < p; i++) {
        for (int k = 0; k < p; k++) {
          spread.addToEntry(i, k, b[i] * b[k]);
        }
      }
    }
    RealMatrix product = bread.multiply(spread);
    return sum * sum / (squares + product.multiply(product).getTrace());
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private Table toTable(double level, double factor, int clusters) {
    double[][] columns = new double[7][p];
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      terms.add(fit.name(j));
      double se = Math.sqrt(factor * meat.getEntry(j, j));
      double df = adjusted ? degrees(j) : clusters - p;
      double half = Reference.critical(level, df) * se;
      double estimate = fit.estimate(j);
      double[] row = {
        estimate,
        se,
        estimate / se,
        df,
        Reference.twoSided(estimate / se, df),
        estimate - half,
        estimate + half
      };
      for (int c = 0; c < row.length; c++) {
        columns[c][j] = row[c];
      }
    }
    Table table = Table.create("cluster-robust", StringColumn.create("term", terms));
    String[] names = {"estimate", "se", "statistic", "df", "p", "lower", "upper"};
    for (int c = 0; c < names.length; c++) {
      table.addColumns(DoubleColumn.create(names[c], columns[c]));
    }
    return table;
  }
}

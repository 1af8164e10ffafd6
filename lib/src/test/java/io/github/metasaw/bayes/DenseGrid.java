package io.github.metasaw.bayes;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Brute force: yi = mu + u_study + w_i + e_i, sums over a grid of (log sigma, log sd(study)) with
 * dense normal densities; sigma half-normal with SD 0.3, sd(study) with SD 0.5.
 */
final class DenseGrid {

  static final List<String> NAMES =
      List.of(
          "sigma", "sd(study)", "tau2", "mu", "u[study=a]", "u[study=c]", "theta[1]", "theta[6]");

  private static final double STEP = 0.08;
  private final double[] first = new double[NAMES.size()];
  private final double[] second = new double[NAMES.size()];

  DenseGrid(double[] yi, double[] vi, String[] study, double mean, double sd) {
    int n = yi.length;
    RealVector gap = new ArrayRealVector(yi).mapSubtract(mean);
    double total = 0;
    for (double u = -9; u < 2; u += STEP) {
      for (double w = -9; w < 5; w += STEP) {
        double sigma = Math.exp(u);
        double group = Math.exp(w);
        RealMatrix m = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double c = sd * sd;
            c += study[i].equals(study[j]) ? group * group : 0;
            c += i == j ? vi[i] + sigma * sigma : 0;
            m.setEntry(i, j, c);
          }
        }
        CholeskyDecomposition factor = new CholeskyDecomposition(m);
        RealVector s = factor.getSolver().solve(gap);
        double log = -0.5 * (Math.log(factor.getDeterminant()) + gap.dotProduct(s));
        log += -0.5 * sigma * sigma / 0.09 + u;
        log += -0.5 * group * group / 0.25 + w;
        double weight = Math.exp(log);
        total += weight;
        add(0, weight, sigma, 0);
        add(1, weight, group, 0);
        add(2, weight, sigma * sigma + group * group, 0);
        for (int v = 3; v < NAMES.size(); v++) {
          RealVector covariance = covariance(v, study, sigma, group, sd);
          double prior = variance(v, sigma, group, sd);
          double centre = v == 4 || v == 5 ? 0 : mean;
          double at = centre + covariance.dotProduct(s);
          add(v, weight, at, prior - covariance.dotProduct(factor.getSolver().solve(covariance)));
        }
      }
    }
    for (int v = 0; v < first.length; v++) {
      first[v] /= total;
      second[v] = Math.sqrt(second[v] / total - first[v] * first[v]);
    }
  }

  private void add(int v, double weight, double mean, double variance) {
    first[v] += weight * mean;
    second[v] += weight * (mean * mean + variance);
  }

  /** Of a variable with the estimates. */
  private static RealVector covariance(
      int v, String[] study, double sigma, double group, double sd) {
    RealVector c = new ArrayRealVector(study.length);
    String own = List.of("", "", "", "", "a", "c", "a", "c").get(v);
    int row = v == 6 ? 0 : v == 7 ? 5 : -1;
    for (int i = 0; i < study.length; i++) {
      double value = v == 4 || v == 5 ? 0 : sd * sd;
      value += study[i].equals(own) ? group * group : 0;
      value += i == row ? sigma * sigma : 0;
      c.setEntry(i, value);
    }
    return c;
  }

  private static double variance(int v, double sigma, double group, double sd) {
    return switch (v) {
      case 3 -> sd * sd;
      case 4, 5 -> group * group;
      default -> sd * sd + group * group + sigma * sigma;
    };
  }

  double mean(int v) {
    return first[v];
  }

  double sd(int v) {
    return second[v];
  }
}

package io.github.metasaw.freq.robust;

import io.github.metasaw.freq.WaldTable;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A fit by robust variance estimation: its tests rely on the clusters alone. */
public final class RveFit {

  private final RveWeights weights;
  private final RveMoments moments;
  private final List<String> terms;
  private final ClusterRobust robust;
  private final double level;

  RveFit(
      RveWeights weights,
      RveMoments moments,
      List<String> terms,
      ClusterRobust robust,
      double level) {
    this.weights = weights;
    this.moments = moments;
    this.terms = List.copyOf(terms);
    this.robust = robust;
    this.level = level;
  }

  /**
   * The working model.
   *
   * @return correlated or hierarchical effects
   */
  public RveWeights weights() {
    return weights;
  }

  /**
   * Number of clusters.
   *
   * @return more than coefficients
   */
  public int clusters() {
    return robust.clusters();
  }

  /**
   * Variance of the true effects between clusters, by moments.
   *
   * @return on the scale of yi squared
   */
  public double tau2() {
    return moments.tau2();
  }

  /**
   * Variance of the true effects within clusters, by moments.
   *
   * @return on the scale of yi squared; 0 for correlated effects
   */
  public double omega2() {
    return moments.omega2();
  }

  /**
   * I2, from Q and its expectation.
   *
   * @return a proportion; NaN for hierarchical effects
   */
  public double I2() {
    return moments.i2();
  }

  /**
   * The t tests of the coefficients, with Satterthwaite's degrees of freedom for CR2, and clusters
   * less coefficients for CR0 and CR1. Below four degrees of freedom p values are too small (Tipton
   * 2015).
   *
   * @return term, estimate, se, statistic, df, p, lower, upper
   */
  public Table coefficients() {
    WaldTable wald = new WaldTable(level);
    for (int j = 0; j < terms.size(); j++) {
      double[] unit = new double[terms.size()];
      unit[j] = 1;
      wald.add(robust.beta()[j], Math.sqrt(robust.covariance(j, j)), robust.degrees(unit));
    }
    return wald.addTo(
        Table.create("robust variance estimation", StringColumn.create("term", terms)));
  }

  /**
   * The robust covariance of the coefficients.
   *
   * @return in the order of {@link #coefficients} [p x p]
   */
  public double[][] vcov() {
    double[][] out = new double[terms.size()][terms.size()];
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[i][j] = robust.covariance(i, j);
      }
    }
    return out;
  }

  /**
   * The heterogeneity in one line.
   *
   * @return working model, number of clusters and variances, without a full stop
   */
  @Override
  public String toString() {
    String variances =
        weights == RveWeights.CORRELATED
            ? String.format(Locale.ROOT, "tau2 = %.4f, I2 = %.1f %%", tau2(), 100 * I2())
            : String.format(Locale.ROOT, "tau2 = %.4f, omega2 = %.4f", tau2(), omega2());
    return "robust variance estimation, %s; %d clusters; %s"
        .formatted(weights.label(), clusters(), variances);
  }
}

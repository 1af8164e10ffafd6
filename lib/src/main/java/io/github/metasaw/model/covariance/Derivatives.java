package io.github.metasaw.model.covariance;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Derivatives of M with respect to theta, at the values of a {@link Dispersion}. */
final class Derivatives {

  private final MarginalCovariance structure;
  private final @Nullable CorrelatedOutcomes pairing;
  private final Dispersion d;

  /** Designs of the log SDs of rows, in the order of theta. */
  private final double[][] columns;

  Derivatives(MarginalCovariance structure, Dispersion d) {
    this.structure = structure;
    this.pairing = structure.pairing();
    this.d = d;
    this.columns =
        structure.scales().stream()
            .flatMap(
                scale ->
                    IntStream.range(0, scale.dimension())
                        .mapToObj(k -> scale.column(k, structure.size())))
            .toArray(double[][]::new);
  }

  /**
   * d/dtheta of a function of M [parameters].
   *
   * @param s the elements of M^-1, replaced by those of the function's derivative S
   * @param function makes S of them
   */
  double[] gradient(SelectedElements s, ElementDerivative function) {
    function.diagonal(s.diagonal);
    for (int r = 0; pairing != null && r < pairing.pairs(); r++) {
      s.pair[r] = function.element(pairing.first(r), pairing.second(r), s.pair[r]);
    }
    for (int g = 0; g < s.group.length; g++) {
      function.group(structure.groups().get(g), s.group[g]);
    }
    return gradient(s);
  }

  private double[] gradient(SelectedElements s) {
    double[] gradient = new double[structure.dimension()];
    double[] bySigma = bySigma(s);
    int t = 0;
    for (ResidualHeterogeneity scale : structure.scales()) {
      scale.gradient(bySigma, gradient, t);
      t += scale.dimension();
    }
    ProportionalVariance proportion = structure.proportion();
    if (proportion != null) {
      for (int i = 0; i < bySigma.length; i++) {
        gradient[t] += d.phi * proportion.at(i) * s.diagonal[i];
      }
      t++;
    }
    if (pairing != null) {
      for (int r = 0; r < pairing.pairs(); r++) {
        pairing.design().accumulate(r, 2 * s.pair[r] * slope(pairing, r), gradient, t);
      }
      t += pairing.dimension();
    }
    List<GroupEffect> groups = structure.groups();
    for (int g = 0; g < groups.size(); g++) {
      d.effects[g].gradient(s.group[g], gradient, t);
      t += groups.get(g).dimension();
    }
    return gradient;
  }

  /** The derivative by the linear predictor of each row, log sigma or its square [n]. */
  private double[] bySigma(SelectedElements s) {
    double[] bySigma = new double[structure.size()];
    for (int i = 0; i < bySigma.length; i++) {
      bySigma[i] = d.slope[i] * s.diagonal[i];
    }
    if (pairing != null) {
      for (int r = 0; r < pairing.pairs(); r++) {
        double both = 2 * s.pair[r] * d.covariance[r];
        bySigma[pairing.first(r)] += both;
        bySigma[pairing.second(r)] += both;
      }
    }
    return bySigma;
  }

  /** d covariance / d atanh rho of a pair. */
  private double slope(CorrelatedOutcomes pairs, int r) {
    return (1 - d.rho[r] * d.rho[r]) * d.sigma[pairs.first(r)] * d.sigma[pairs.second(r)];
  }

  /** Whether theta holds nothing but coefficients of log SDs of rows. */
  boolean isOfRows() {
    return structure.proportion() == null && pairing == null && structure.groups().isEmpty();
  }

  boolean hasLinearVariance() {
    return structure.hasLinearVariance();
  }

  /** Their columns [parameters][n]; not a copy. */
  double[][] logSdColumns() {
    return columns;
  }

  /** (dM/dtheta_t) u for every t [parameters][n]. */
  double[][] times(double[] u) {
    int n = structure.size();
    double[][] out = new double[structure.dimension()][n];
    int t = 0;
    for (double[] column : columns) {
      bySigma(column, u, out[t++]);
    }
    ProportionalVariance proportion = structure.proportion();
    if (proportion != null) {
      for (int i = 0; i < n; i++) {
        out[t][i] = d.phi * proportion.at(i) * u[i];
      }
      t++;
    }
    if (pairing != null) {
      for (int k = 0; k < pairing.dimension(); k++) {
        byRho(pairing, k, u, out[t++]);
      }
    }
    List<GroupEffect> groups = structure.groups();
    for (int g = 0; g < groups.size(); g++) {
      for (int k = 0; k < groups.get(g).dimension(); k++) {
        d.effects[g].derivative(k, u, out[t++]);
      }
    }
    return out;
  }

  private void bySigma(double[] x, double[] u, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = d.slope[i] * x[i] * u[i];
    }
    for (int r = 0; pairing != null && r < pairing.pairs(); r++) {
      int i = pairing.first(r);
      int j = pairing.second(r);
      double c = d.covariance[r] * (x[i] + x[j]);
      out[i] += c * u[j];
      out[j] += c * u[i];
    }
  }

  private void byRho(CorrelatedOutcomes pairs, int k, double[] u, double[] out) {
    for (int r = 0; r < pairs.pairs(); r++) {
      double c = slope(pairs, r) * pairs.design().x(r, k);
      out[pairs.first(r)] += c * u[pairs.second(r)];
      out[pairs.second(r)] += c * u[pairs.first(r)];
    }
  }
}

package io.github.metasaw.model.covariance;

import java.util.function.DoubleSupplier;

/** M that is diagonal: independent rows without groups. Nothing is allocated during a search. */
final class IndependentFactor implements MarginalFactor {

  /** Products of variances stay within these, so that none overflows or loses digits. */
  private static final double LARGEST_PRODUCT = 1e100;

  private static final double SMALLEST_PRODUCT = 1e-100;

  private final double[] v;
  private final double[] m;
  private final double[] inverse;

  IndependentFactor(MarginalCovariance structure) {
    v = structure.V().diagonal();
    m = new double[v.length];
    inverse = new double[v.length];
  }

  @Override
  public boolean factor(Dispersion d) {
    double[] added = d.added;
    boolean positive = true;
    for (int i = 0; i < v.length; i++) {
      double variance = v[i] + added[i];
      positive &= variance > 0;
      m[i] = variance;
      inverse[i] = 1 / variance;
    }
    return positive;
  }

  /** The logarithms of products of many variances: a logarithm costs as much as twenty products. */
  @Override
  public double logDet() {
    double sum = 0;
    double product = 1;
    for (double variance : m) {
      if (!(variance > SMALLEST_PRODUCT && variance < LARGEST_PRODUCT)) {
        sum += Math.log(variance);
        continue;
      }
      product *= variance;
      if (product > LARGEST_PRODUCT || product < SMALLEST_PRODUCT) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }

  @Override
  public double logDet(double[] weights) {
    double sum = 0;
    for (int i = 0; i < m.length; i++) {
      sum += weights[i] * Math.log(m[i]);
    }
    return sum;
  }

  @Override
  public void solve(double[] b) {
    for (int i = 0; i < inverse.length; i++) {
      b[i] *= inverse[i];
    }
  }

  @Override
  public void inverse(Dispersion d, SelectedElements into) {
    System.arraycopy(inverse, 0, into.diagonal, 0, inverse.length);
  }

  @Override
  public double[] draw(DoubleSupplier normal) {
    double[] z = new double[m.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = normal.getAsDouble() * Math.sqrt(m[i]);
    }
    return z;
  }

  @Override
  public String storage() {
    return "diagonal";
  }
}

package io.github.metasaw.genetics;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** A mixture of normals and its quantiles. */
final class NormalMixture {

  private double[] weight = new double[256];
  private double[] mean = new double[256];
  private double[] sd = new double[256];
  private int size;
  private double total;

  void add(double w, double m, double s) {
    if (size == weight.length) {
      weight = Arrays.copyOf(weight, 2 * size);
      mean = Arrays.copyOf(mean, 2 * size);
      sd = Arrays.copyOf(sd, 2 * size);
    }
    weight[size] = w;
    mean[size] = m;
    sd[size++] = s;
    total += w;
  }

  /** Newton from the normal of the same mean and variance, within a bracket that it shrinks. */
  double quantile(double p) {
    double centre = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      centre += weight[i] / total * mean[i];
      low = Math.min(low, mean[i] - 40 * sd[i]);
      high = Math.max(high, mean[i] + 40 * sd[i]);
    }
    double variance = 0;
    for (int i = 0; i < size; i++) {
      double apart = mean[i] - centre;
      variance += weight[i] / total * (apart * apart + sd[i] * sd[i]);
    }
    double scale = Math.sqrt(variance);
    double x = centre + scale * NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
    for (int step = 0; step < 200; step++) {
      double excess = -p * total;
      double density = 0;
      for (int i = 0; i < size; i++) {
        double z = (x - mean[i]) / sd[i];
        excess += weight[i] * 0.5 * Erfc.value(-z * Math.sqrt(0.5));
        density += weight[i] / sd[i] * Math.exp(-0.5 * z * z);
      }
      if (excess > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - excess / (density / Math.sqrt(2 * Math.PI));
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - x) < 1e-11 * scale) {
        return next;
      }
      x = next;
    }
    return x;
  }
}

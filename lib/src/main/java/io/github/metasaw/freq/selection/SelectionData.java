package io.github.metasaw.freq.selection;

import io.github.metasaw.linalg.Orthonormal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The studies of a selection model on arrays, in units of a typical standard error and turned so
 * that selection favours large effects.
 */
final class SelectionData {

  final int k;

  /** A typical standard error, on the scale of yi; below 0 where effects are turned. */
  final double unit;

  final Orthonormal basis;

  /** yi, turned [k]. */
  final double[] y;

  /** yi over its standard error, turned [k]. */
  final double[] z;

  /** Standard errors, in units [k]. */
  final double[] sei;

  /** The basis of the design, columns of mean square 1 [k x rank]. */
  final double[] q;

  /** Measure of imprecision of each study, 1 for the least precise [k]. */
  final double[] precision;

  /** How often each study counts [k]. */
  final double[] counts;

  private SelectionData(SelectionData other, double[] counts) {
    this.k = other.k;
    this.unit = other.unit;
    this.basis = other.basis;
    this.y = other.y;
    this.z = other.z;
    this.sei = other.sei;
    this.q = other.q;
    this.precision = other.precision;
    this.counts = counts;
  }

  /**
   * @param yi effects [k]
   * @param vi their sampling variances, above 0 [k]
   * @param x design, row-major [k x p]
   * @param sign -1 if selection favours small effects
   * @param precision any measure of imprecision [k]; empty for none
   */
  SelectionData(double[] yi, double[] vi, double[] x, double sign, double[] precision) {
    this.k = yi.length;
    this.unit = sign * Math.exp(Arrays.stream(vi).map(v -> 0.5 * Math.log(v)).average().orElse(0));
    this.sei = Arrays.stream(vi).map(v -> Math.sqrt(v) / Math.abs(unit)).toArray();
    this.y = Arrays.stream(yi).map(e -> sign * e).toArray();
    this.z = IntStream.range(0, k).mapToDouble(i -> yi[i] / (unit * sei[i])).toArray();
    this.basis = Orthonormal.of(x, k, x.length / k);
    double root = Math.sqrt(k);
    this.q = Arrays.stream(basis.q()).map(e -> e * root).toArray();
    double largest = Arrays.stream(precision).max().orElse(1);
    this.precision = Arrays.stream(precision).map(e -> e / largest).toArray();
    this.counts = new double[k];
    Arrays.fill(counts, 1);
  }

  /** The same studies, each counted a number of times, which need not be whole. */
  SelectionData withCounts(double... times) {
    return new SelectionData(this, times);
  }

  int rank() {
    return basis.kept().length;
  }

  boolean hasPrecision() {
    return precision.length > 0;
  }

  double precision(int i) {
    return hasPrecision() ? precision[i] : 1;
  }

  /** The coefficients of the design, on the scale of yi [rank], from those of q. */
  double[] beta(double... gamma) {
    double[] scaled = Arrays.stream(gamma).map(g -> g * unit * Math.sqrt(k)).toArray();
    return basis.coefficients(scaled);
  }

  /** The coefficients of q [rank], from those of the columns of the design that were kept. */
  double[] gamma(double... beta) {
    int rank = rank();
    double[] gamma = new double[rank];
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < rank; j++) {
        gamma[i] += basis.r()[i * rank + j] * beta[j] / (unit * Math.sqrt(k));
      }
    }
    return gamma;
  }
}

package io.github.metasaw.draws;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The autocovariance of chains with divisor n, averaged over the chains, each centred at its own
 * mean. Lags are summed when asked for, since chains that mix well need only a few; the first large
 * lag brings them all by Fourier transform.
 */
final class Autocovariance {

  /** Where the transform begins to be cheaper than sums; the values agree to rounding. */
  static final int DIRECT = 128;

  private final double[][] centred;
  private final int n;
  private final double[] direct;
  private double[] transformed = new double[0];

  private Autocovariance(double[][] centred, int n) {
    this.centred = centred;
    this.n = n;
    this.direct = new double[Math.min(n, DIRECT)];
    Arrays.fill(direct, Double.NaN);
  }

  /** Of chains {@code [chain][iteration]} of finite numbers. */
  static Autocovariance of(double[][] chains) {
    double[][] centred = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      double mean = Moments.mean(chains[c]);
      centred[c] = chains[c].clone();
      for (int i = 0; i < centred[c].length; i++) {
        centred[c][i] -= mean;
      }
    }
    return new Autocovariance(centred, chains[0].length);
  }

  /** At a lag from 0 to n - 1. */
  double at(int lag) {
    if (lag < DIRECT) {
      if (Double.isNaN(direct[lag])) {
        direct[lag] = sum(lag) / n / centred.length;
      }
      return direct[lag];
    }
    if (transformed.length == 0) {
      transformed = transform();
    }
    return transformed[lag];
  }

  private double sum(int lag) {
    double sum = 0;
    for (double[] x : centred) {
      // Four sums of their own, so that additions need not wait for each other.
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int i = lag;
      for (; i + 3 < n; i += 4) {
        a += x[i] * x[i - lag];
        b += x[i + 1] * x[i + 1 - lag];
        c += x[i + 2] * x[i + 2 - lag];
        d += x[i + 3] * x[i + 3 - lag];
      }
      for (; i < n; i++) {
        a += x[i] * x[i - lag];
      }
      sum += (a + b) + (c + d);
    }
    return sum;
  }

  /** All lags: the spectra of the chains, padded so that ends do not meet, summed and inverted. */
  private double[] transform() {
    int length = Integer.highestOneBit(2 * n - 1) << 1;
    double[] spectrum = new double[length];
    for (double[] x : centred) {
      double[][] parts = new double[2][length];
      System.arraycopy(x, 0, parts[0], 0, n);
      FastFourierTransformer.transformInPlace(
          parts, DftNormalization.STANDARD, TransformType.FORWARD);
      for (int i = 0; i < length; i++) {
        spectrum[i] += parts[0][i] * parts[0][i] + parts[1][i] * parts[1][i];
      }
    }
    double[][] parts = {spectrum, new double[length]};
    FastFourierTransformer.transformInPlace(
        parts, DftNormalization.STANDARD, TransformType.INVERSE);
    double[] result = new double[n];
    for (int lag = 0; lag < n; lag++) {
      result[lag] = parts[0][lag] / n / centred.length;
    }
    return result;
  }
}

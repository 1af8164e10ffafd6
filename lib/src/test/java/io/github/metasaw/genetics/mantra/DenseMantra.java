package io.github.metasaw.genetics.mantra;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.special.Erf;

/**
 * One partition by dense normal densities: y ~ N(m, C + V) given tau2, where C = tau2 Z Z' + s^2
 * 11' and Z says which studies share an effect; tau2 by the trapezoidal rule in its logarithm.
 */
final class DenseMantra {

  private static final int NODES = 2500;
  private static final double FIRST = -30;
  private static final double LAST = 5;

  private final double[] yi;
  private final double[] sei;
  private final long[] blocks;
  private final MuPrior mu;
  private final double rate;

  /** Sums over tau2 of the weight and of what is asked for. */
  private interface Term {
    double of(double tau2, RealMatrix C, RealMatrix inverse);
  }

  DenseMantra(double[] yi, double[] sei, long[] blocks, MuPrior mu, double rate) {
    this.yi = yi;
    this.sei = sei;
    this.blocks = blocks;
    this.mu = mu;
    this.rate = rate;
  }

  double logBf() {
    double logNull = 0;
    for (int i = 0; i < yi.length; i++) {
      logNull -= yi[i] * yi[i] / (2 * sei[i] * sei[i]) + Math.log(sei[i]);
    }
    return Math.log(integral((tau2, C, inverse) -> 1)) - logNull;
  }

  double mean(int study) {
    return integral((tau2, C, inverse) -> mean(study, C, inverse)) / integral((t, C, inv) -> 1);
  }

  double sd(int study) {
    double mean = mean(study);
    double second =
        integral(
            (tau2, C, inverse) -> {
              double m = mean(study, C, inverse) - mean;
              return m * m + variance(study, C, inverse);
            });
    return Math.sqrt(second / integral((t, C, inverse) -> 1));
  }

  double probabilityBelow(int study, double bound) {
    double below =
        integral(
            (tau2, C, inverse) -> {
              double sd = Math.sqrt(variance(study, C, inverse));
              double z = (bound - mean(study, C, inverse)) / sd;
              return 0.5 * Erf.erfc(-z / Math.sqrt(2));
            });
    return below / integral((t, C, inverse) -> 1);
  }

  private RealVector residual() {
    return new ArrayRealVector(yi).mapSubtract(mu.mean());
  }

  private double mean(int study, RealMatrix C, RealMatrix inverse) {
    return mu.mean() + C.getRowVector(study).dotProduct(inverse.operate(residual()));
  }

  private static double variance(int study, RealMatrix C, RealMatrix inverse) {
    RealVector c = C.getRowVector(study);
    return C.getEntry(study, study) - c.dotProduct(inverse.operate(c));
  }

  private double integral(Term term) {
    double step = (LAST - FIRST) / NODES;
    double sum = 0;
    for (int node = 0; node <= NODES; node++) {
      double tau2 = Math.exp(FIRST + node * step);
      RealMatrix C = covariance(tau2);
      RealMatrix all = C.copy();
      for (int i = 0; i < yi.length; i++) {
        all.addToEntry(i, i, sei[i] * sei[i]);
      }
      LUDecomposition lu = new LUDecomposition(all, 0);
      RealMatrix inverse = lu.getSolver().getInverse();
      double square = residual().dotProduct(inverse.operate(residual()));
      double density = Math.exp(-0.5 * square) / Math.sqrt(lu.getDeterminant());
      double prior = rate * Math.exp(-rate * tau2) * tau2 * step;
      sum += density * prior * term.of(tau2, C, inverse);
    }
    return sum;
  }

  private RealMatrix covariance(double tau2) {
    int k = yi.length;
    RealMatrix C = new Array2DRowRealMatrix(k, k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double shared = 0;
        for (long block : blocks) {
          shared += (block >>> i & block >>> j & 1) != 0 ? tau2 : 0;
        }
        C.setEntry(i, j, shared + mu.sd() * mu.sd());
      }
    }
    return C;
  }
}

package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;

/**
 * The covariance of the coefficients of the mean and of the dispersion at a maximum, from the
 * observed or the expected information ({@link InformationMatrix}): with C that of the mean for
 * known theta, T that of theta and J = d beta / d theta, the mean has C + J T J' and its covariance
 * with theta is J T. The expected information has J = 0.
 */
final class JointCovariance {

  /** Number of coefficients of the mean, of the dispersion, and of both. */
  private final int p;

  private final int q;
  private final int size;

  /** Row-major [size x size]. */
  private final double[] elements;

  /**
   * @param maximum with its likelihood evaluated there
   * @param observed whether from the observed information
   */
  JointCovariance(StructuredMaximum maximum, boolean observed) {
    GaussianLikelihood likelihood = maximum.likelihood();
    MarginalCovariance structure = maximum.structure();
    this.p = likelihood.rank();
    this.q = structure.dimension();
    this.size = p + q;
    this.elements = new double[size * size];
    double[] theta = maximum.search().covariance();
    double[][] slopes = observed ? likelihood.mean().coefficientSlopes() : new double[q][p];
    double[][] cross = cross(slopes, theta);
    ofMean(likelihood.mean().covariance(), slopes, cross);
    for (int i = 0; i < p; i++) {
      double[] row = structure.coefficients(cross[i]);
      for (int t = 0; t < q; t++) {
        elements[i * size + p + t] = row[t];
        elements[(p + t) * size + i] = row[t];
      }
    }
    double[] asWritten = onBothSides(structure, theta);
    for (int s = 0; s < q; s++) {
      System.arraycopy(asWritten, s * q, elements, (p + s) * size + p, q);
    }
  }

  /** J T [p][q]; 0 where J is, even where T is not finite. */
  private double[][] cross(double[][] slopes, double[] theta) {
    double[][] cross = new double[p][q];
    for (int i = 0; i < p; i++) {
      for (int t = 0; t < q; t++) {
        for (int s = 0; s < q; s++) {
          cross[i][t] += slopes[s][i] == 0 ? 0 : slopes[s][i] * theta[s * q + t];
        }
      }
    }
    return cross;
  }

  /** C + J T J'. */
  private void ofMean(double[] known, double[][] slopes, double[][] cross) {
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double sum = known[i * p + j];
        for (int t = 0; t < q; t++) {
          sum += slopes[t][j] == 0 ? 0 : cross[i][t] * slopes[t][j];
        }
        elements[i * size + j] = sum;
      }
    }
  }

  /** B T B' where B turns theta into coefficients. */
  private double[] onBothSides(MarginalCovariance structure, double[] theta) {
    return transposedRows(structure, transposedRows(structure, theta));
  }

  /** (V B')', so that two calls give B V B' for symmetric V. */
  private double[] transposedRows(MarginalCovariance structure, double[] v) {
    double[] out = new double[q * q];
    for (int i = 0; i < q; i++) {
      double[] row = structure.coefficients(Arrays.copyOfRange(v, i * q, (i + 1) * q));
      for (int j = 0; j < q; j++) {
        out[j * q + i] = row[j];
      }
    }
    return out;
  }

  /**
   * The covariance of two coefficients.
   *
   * @param i index: those of the mean first, then those of the structure of the maximum
   * @param j another
   */
  double get(int i, int j) {
    return elements[i * size + j];
  }
}

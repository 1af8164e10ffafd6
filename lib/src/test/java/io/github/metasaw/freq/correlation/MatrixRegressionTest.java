package io.github.metasaw.freq.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class MatrixRegressionTest {

  private static final List<String> NAMES = List.of("y", "a", "b");

  /** Outcome and two predictors of eight persons. */
  private static final double[][] PERSONS = {
    {3.1, 1, 2.2}, {4.9, 2, 1.1}, {7.2, 3, 0.4}, {8.1, 4, 2.9},
    {11.3, 5, 1.8}, {12.7, 6, 3.3}, {13.2, 7, 0.2}, {17.9, 8, 2.4}
  };

  private static OLSMultipleLinearRegression ordinary() {
    double[] y = new double[PERSONS.length];
    double[][] x = new double[PERSONS.length][];
    for (int i = 0; i < y.length; i++) {
      y[i] = PERSONS[i][0];
      x[i] = new double[] {PERSONS[i][1], PERSONS[i][2]};
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    return regression;
  }

  private static double[] means() {
    double[] means = new double[3];
    for (double[] person : PERSONS) {
      for (int j = 0; j < 3; j++) {
        means[j] += person[j] / PERSONS.length;
      }
    }
    return means;
  }

  private static double[][] covariances() {
    return new Covariance(PERSONS).getCovarianceMatrix().getData();
  }

  @Test
  void covariancesAndMeansGiveTheRegressionOfThePersons() {
    MatrixRegressionFit fit =
        MatrixRegression.ofCovariances(NAMES, covariances(), means())
            .withSampleSize(8)
            .fit("y", "a", "b");
    OLSMultipleLinearRegression ordinary = ordinary();
    double[] beta = ordinary.estimateRegressionParameters();
    double[] se = ordinary.estimateRegressionParametersStandardErrors();
    for (int j = 0; j < 3; j++) {
      assertEquals(beta[j], fit.beta()[j], 1e-10);
      assertEquals(se[j], fit.standardErrors()[j], 1e-10);
    }
    assertEquals(ordinary.calculateRSquared(), fit.R2(), 1e-12);
    assertEquals(ordinary.estimateErrorVariance(), fit.residuals().sigma2(), 1e-10);
    assertEquals(5, fit.table().numberColumn("df").getDouble(0));
    double logLik = 0;
    double sigma2 = ordinary.calculateResidualSumOfSquares() / 8;
    for (double residual : ordinary.estimateResiduals()) {
      logLik -= 0.5 * (Math.log(2 * Math.PI * sigma2) + residual * residual / sigma2);
    }
    assertEquals(logLik, fit.residuals().criteria().logLik(), 1e-10);
    assertEquals(4, fit.residuals().criteria().parameters());
  }

  @Test
  void withoutMeansOnlyTheInterceptIsUnknown() {
    MatrixRegression regression = MatrixRegression.ofCovariances(NAMES, covariances());
    MatrixRegressionFit fit = regression.withSampleSize(8).fit("y", "a", "b");
    assertTrue(Double.isNaN(fit.beta()[0]));
    assertTrue(Double.isNaN(fit.covariance()[0][1]));
    assertEquals(
        ordinary().estimateRegressionParametersStandardErrors()[1], fit.standardErrors()[1], 1e-10);
  }

  /** Standardised coefficients are those of covariances times SDs, with the same t and F. */
  @Test
  void correlationsGiveStandardisedCoefficients() {
    double[][] r = new PearsonsCorrelation(PERSONS).getCorrelationMatrix().getData();
    double[][] s = covariances();
    MatrixRegressionFit fit =
        MatrixRegression.ofCorrelations(NAMES, r).withSampleSize(7).fit("y", "b", "a");
    MatrixRegressionFit raw =
        MatrixRegression.ofCovariances(NAMES, s, means()).withSampleSize(8).fit("y", "b", "a");
    assertEquals(raw.beta()[1] * Math.sqrt(s[2][2] / s[0][0]), fit.beta()[0], 1e-12);
    assertEquals(
        raw.table().doubleColumn("statistic").getDouble(1),
        fit.table().doubleColumn("statistic").getDouble(0),
        1e-10);
    assertEquals(raw.omnibus().statistic(), fit.omnibus().statistic(), 1e-9);
  }

  /** The delta method by differences of the coefficients. */
  @Test
  void theCovarianceByVIsThatOfNumericalSlopes() {
    double[][] r = {{1, 0.4, 0.3}, {0.4, 1, 0.2}, {0.3, 0.2, 1}};
    double[][] v = {{0.01, 0.002, 0.001}, {0.002, 0.02, -0.003}, {0.001, -0.003, 0.03}};
    checkDelta(r, v, false, new int[][] {{1, 0}, {2, 0}, {2, 1}});
    double[][] s = {{2.0, 0.4, 0.3}, {0.4, 1.5, 0.2}, {0.3, 0.2, 1.1}};
    double[][] w = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        w[i][j] = i == j ? 0.05 + 0.01 * i : 0.002 * (i + j);
      }
    }
    checkDelta(s, w, true, new int[][] {{0, 0}, {1, 0}, {2, 0}, {1, 1}, {2, 1}, {2, 2}});
  }

  private static double[] slopes(double[][] matrix, double[][] v, boolean isCovariance) {
    MatrixRegression regression =
        isCovariance
            ? MatrixRegression.ofCovariances(NAMES, matrix)
            : MatrixRegression.ofCorrelations(NAMES, matrix);
    double[] beta = regression.withV(v).fit("y", "a", "b").beta();
    return isCovariance ? new double[] {beta[1], beta[2]} : beta;
  }

  private static void checkDelta(double[][] m, double[][] v, boolean isCovariance, int[][] places) {
    double h = 1e-6;
    double[][] gradient = new double[2][places.length];
    for (int e = 0; e < places.length; e++) {
      double[][] up = {m[0].clone(), m[1].clone(), m[2].clone()};
      double[][] down = {m[0].clone(), m[1].clone(), m[2].clone()};
      int i = places[e][0];
      int j = places[e][1];
      up[i][j] = up[j][i] = m[i][j] + h;
      down[i][j] = down[j][i] = m[i][j] - h;
      for (int a = 0; a < 2; a++) {
        gradient[a][e] =
            (slopes(up, v, isCovariance)[a] - slopes(down, v, isCovariance)[a]) / (2 * h);
      }
    }
    MatrixRegression regression =
        isCovariance
            ? MatrixRegression.ofCovariances(NAMES, m)
            : MatrixRegression.ofCorrelations(NAMES, m);
    MatrixRegressionFit fit = regression.withV(v).fit("y", "a", "b");
    int from = isCovariance ? 1 : 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        double expected = 0;
        for (int e = 0; e < places.length; e++) {
          for (int f = 0; f < places.length; f++) {
            expected += gradient[a][e] * v[e][f] * gradient[b][f];
          }
        }
        assertEquals(expected, fit.covariance()[from + a][from + b], 1e-8);
      }
    }
  }

  @Test
  void whatIsNoRegressionIsRefused() {
    double[][] r = {{1, 0.4, 0.3}, {0.4, 1, 0.2}, {0.3, 0.2, 1}};
    MatrixRegression regression = MatrixRegression.ofCorrelations(NAMES, r);
    assertThrows(MetaException.class, () -> regression.fit("y", "a"));
    MatrixRegression known = regression.withSampleSize(20);
    assertThrows(MetaException.class, () -> known.fit("y", "y"));
    assertThrows(MetaException.class, () -> known.fit("y", "a", "a"));
    assertThrows(MetaException.class, () -> known.fit("y", "c"));
    assertThrows(MetaException.class, () -> known.fit("y"));
    assertThrows(MetaException.class, () -> regression.withSampleSize(2).fit("y", "a", "b"));
    assertThrows(MetaException.class, () -> regression.withV(new double[2][2]));
    double[][] skew = {{1, 0.4, 0.3}, {0.5, 1, 0.2}, {0.3, 0.2, 1}};
    assertThrows(MetaException.class, () -> MatrixRegression.ofCorrelations(NAMES, skew));
    double[][] same = {{1, 0.4, 0.4}, {0.4, 1, 1}, {0.4, 1, 1}};
    MatrixRegression tied = MatrixRegression.ofCorrelations(NAMES, same).withSampleSize(20);
    assertThrows(MetaException.class, () -> tied.fit("y", "a", "b"));
  }
}

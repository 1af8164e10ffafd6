package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class JointCovarianceTest {

  private static final String MODEL = "yi ~ ablat + meta_V(V = vi)\nsigma ~ 1";

  private static FrequentistFit fit(InformationMatrix information) {
    return Meta.fit(
        Dataset.BCG.table(),
        MODEL,
        FreqOptions.defaults().withMethod("ML").withInformation(information));
  }

  /** Inverse of minus the second differences of the log-likelihood in all three parameters. */
  @Test
  void theObservedOneInvertsTheFullHessian() {
    FrequentistFit fit = fit(InformationMatrix.OBSERVED);
    double[] at = fit.beta();
    double[] yi = fit.studies().yi();
    double[] vi = fit.studies().vi();
    double[] x = fit.design().x();
    RealMatrix hessian = MatrixUtils.createRealMatrix(3, 3);
    double[] step = {1e-3, 1e-4, 1e-3};
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double sum = 0;
        for (int s : new int[] {1, -1}) {
          for (int t : new int[] {1, -1}) {
            double[] moved = at.clone();
            moved[a] += s * step[a];
            moved[b] += t * step[b];
            sum += s * t * logLik(yi, vi, x, moved);
          }
        }
        hessian.setEntry(a, b, -sum / (4 * step[a] * step[b]));
      }
    }
    RealMatrix inverse = MatrixUtils.inverse(hessian);
    double[][] vcov = fit.vcov();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double scale = Math.sqrt(vcov[a][a] * vcov[b][b]);
        assertEquals(inverse.getEntry(a, b), vcov[a][b], 1e-4 * scale);
      }
    }
  }

  private static double logLik(double[] yi, double[] vi, double[] x, double[] t) {
    double log = 0;
    for (int i = 0; i < yi.length; i++) {
      double v = vi[i] + Math.exp(2 * t[2]);
      double r = yi[i] - t[0] * x[2 * i] - t[1] * x[2 * i + 1];
      log -= 0.5 * (Math.log(v) + r * r / v);
    }
    return log;
  }

  @Test
  void theExpectedOneHasNoCovarianceOfMeanAndDispersion() {
    double[][] vcov = fit(InformationMatrix.EXPECTED).vcov();
    assertEquals(0, vcov[0][2]);
    assertEquals(0, vcov[2][1]);
    assertTrue(vcov[2][2] > 0);
  }
}

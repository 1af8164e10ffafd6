package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class RegressionModelTest {

  private static final double[] X = {1, 0, 1, 1, 1, 2, 1, 5, 1, 4};
  private static final double[] YI = {0.3, -0.2, 0.9, 1.4, 2};
  private static final double[] VI = {0.1, 0.3, 0.05, 0.2, 0.4};

  /** P of the marginal model as a matrix. */
  private static RealMatrix dense(double tau2) {
    double[] w = Arrays.stream(VI).map(v -> 1 / (v + tau2)).toArray();
    RealMatrix weight = MatrixUtils.createRealDiagonalMatrix(w);
    RealMatrix x = MatrixUtils.createRealMatrix(5, 2);
    for (int i = 0; i < 10; i++) {
      x.setEntry(i / 2, i % 2, X[i]);
    }
    RealMatrix wx = weight.multiply(x);
    RealMatrix inverse = MatrixUtils.inverse(x.transpose().multiply(wx));
    return weight.subtract(wx.multiply(inverse).multiply(wx.transpose()));
  }

  @Test
  void sumsAreThoseOfTheMatrix() {
    MarginalModel m = CentredData.of(YI, VI, X, 2).model();
    for (double tau2 : new double[] {0, 0.2, 5}) {
      RealMatrix p = dense(tau2);
      RealMatrix y = MatrixUtils.createColumnRealMatrix(YI);
      m.at(tau2);
      assertEquals(form(y, p), m.yPy, 1e-12);
      assertEquals(form(y, p.power(2)), m.yPPy, 1e-12);
      assertEquals(form(y, p.power(3)), m.yPPPy, 1e-11);
      assertEquals(p.getTrace(), m.trP, 1e-12);
      assertEquals(p.power(2).getTrace(), m.trPP, 1e-11);
    }
  }

  private static double form(RealMatrix y, RealMatrix p) {
    return y.transpose().multiply(p).multiply(y).getEntry(0, 0);
  }

  @Test
  void itIsMadeForAnyDesignThatIsNoIntercept() {
    assertTrue(CentredData.of(YI, VI, X, 2).model() instanceof RegressionModel);
    assertTrue(CentredData.of(YI, VI, null, 1).model() instanceof InterceptModel);
  }
}

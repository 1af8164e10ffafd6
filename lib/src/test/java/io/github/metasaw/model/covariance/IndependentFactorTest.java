package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Diagonal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndependentFactorTest {

  private static MarginalCovariance structure(double... v) {
    int[] rows = IntStream.range(0, v.length).toArray();
    ResidualHeterogeneity sigma =
        new ResidualHeterogeneity(new Target.Sigma(0), rows, ScaleDesign.constant(v.length), false);
    return new MarginalCovariance(Diagonal.of(v), List.of(sigma), null, null, List.of());
  }

  private static MarginalMatrix at(double logSd, double... v) {
    MarginalMatrix matrix = new MarginalMatrix(structure(v));
    assertTrue(matrix.at(new double[] {logSd}));
    return matrix;
  }

  /** V = (1, 3), sigma^2 = 4: M = (5, 7). */
  @Test
  void independentRowsHaveADiagonalMatrix() {
    MarginalMatrix matrix = at(Math.log(2), 1, 3);
    assertEquals("diagonal", matrix.storage());
    assertEquals(Math.log(35), matrix.logDet(), 1e-15);
    assertEquals(2 * Math.log(5) + 3 * Math.log(7), matrix.logDet(new double[] {2, 3}), 1e-14);
    assertArrayEquals(new double[] {0.2, 1 / 7.0}, matrix.inverseDiagonal(), 1e-16);
    double[] b = {10, 14};
    matrix.solve(b);
    assertArrayEquals(new double[] {2, 2}, b, 1e-15);
    double[] draw = matrix.draw(() -> 3);
    assertArrayEquals(new double[] {3 * Math.sqrt(5), 3 * Math.sqrt(7)}, draw, 1e-14);
  }

  /** Products of variances beyond the range of doubles do not overflow. */
  @Test
  void theDeterminantOfExtremeVariancesIsTheSumOfTheirLogs() {
    double[] v = new double[400];
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.pow(10, i % 7 == 0 ? -150 : i % 3 == 0 ? 90 : 40);
    }
    double expected = Arrays.stream(v).map(Math::log).sum();
    double found = at(Double.NEGATIVE_INFINITY, v).logDet();
    assertEquals(expected, found, 1e-12 * Math.abs(expected));
  }

  @Test
  void aVarianceOfZeroIsNotPositiveDefinite() {
    MarginalMatrix matrix = new MarginalMatrix(structure(1, 0));
    assertFalse(matrix.at(new double[] {Double.NEGATIVE_INFINITY}));
    assertTrue(matrix.at(new double[] {0}));
  }
}

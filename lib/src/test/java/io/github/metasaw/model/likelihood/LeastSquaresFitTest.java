package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.linalg.Vectors;
import org.junit.jupiter.api.Test;

class LeastSquaresFitTest {

  @Test
  void residualsAreOrthogonalAndTheFitAddsUp() {
    double[] y = {1e6 + 0.3, 1e6 - 0.2, 1e6 + 0.9, 1e6 + 1.4};
    double[] x = {1, 0, 1, 1, 1, 2, 1, 5};
    LeastSquaresFit fit = LeastSquaresFit.of(y, x, 2);
    for (double[] column : fit.q()) {
      assertEquals(0, Vectors.dot(column, fit.residuals()), 1e-9);
      assertEquals(1, Vectors.dot(column, column), 1e-14);
    }
    for (int i = 0; i < 4; i++) {
      double fitted = fit.q()[0][i] * fit.coefficients()[0] + fit.q()[1][i] * fit.coefficients()[1];
      assertEquals(y[i], fitted + fit.residuals()[i], 1e-9);
    }
  }
}

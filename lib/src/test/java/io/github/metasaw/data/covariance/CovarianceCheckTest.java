package io.github.metasaw.data.covariance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Diagonal;
import org.junit.jupiter.api.Test;

class CovarianceCheckTest {

  private static String words(double rho) {
    double[][] v = {{1, rho}, {rho, 1}};
    return CovarianceCheck.of(Dense.of(2, (i, j, zero) -> v[i][j])).message();
  }

  @Test
  void independentCorrelatedAndSingular() {
    assertEquals(
        "Sampling errors are independent, with the variances given.",
        CovarianceCheck.of(Diagonal.of(new double[] {1, 2})).message());
    assertTrue(words(0.5).startsWith("Sampling errors are correlated within 1 groups"), words(0.5));
    assertTrue(words(1).startsWith("V is singular"), words(1));
    assertTrue(words(1 - 1e-9).startsWith("V is nearly singular"), words(1 - 1e-9));
  }
}

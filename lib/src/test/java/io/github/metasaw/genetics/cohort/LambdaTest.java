package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.ChiSquared;
import org.junit.jupiter.api.Test;

class LambdaTest {

  /** The quantiles of a chi-square times 1.7. */
  @Test
  void theMedianOverThatOfTheNull() {
    assertEquals(ChiSquared.quantile(0.5, 1), Lambda.MEDIAN, 1e-15);
    Lambda lambda = new Lambda();
    for (int i = 0; i < 9999; i++) {
      lambda.add(Math.sqrt(1.7 * ChiSquared.quantile((i + 0.5) / 9999, 1)), -1);
      lambda.add(Double.NaN, 1);
    }
    assertEquals(1.7, lambda.value(), 1e-3);
    assertTrue(Double.isNaN(new Lambda().value()));
  }
}

package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class FillEstimatorTest {

  /** Ranks 2, 4, 6, 7, 8 are positive: S = 27, and the largest negative rank is 5. */
  private static final double[] RANKS = {-1, 2, -3, 4, -5, 6, 7, 8};

  /** Duval and Tweedie 2000, by hand. */
  @Test
  void numbersMissing() {
    assertEquals(2, FillEstimator.R0.missing(RANKS));
    assertEquals((4 * 27.0 - 72) / 15, FillEstimator.L0.missing(RANKS), 1e-14);
    assertEquals(7.5 - Math.sqrt(128 - 108 + 0.25), FillEstimator.Q0.missing(RANKS), 1e-14);
  }

  /** Without missing studies S is the statistic of Wilcoxon, of variance n(n + 1)(2n + 1)/24. */
  @Test
  void standardErrorsWithoutMissingStudies() {
    double wilcoxon = Math.sqrt(8 * 9 * 17 / 24.0);
    assertEquals(Math.sqrt(2), FillEstimator.R0.se(8, 0), 1e-14);
    assertEquals(4 * wilcoxon / 15, FillEstimator.L0.se(8, 0), 1e-14);
    assertEquals(2 * wilcoxon / 7.5, FillEstimator.Q0.se(8, 0), 1e-14);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertEquals(FillEstimator.Q0, FillEstimator.parse("q0"));
    assertThrows(MetaException.class, () -> FillEstimator.parse("L1"));
  }
}

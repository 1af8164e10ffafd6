package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.snp.SnpCell;
import org.junit.jupiter.api.Test;

class CohortTallyTest {

  private static SnpCell cell(double z, double n) {
    return new SnpCell(0, z, 1, "", "", false, Double.NaN, n, Double.NaN);
  }

  @Test
  void noEstimates() {
    assertTrue(Double.isNaN(new CohortTally().lambda()));
    assertTrue(Double.isNaN(new CohortTally().sampleSize()));
  }

  /** The largest size that is known; lambda is the median of z^2 over 0.4549. */
  @Test
  void estimates() {
    CohortTally tally = new CohortTally();
    tally.add(cell(1, Double.NaN));
    tally.add(cell(0.5, 200));
    tally.add(cell(2, Double.NaN));
    tally.add(cell(Double.NaN, 100));
    assertEquals(200, tally.sampleSize());
    assertEquals(1 / Lambda.MEDIAN, tally.lambda(), 2e-3);
  }
}

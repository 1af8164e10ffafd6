package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DualAveragingTest {

  /** An acceptance of exp(-step) is 0.8 at a step of -log 0.8. */
  @Test
  void findsTheStepOfTheTarget() {
    DualAveraging tuning = new DualAveraging(0.8, 1);
    double step = 1;
    for (int i = 0; i < 5000; i++) {
      step = tuning.next(Math.exp(-step));
    }
    assertEquals(-Math.log(0.8), tuning.average(), 0.01);
  }

  @Test
  void lowAcceptanceShortensSteps() {
    DualAveraging low = new DualAveraging(0.8, 1);
    DualAveraging high = new DualAveraging(0.8, 1);
    assertTrue(low.next(0.1) < high.next(0.99));
    low.restart(1);
    high.restart(1);
    assertEquals(low.next(0.5), high.next(0.5));
  }
}

package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.bayes.bias.StepWeights.Sides;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepWeightsTest {

  @Test
  void aPValueThatEqualsAStepIsSignificant() {
    StepWeights one = StepWeights.of(Sides.ONE, 0.025, 0.05);
    assertEquals(0, one.intervalOf(Normal.upperQuantile(0.025)));
    assertEquals(1, one.intervalOf(Math.nextDown(Normal.upperQuantile(0.025))));
    assertEquals(1, one.intervalOf(Normal.upperQuantile(0.05)));
    assertEquals(2, one.intervalOf(-5));
    assertEquals(0, one.interval(0.025));
    assertEquals(1, one.interval(0.05));
  }

  @Test
  void twoSidedStepsLieOnBothSides() {
    StepWeights two = StepWeights.of(Sides.TWO, 0.05, 0.1);
    assertEquals(0, two.intervalOf(-1.97));
    assertEquals(1, two.intervalOf(-1.7));
    assertEquals(2, two.intervalOf(0));
    assertArrayEquals(new double[] {0.025, 0.05, 0.95, 0.975}, two.oneSidedSteps(), 1e-15);
    assertEquals(0, two.interval(0.99));
    assertEquals(1, two.interval(0.96));
    assertEquals(2, two.interval(0.5));
  }

  @Test
  void intervalsOfEstimatesAndOfPValuesAgree() {
    for (Sides sides : Sides.values()) {
      StepWeights function = StepWeights.of(sides, 0.01, 0.05, 0.5);
      for (double z = -3.01; z < 3; z += 0.1) {
        assertEquals(
            function.interval(Normal.survival(z)), function.intervalOf(z), sides + " " + z);
      }
    }
  }

  @Test
  void itSaysWhatItIs() {
    assertEquals("one-sided step 0.05", StepWeights.of(Sides.ONE, 0.05).label());
    assertEquals("two-sided steps 0.05, 0.1", StepWeights.of(Sides.TWO, 0.05, 0.1).label());
  }

  @Test
  void badStepsAreRefused() {
    for (List<Double> steps :
        Arrays.asList(
            List.<Double>of(),
            List.of(0.0),
            List.of(1.0),
            List.of(-0.1),
            List.of(Double.NaN),
            List.of(0.05, 0.05),
            List.of(0.05, 0.025),
            List.of(0.01, 0.02, 0.03, 0.04))) {
      assertThrows(MetaException.class, () -> new StepWeights(Sides.ONE, steps), "" + steps);
    }
  }
}

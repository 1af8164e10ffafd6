package io.github.metasaw.data.effect.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArmTest {

  private static Arm of(double... x) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    return new Arm(mean, Math.sqrt(squares / (x.length - 1)), x.length);
  }

  /** Three simulated arms, joined in any order, have the mean and SD of all their people. */
  @Test
  void armsTogetherAreAllTheirPeople() {
    RRandom random = RRandom.setSeed(20);
    for (int repeat = 0; repeat < 50; repeat++) {
      double[] first = random.rnorm(12, 5, 2);
      double[] second = random.rnorm(30, -1, 4);
      double[] third = random.rnorm(7, 2, 1);
      double[] all = new double[49];
      System.arraycopy(first, 0, all, 0, 12);
      System.arraycopy(second, 0, all, 12, 30);
      System.arraycopy(third, 0, all, 42, 7);
      Arm joined = of(first).combined(of(second)).combined(of(third));
      Arm other = of(third).combined(of(first).combined(of(second)));
      assertEquals(of(all).mean(), joined.mean(), 1e-12);
      assertEquals(of(all).sd(), joined.sd(), 1e-12);
      assertEquals(joined.sd(), other.sd(), 1e-12);
      assertEquals(49, joined.n());
    }
  }

  /** Two comparisons with halves of a control have together the weight of one with all of it. */
  @Test
  void aSharedControlCountsNobodyTwice() {
    Arm control = new Arm(3, 2, 40);
    Arm half = control.shared(2);
    assertEquals(new Arm(3, 2, 20), half);
    assertEquals(control.n(), 2 * half.n());
    assertEquals(30 / 1.95, new Arm(5, 2, 30).clustered(20, 0.05).n(), 1e-13);
  }
}

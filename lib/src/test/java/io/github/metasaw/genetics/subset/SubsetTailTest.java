package io.github.metasaw.genetics.subset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class SubsetTailTest {

  /** One study has one subset: the tails of a normal, without Monte Carlo error. */
  @Test
  void oneStudyHasNoSearch() {
    SubsetTail tail = new SubsetTail(new double[] {.3}, 1000);
    SubsetTail.Estimate either = tail.eitherDirection(new int[] {0}, 2.5, Streams.of(1).chain(0));
    assertEquals(Normal.twoSided(2.5), either.value(), 1e-14);
    assertEquals(0, either.mcse(), 1e-14);
    SubsetTail.Estimate given = tail.givenSigns(new int[] {0}, 2.5, Streams.of(1).chain(0));
    assertEquals(Normal.twoSided(2.5), given.value(), 1e-14);
  }

  /** Of two studies the sets are {A}, {B} and {A, B}: by simulation of all three. */
  @Test
  void twoStudiesBySimulation() {
    double[] sei = {.1, .2};
    double t = 1.8;
    RandomStream random = Streams.of(7).chain(3);
    int n = 1_000_000;
    int exceeding = 0;
    double a = 1 / sei[0];
    double b = 1 / sei[1];
    double root = Math.hypot(a, b);
    for (int draw = 0; draw < n; draw++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double both = Math.abs(a * x + b * y) / root;
      exceeding += Math.abs(x) > t || Math.abs(y) > t || both > t ? 1 : 0;
    }
    double simulated = (double) exceeding / n;
    SubsetTail.Estimate found =
        new SubsetTail(sei, 50_000).eitherDirection(new int[] {0, 1}, t, Streams.of(1).chain(0));
    double error = Math.hypot(found.mcse(), Math.sqrt(simulated * (1 - simulated) / n));
    assertEquals(simulated, found.value(), 4.5 * error);
    assertTrue(found.mcse() < 0.01 * found.value());
  }

  /** Far tails keep their digits: between the largest and the sum of the probabilities. */
  @Test
  void farTailsAreBounded() {
    SubsetTail tail = new SubsetTail(new double[] {.1, .1, .2}, 20_000);
    SubsetTail.Estimate far = tail.eitherDirection(new int[] {0, 1, 2}, 20, Streams.of(2).chain(0));
    double one = Normal.twoSided(20);
    assertTrue(far.value() > one && far.value() < 7 * one, () -> "p = " + far);
  }
}

package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.fit.Interval;
import org.junit.jupiter.api.Test;

/** A quantity with the values 1, 2, 5 of probability 0.2, 0.5, 0.3: everything by hand. */
class DiscreteMarginalTest {

  private final DiscreteMarginal marginal =
      new DiscreteMarginal(new double[] {1, 2, 5}, new double[] {0.2, 0.5, 0.3});

  @Test
  void moments() {
    assertEquals(2.7, marginal.mean(), 1e-15);
    assertEquals(Math.sqrt(0.2 + 2 + 7.5 - 2.7 * 2.7), marginal.sd(), 1e-14);
    assertEquals(2, marginal.mode());
  }

  @Test
  void distributionFunctionSteps() {
    assertEquals(0, marginal.cdf(0.999));
    assertEquals(0.2, marginal.cdf(1), 1e-15);
    assertEquals(0.7, marginal.cdf(4.999), 1e-15);
    assertEquals(1, marginal.cdf(5), 1e-15);
    assertEquals(1, marginal.quantile(0.1));
    assertEquals(2, marginal.quantile(0.5));
    assertEquals(5, marginal.quantile(0.95));
  }

  @Test
  void shortestIntervalTakesNeighbours() {
    Interval interval = marginal.shortest(0.6);
    assertEquals(1, interval.lower());
    assertEquals(2, interval.upper());
    assertEquals(5, marginal.shortest(0.75).upper());
  }

  @Test
  void squaresAndLogs() {
    assertArrayEquals(new double[] {1, 4, 25}, marginal.squared().points());
    assertEquals(0.2 + 2 + 7.5, marginal.squared().mean(), 1e-14);
    DiscreteMarginal logs =
        DiscreteMarginal.ofLogs(new double[] {0, 10}, new double[] {-900, -900 + Math.log(4)});
    assertEquals(8, logs.mean(), 1e-12);
    assertEquals(0, DiscreteMarginal.at(3).sd());
  }
}

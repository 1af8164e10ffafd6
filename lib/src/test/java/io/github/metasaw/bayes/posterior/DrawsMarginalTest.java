package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class DrawsMarginalTest {

  private static double[] normal(int n) {
    RandomStream stream = Streams.of(3).chain(0);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = stream.nextGaussian();
    }
    return x;
  }

  @Test
  void byHand() {
    DrawsMarginal draws = new DrawsMarginal(new double[] {4, 1, 2, 2, 6});
    assertEquals(3, draws.mean(), 1e-15);
    assertEquals(2, draws.sd(), 1e-15);
    assertEquals(0.6, draws.cdf(2), 1e-15);
    assertEquals(0.6, draws.cdf(3.9), 1e-15);
    assertEquals(0, draws.cdf(0.9));
    assertEquals(2, draws.median());
    Interval shortest = draws.shortest(0.5);
    assertEquals(1, shortest.lower());
    assertEquals(4, shortest.upper());
  }

  @Test
  void quantilesAreOfTypeSeven() {
    double[] x = normal(101);
    DrawsMarginal draws = new DrawsMarginal(x);
    for (double p : new double[] {0, 0.013, 0.5, 0.77, 1}) {
      assertEquals(Quantiles.of(x, p)[0], draws.quantile(p), 1e-14);
    }
  }

  /** The kernel density integrates to one, and is R's at bw.nrd0. */
  @Test
  void density() {
    DrawsMarginal two = new DrawsMarginal(new double[] {0, 1, 2, 3});
    // bw.nrd0: 0.9 min(sd 1.29, IQR 1.5/1.34) 4^-0.2.
    double h = 0.9 * 1.5 / 1.34 * Math.pow(4, -0.2);
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double z = (0.7 - i) / h;
      expected += Math.exp(-0.5 * z * z) / (4 * h * Math.sqrt(2 * Math.PI));
    }
    assertEquals(expected, two.density(0.7), 1e-14);
    DrawsMarginal many = new DrawsMarginal(normal(2000));
    double sum = 0;
    for (double x = -6; x < 6; x += 0.01) {
      sum += 0.01 * many.density(x);
    }
    assertEquals(1, sum, 1e-6);
    assertEquals(0, many.mode(), 0.35);
  }

  @Test
  void aConstantIsAPoint() {
    DrawsMarginal point = new DrawsMarginal(new double[] {3, 3, 3});
    assertEquals(0, point.sd());
    assertEquals(Double.POSITIVE_INFINITY, point.density(3));
    assertEquals(0, point.density(3.1));
    assertEquals(3, point.shortest(0.9).upper());
  }

  /** The draws are not changed, nor shared. */
  @Test
  void drawsAreCopied() {
    double[] x = {3, 1, 2};
    DrawsMarginal draws = new DrawsMarginal(x);
    assertEquals(3, x[0]);
    x[1] = 100;
    assertTrue(draws.quantile(1) < 4);
  }
}

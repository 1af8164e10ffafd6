package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class AncestryRegressionTest {

  /** R: lm(b ~ x, weights = 1 / s^2) on the axes of cmdscale, and pchisq(log.p = TRUE). */
  @Test
  void asWeightedLeastSquares() {
    AncestryRegression one =
        AncestryRegression.of(
            5, Cdkal1.YI, HanEskinTest.WI, AncestryAxesTest.axes(1).coordinates());
    assertEquals(57.357426879391, one.association(), 1e-9);
    assertEquals(-28.678713439696, one.logP(), 1e-9);
    assertEquals(14.136191495568, one.ancestry(), 1e-9);
    assertEquals(-8.6794732062307, one.logPAncestry(), 1e-9);
    assertEquals(6.9625673201141, one.residual(), 1e-9);
    assertEquals(-2.615920099061, one.logPResidual(), 1e-9);
    assertEquals(27.069275527262, one.logBF(), 1e-9);
    AncestryRegression two =
        AncestryRegression.of(
            5, Cdkal1.YI, HanEskinTest.WI, AncestryAxesTest.axes(2).coordinates());
    assertEquals(57.389853100697, two.association(), 1e-9);
    assertEquals(-26.878793608437, two.logP(), 1e-9);
    assertEquals(-7.0843088584366, two.logPAncestry(), 1e-9);
    assertEquals(-3.4650705494043, two.logPResidual(), 1e-9);
    assertEquals(26.280769681697, two.logBF(), 1e-9);
    assertEquals(3, two.df());
  }

  /** Under the null hypothesis the three parts have the mean of their chi-squares. */
  @Test
  void partsOfSimulatedNulls() {
    RandomStream random = Streams.of(3).chain(0);
    double[][] x = {{0.1, 1}, {0.3, 0}, {-0.2, 0.5}, {0.7, 0.2}, {0, -1}, {0.4, 0.4}, {-0.3, 0.1}};
    double[] wi = {4, 9, 16, 25, 1, 100, 49};
    double[] yi = new double[7];
    double[] mean = new double[3];
    int draws = 20_000;
    for (int d = 0; d < draws; d++) {
      for (int i = 0; i < 7; i++) {
        yi[i] = random.nextGaussian() / Math.sqrt(wi[i]);
      }
      AncestryRegression test = AncestryRegression.of(7, yi, wi, x);
      mean[0] += test.association() / draws;
      mean[1] += test.ancestry() / draws;
      mean[2] += test.residual() / draws;
    }
    int[] df = {3, 2, 4};
    for (int part = 0; part < 3; part++) {
      assertEquals(df[part], mean[part], 4 * Math.sqrt(2.0 * df[part] / draws));
    }
  }

  @Test
  void tooFewStudiesHaveNone() {
    double[][] x = {{1}, {2}, {3}, {3}};
    double[] three = {1, 2, 3, 4};
    assertSame(AncestryRegression.NONE, AncestryRegression.of(3, three, three, x));
    double[][] same = {{1}, {1}, {1}, {1}};
    assertSame(AncestryRegression.NONE, AncestryRegression.of(4, three, three, same));
  }
}

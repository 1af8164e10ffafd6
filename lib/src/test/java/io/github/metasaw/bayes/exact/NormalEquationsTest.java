package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.linalg.Orthonormal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two solvers, on each other, on sums written out, and in exact arithmetic. */
class NormalEquationsTest {

  private static final double[] Y = {0.3, -0.1, 0.8, 0.5, 0.2};
  private static final double[] V = {0.04, 0.1, 0.02, 0.3, 0.07};
  private static final double[] X = {1, 2, 1, 5, 1, 3, 1, 9, 1, 4};

  private record Pair(NormalEquations equations, StiffLeastSquares rotations, Orthonormal basis) {}

  private static Pair solvers(double[] v, LocationPrior... priors) {
    UnknownCoefficients unknown = UnknownCoefficients.of(Y, X, List.of(priors));
    Orthonormal basis = Orthonormal.of(unknown.x(), Y.length, unknown.size());
    PriorInBasis prior = new PriorInBasis(unknown, basis.r(), 1);
    NormalEquations equations = new NormalEquations(v, unknown.y(), basis, prior);
    return new Pair(
        equations,
        new StiffLeastSquares(basis.q(), unknown.y(), prior, equations.weights()),
        basis);
  }

  @Test
  void bothSolversAgree() {
    Pair pair = solvers(V, new LocationPrior.Normal(0.2, 0.7), new LocationPrior.StudentT(3, 0, 1));
    for (double tau2 : new double[] {0, 0.05, 3}) {
      for (double lambda : new double[] {0.1, 1, 8}) {
        pair.equations().weigh(tau2);
        double[] a = new double[2];
        double[] b = new double[2];
        assertTrue(pair.equations().fit(lambda, a));
        assertTrue(pair.rotations().fit(lambda, b));
        assertArrayEquals(a, b, 1e-12);
        assertEquals(pair.equations().rss(), pair.rotations().rss(), 1e-11);
        assertEquals(pair.equations().logDet(), pair.rotations().logDet(), 1e-11);
        assertArrayEquals(pair.equations().inverse(), pair.rotations().inverse(), 1e-12);
      }
    }
  }

  /** Deviations of independent standard deviates have the covariance of the coefficients. */
  @Test
  void deviationsHaveThePosteriorCovariance() {
    Pair pair = solvers(V, new LocationPrior.Flat(), new LocationPrior.Normal(0, 0.4));
    for (ConditionalSolver solver : List.of(pair.equations(), pair.rotations())) {
      pair.equations().weigh(0.1);
      assertTrue(solver.fit(1, new double[2]));
      double[] first = {1, 0};
      double[] second = {0, 1};
      solver.deviate(first);
      solver.deviate(second);
      double[] outer = {
        first[0] * first[0] + second[0] * second[0],
        first[0] * first[1] + second[0] * second[1],
        first[1] * first[0] + second[1] * second[0],
        first[1] * first[1] + second[1] * second[1]
      };
      assertArrayEquals(solver.inverse(), outer, 1e-13);
    }
  }

  @Test
  void weightsAndTheirDeterminant() {
    NormalEquations equations =
        solvers(V, new LocationPrior.Flat(), new LocationPrior.Flat()).equations();
    equations.weigh(0.06);
    double log = 0;
    for (int i = 0; i < V.length; i++) {
      assertEquals(1 / (V[i] + 0.06), equations.weights()[i]);
      log -= Math.log(V[i] + 0.06);
    }
    assertEquals(log, equations.logDetWeights(), 1e-13);
  }

  /** Products of variances beyond the largest and smallest double. */
  @Test
  void theDeterminantDoesNotOverflow() {
    double[] v = {1e90, 1e90, 1e90, 1e-95, 1e-95};
    NormalEquations equations =
        solvers(v, new LocationPrior.Flat(), new LocationPrior.Flat()).equations();
    equations.weigh(0);
    assertEquals(-(3 * 90 - 2 * 95) * Math.log(10), equations.logDetWeights(), 1e-10);
  }

  @Test
  void undeterminedCoefficientsAreReported() {
    Pair pair = solvers(V, new LocationPrior.Flat(), new LocationPrior.Flat());
    // All weights 0 in double precision.
    pair.equations().weigh(Double.POSITIVE_INFINITY);
    assertFalse(pair.equations().fit(1, new double[2]));
    assertFalse(pair.rotations().fit(1, new double[2]));
  }

  /** One study known 10^9 times better than the rest: the rotations keep what is left over. */
  @Test
  void rotationsKeepTheResidualsOfStiffWeights() {
    double[] v = {1e-18, 1e-18, 1, 2, 4};
    Pair pair = solvers(v, new LocationPrior.Flat(), new LocationPrior.Flat());
    pair.equations().weigh(0);
    double[] g = new double[2];
    assertTrue(pair.rotations().fit(1, g));
    double[] exact = exact(v);
    double[] b = pair.basis().coefficients(g);
    assertEquals(exact[0], b[0], 1e-13);
    assertEquals(exact[1], b[1], 1e-13);
    assertEquals(exact[2], pair.rotations().rss(), 1e-12 * exact[2]);
  }

  /** Intercept, slope and residual sum of squares in 60 digits. */
  private static double[] exact(double... v) {
    MathContext digits = new MathContext(60);
    BigDecimal[] s = new BigDecimal[6];
    java.util.Arrays.fill(s, BigDecimal.ZERO);
    for (int i = 0; i < Y.length; i++) {
      BigDecimal w = BigDecimal.ONE.divide(new BigDecimal(v[i]), digits);
      BigDecimal x = new BigDecimal(X[2 * i + 1]);
      BigDecimal y = new BigDecimal(Y[i]);
      s[0] = s[0].add(w);
      s[1] = s[1].add(w.multiply(x));
      s[2] = s[2].add(w.multiply(x).multiply(x));
      s[3] = s[3].add(w.multiply(y));
      s[4] = s[4].add(w.multiply(x).multiply(y));
      s[5] = s[5].add(w.multiply(y).multiply(y));
    }
    BigDecimal det = s[0].multiply(s[2]).subtract(s[1].multiply(s[1]));
    BigDecimal a = s[3].multiply(s[2]).subtract(s[1].multiply(s[4])).divide(det, digits);
    BigDecimal b = s[0].multiply(s[4]).subtract(s[1].multiply(s[3])).divide(det, digits);
    BigDecimal rss = s[5].subtract(a.multiply(s[3])).subtract(b.multiply(s[4]));
    return new double[] {a.doubleValue(), b.doubleValue(), rss.doubleValue()};
  }
}

package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of diagnostics whatever R says. */
class DiagnosticsPropertiesTest {

  /** An odd number, whose median is a draw: else two draws tie in distance but for rounding. */
  private static final double[][] DRAWS = autoregression(401, 3, 0.6, 17);

  @ParameterizedTest
  @ValueSource(doubles = {1e-18, 1e-6, -3, 1e6})
  void unitsAndOriginDoNotMatter(double unit) {
    double[][] moved = map(DRAWS, x -> unit * (x + 5));
    assertEquals(Rhat.of(DRAWS), Rhat.of(moved), 1e-9);
    assertEquals(Rhat.basic(DRAWS), Rhat.basic(moved), 1e-9);
    assertEquals(Ess.bulk(DRAWS), Ess.bulk(moved), 1e-6);
    assertEquals(Ess.mean(DRAWS), Ess.mean(moved), 1e-6);
    assertEquals(Ess.sd(DRAWS), Ess.sd(moved), 1e-6);
    assertEquals(Math.abs(unit), Mcse.mean(moved) / Mcse.mean(DRAWS), 1e-9 * Math.abs(unit));
    assertEquals(Math.abs(unit), Mcse.sd(moved) / Mcse.sd(DRAWS), 1e-9 * Math.abs(unit));
  }

  @Test
  void anIncreasingFunctionLeavesBulkAndQuantilesAlone() {
    double[][] skewed = map(DRAWS, Math::exp);
    assertEquals(Ess.bulk(DRAWS), Ess.bulk(skewed), 1e-9);
    assertEquals(Ess.median(DRAWS), Ess.median(skewed), 1e-9);
  }

  @Test
  void theOrderOfChainsDoesNotMatter() {
    double[][] turned = new double[DRAWS.length][];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = new double[] {DRAWS[i][2], DRAWS[i][0], DRAWS[i][1]};
    }
    assertEquals(Rhat.of(DRAWS), Rhat.of(turned), 1e-12);
    assertEquals(Ess.bulk(DRAWS), Ess.bulk(turned), 1e-9);
    assertEquals(Ess.tail(DRAWS), Ess.tail(turned), 1e-9);
    assertEquals(Mcse.quantile(DRAWS, 0.9), Mcse.quantile(turned, 0.9), 1e-12);
  }

  @Test
  void independentDrawsCountInFull() {
    double[][] draws = autoregression(5000, 4, 0, 5);
    assertEquals(1, Rhat.of(draws), 0.002);
    assertEquals(20_000, Ess.bulk(draws), 2000);
    assertEquals(20_000, Ess.tail(draws), 2000);
    assertEquals(20_000, Ess.median(draws), 2000);
    assertEquals(1 / Math.sqrt(20_000), Mcse.mean(draws), 0.0006);
    assertEquals(1 / Math.sqrt(40_000), Mcse.sd(draws), 0.0006);
    // The density of the standard normal at its median is 0.3989. The error is read off about 141
    // gaps between draws, so its own SD is 8 per cent, 0.0007.
    assertEquals(0.5 / 0.3989 / Math.sqrt(20_000), Mcse.median(draws), 0.0022);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, -0.5})
  void anAutoregressionCountsAsTheorySays(double rho) {
    double[][] draws = autoregression(20_000, 4, rho, 23);
    double theory = 80_000 * (1 - rho) / (1 + rho);
    assertEquals(1, Ess.mean(draws) / theory, 0.1);
    assertEquals(1, Ess.bulk(draws) / theory, 0.1);
    double[] acf = Autocorrelation.of(Chains.ofIterations(draws)[0], 3);
    for (int lag = 0; lag <= 3; lag++) {
      assertEquals(Math.pow(rho, lag), acf[lag], 0.05);
    }
  }

  @Test
  void theTransformEqualsTheSums() {
    double[][] chains = Chains.ofIterations(autoregression(700, 2, 0.99, 2));
    Autocovariance autocovariance = Autocovariance.of(chains);
    for (int lag : new int[] {Autocovariance.DIRECT, 300, 699}) {
      double sum = 0;
      for (double[] x : chains) {
        double mean = Arrays.stream(x).average().orElseThrow();
        for (int i = lag; i < x.length; i++) {
          sum += (x[i] - mean) * (x[i - lag] - mean) / x.length / 2;
        }
      }
      assertEquals(sum, autocovariance.at(lag), 1e-11);
    }
  }

  @Test
  void chainsThatDifferInSpreadAreSeen() {
    double[][] draws = autoregression(1000, 4, 0, 9);
    for (double[] row : draws) {
      row[3] *= 3;
    }
    assertTrue(Rhat.of(draws) > 1.05);
    assertTrue(Rhat.basic(draws) < 1.01);
  }

  @Test
  void driftWithinOneChainIsSeen() {
    double[][] draws = autoregression(500, 1, 0, 9);
    for (int i = 0; i < draws.length; i++) {
      draws[i][0] += i / 250.0;
    }
    assertTrue(Rhat.of(draws) > 1.1);
  }

  @Test
  void constantsNearTheRoundingAreConstant() {
    double[][] draws = map(DRAWS, x -> 0.3 + (x > 0 ? Math.ulp(0.3) : 0));
    assertEquals(Double.NaN, Rhat.of(draws));
    assertEquals(Double.NaN, Ess.bulk(draws));
    assertEquals(Double.NaN, Mcse.mean(draws));
  }

  @Test
  void twoOrThreeDrawsOfSeveralChainsTellNothing() {
    double[][] draws = {{1, 2, 3, 4}, {2, 5, 4, 1}, {0, 3, 9, 2}};
    assertEquals(Double.NaN, Rhat.of(draws));
    assertEquals(Double.NaN, Rhat.of(new double[][] {draws[0], draws[1]}));
    assertEquals(Double.NaN, Ess.tail(draws));
  }

  @Test
  void noDrawsGiveNoNumbers() {
    assertEquals(Double.NaN, Rhat.of(new double[0][]));
    assertEquals(Double.NaN, Rhat.basic(new double[3][0]));
    assertEquals(Double.NaN, Ess.bulk(new double[0][]));
    assertEquals(Double.NaN, Ess.sd(new double[0][]));
    assertEquals(Double.NaN, Mcse.mean(new double[0][]));
    assertEquals(0, Autocorrelation.of(new double[0], 5).length);
    assertArrayEquals(new double[] {Double.NaN}, Quantiles.of(new double[0], 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void oneDrawThatIsNotFiniteLeavesNothing(double bad) {
    double[][] draws = autoregression(40, 2, 0, 1);
    draws[7][1] = bad;
    assertEquals(Double.NaN, Rhat.of(draws));
    assertEquals(Double.NaN, Rhat.basic(draws));
    assertEquals(Double.NaN, Ess.bulk(draws));
    assertEquals(Double.NaN, Ess.tail(draws));
    assertEquals(Double.NaN, Ess.sd(draws));
    assertEquals(Double.NaN, Mcse.mean(draws));
    assertEquals(Double.NaN, Mcse.sd(draws));
    assertEquals(Double.NaN, Mcse.median(draws));
    assertEquals(Double.NaN, Autocorrelation.of(Chains.ofIterations(draws)[1], 2)[0]);
  }

  @Test
  void autocorrelationOfAConstantDoesNotExist() {
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN}, Autocorrelation.of(new double[] {2, 2, 2}, 1));
    assertArrayEquals(new double[] {1, -0.5}, Autocorrelation.of(new double[] {0, 1}, 9), 1e-15);
  }

  @Test
  void badArgumentsAreRefused() {
    assertMessage("p = 1.5", () -> Ess.quantile(DRAWS, 1.5));
    assertMessage("p = NaN", () -> Mcse.quantile(DRAWS, Double.NaN));
    assertMessage("p = -0.1", () -> Quantiles.of(new double[] {1}, -0.1));
    assertMessage("iteration 2 has 1 chains", () -> Rhat.of(new double[][] {{1, 2}, {1}}));
    assertMessage("0 or more", () -> Autocorrelation.of(new double[] {1}, -1));
  }

  private static void assertMessage(String part, Runnable run) {
    String message = assertThrows(MetaException.class, run::run).getMessage();
    assertTrue(message.contains(part), message);
  }

  private static double[][] map(double[][] draws, DoubleUnaryOperator function) {
    return Arrays.stream(draws)
        .map(row -> Arrays.stream(row).map(function).toArray())
        .toArray(double[][]::new);
  }

  /** {@code [iteration][chain]} with variance 1. */
  static double[][] autoregression(int iterations, int chains, double rho, long seed) {
    Random random = new Random(seed);
    double[][] draws = new double[iterations][chains];
    for (int i = 0; i < iterations; i++) {
      for (int c = 0; c < chains; c++) {
        double fresh = random.nextGaussian();
        draws[i][c] = i == 0 ? fresh : rho * draws[i - 1][c] + Math.sqrt(1 - rho * rho) * fresh;
      }
    }
    return draws;
  }
}

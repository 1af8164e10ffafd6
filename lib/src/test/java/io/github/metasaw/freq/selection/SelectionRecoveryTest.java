package io.github.metasaw.freq.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each type of selection model finds the parameters that studies were simulated with. */
class SelectionRecoveryTest {

  private static final double MU = SimulatedSelection.MU;
  private static final double TAU2 = SimulatedSelection.TAU * SimulatedSelection.TAU;

  /** One set of studies: within four standard errors, and as likely as the truth at least. */
  @ParameterizedTest
  @EnumSource(SelectionType.class)
  void oneSet(SelectionType type) {
    SimulatedSelection truth = SimulatedSelection.of(type);
    FrequentistFit base = truth.studies(100, 7);
    SelectionFit fit = truth.model().fit(base);
    assertEquals(MU, fit.estimate(), 4 * fit.se());
    if (fit.seTau2() > 0) {
      assertEquals(TAU2, fit.tau2(), 4 * fit.seTau2());
    }
    for (int a : truth.free()) {
      if (fit.seDelta()[a] > 0) {
        assertEquals(truth.delta()[a], fit.delta()[a], 4 * fit.seDelta()[a], "delta " + a);
      }
    }
    if (type != SelectionType.STEPCON) {
      SelectionFit given = truth.model().withDelta(truth.delta()).fit(base);
      assertTrue(fit.logLik() >= given.logLik() - 1e-9, type + " is below the truth");
    }
  }

  /**
   * Many sets of 100 studies. The mean may be off by four Monte Carlo errors and by an eighth of
   * the standard deviation, which is what a bias of order 1/k comes to here; coverage by four
   * binomial errors and four per cent. Estimates of delta are skewed, so that their median is
   * compared: with the truth, within four errors of a median and a quarter of their quartile range.
   *
   * <p>Two types are left out. An estimated cut-point moves with the sample, and its mean is biased
   * at this size: with mu = 0.3, 0.264 at 100 studies and 0.287 at 400. The rate and the power of a
   * negative exponential power are hardly told apart by 100 studies.
   */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(
      value = SelectionType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NEGEXPPOW", "TRUNCEST"})
  void manySets(SelectionType type) {
    SimulatedSelection truth = SimulatedSelection.of(type);
    int sets = type.isDecay() ? 150 : 250;
    double[] mu = new double[sets];
    double[] tau2 = new double[sets];
    double[][] delta = new double[truth.delta().length][sets];
    int covered = 0;
    for (int s = 0; s < sets; s++) {
      SelectionFit fit = truth.model().fit(truth.studies(100, 1000 + s));
      mu[s] = fit.estimate();
      tau2[s] = fit.tau2();
      for (int a : truth.free()) {
        delta[a][s] = fit.delta()[a];
      }
      covered += fit.lower() <= MU && MU <= fit.upper() ? 1 : 0;
    }
    double half = 4 / Math.sqrt(sets) + 0.125;
    assertEquals(MU, mean(mu), half * sd(mu), "mean of mu");
    assertEquals(TAU2, mean(tau2), half * sd(tau2), "mean of tau2");
    double coverage = (double) covered / sets;
    assertEquals(0.95, coverage, 4 * Math.sqrt(0.95 * 0.05 / sets) + 0.04, "coverage of mu");
    for (int a : truth.free()) {
      double[] sorted = delta[a];
      Arrays.sort(sorted);
      double range = sorted[3 * sets / 4] - sorted[sets / 4];
      // The error of a median is 1.25 standard deviations over the root of n, 0.93 of the range.
      double error = 0.93 * range / Math.sqrt(sets);
      assertEquals(truth.delta()[a], sorted[sets / 2], 4 * error + 0.25 * range, "delta " + a);
    }
  }

  private static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double sd(double... values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}

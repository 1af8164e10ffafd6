package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Cdkal1;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HanEskinTest {

  static final double[] WI = Arrays.stream(Cdkal1.SEI).map(s -> 1 / (s * s)).toArray();

  /** Twice the difference of log likelihoods, by R's optimize and dnorm. */
  @Test
  void theStatisticIsTheLikelihoodRatio() {
    HanEskin test = HanEskin.of(5, Cdkal1.YI, WI, new HanEskinTail());
    assertEquals(52.6732560939093, test.statistic(), 1e-9);
    assertEquals(9.45202071, test.heterogeneity(), 1e-8);
    assertEquals(0.0114359059, test.tau2(), 1e-9);
    assertEquals(new HanEskinTail().logSurvival(52.6732560939093, 5), test.logP(), 1e-9);
  }

  /** The likelihood itself, on a grid of mean and variance around the estimates. */
  @Test
  void nothingIsMoreLikely() {
    double[] yi = {0.4, -0.1, 0.25, 0.02};
    double[] wi = {100, 30, 400, 900};
    HanEskin test = HanEskin.of(4, yi, wi, new HanEskinTail());
    double best = 0;
    for (double mu = -0.5; mu <= 0.5; mu += 0.002) {
      for (double tau = 0; tau <= 0.5; tau += 0.002) {
        double s = 0;
        for (int i = 0; i < 4; i++) {
          double v = 1 / wi[i] + tau * tau;
          double deviation = yi[i] - mu;
          s += -Math.log(v * wi[i]) + yi[i] * yi[i] * wi[i] - deviation * deviation / v;
        }
        best = Math.max(best, s);
      }
    }
    assertTrue(test.statistic() >= best, test + " " + best);
    assertEquals(best, test.statistic(), 1e-3);
  }

  @Test
  void withoutHeterogeneityItIsTheCommonEffect() {
    HanEskinTail tail = new HanEskinTail();
    double[] alike = {0.1, 0.1, 0.1};
    HanEskin test = HanEskin.of(3, alike, new double[] {100, 200, 300}, tail);
    assertEquals(6, test.statistic(), 1e-12);
    assertEquals(0, test.heterogeneity());
    HanEskin one = HanEskin.of(1, new double[] {80 * Math.sqrt(2)}, new double[] {1}, tail);
    assertEquals(2781.64, -one.logP() / Math.log(10), 0.005);
  }
}

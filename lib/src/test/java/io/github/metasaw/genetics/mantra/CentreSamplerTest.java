package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many studies: sets of centres are sampled. */
class CentreSamplerTest {

  /** Of the second, P(C > 2) is large; of the third the signal has many decades. */
  @ParameterizedTest
  @CsvSource({"9, 17, 1", "9, 19, 1", "13, 20, 3"})
  void samplingAgreesWithEnumeration(int k, long seed, double strength) {
    MantraCase c = MantraCase.random(k, seed);
    for (int i = 0; i < k; i++) {
      c.yi()[i] *= strength;
    }
    Mantra mantra = Mantra.of(Distances.of(c.labels(), c.d())).withSampling(4, 200, 3000, 20);
    MantraFit exact = mantra.fit(c.labels(), c.yi(), c.sei());
    InferenceSummary sampled = InferenceSummary.sampled(exact.data(), 100, MantraListener.NONE);
    assertTrue(sampled.isSampled());
    double[] counts = exact.inference().counts();
    CentreSampler.Sample sample = sampled.sample();
    double[][] clusters = sample.draws().byIteration("clusters");
    for (int n = 1; n <= k; n++) {
      double share = 0;
      for (double[] row : clusters) {
        for (double value : row) {
          share += value == n ? 1. / 12000 : 0;
        }
      }
      assertEquals(counts[n - 1], share, 0.02);
    }
    double[][] together = exact.inference().posterior().together();
    for (int i = 0; i < k; i++) {
      assertArrayEquals(together[i], sampled.posterior().together()[i], 0.03);
    }
    assertEquals(exact.probHeterogeneous(), sampled.posterior().heterogeneous(), 0.01);
    double log10BF = sampled.posterior().logBfAll() / Math.log(10);
    assertTrue(sampled.mcse() < 0.1);
    assertEquals(exact.log10BF(), log10BF, Math.max(1e-9, 6 * sampled.mcse()));
  }

  @Test
  void manyStudiesAreSampledAndSaySo() {
    MantraCase c = MantraCase.random(26, 18);
    for (int i = 0; i < 26; i++) {
      c.yi()[i] *= 0.3; // else so heterogeneous that 1 - P(C > 1) has no digits
    }
    MantraFit fit =
        Mantra.of(Distances.of(c.labels(), c.d()))
            .withSampling(2, 50, 150, 1)
            .fit(c.labels(), c.yi(), c.sei());
    assertTrue(fit.isSampled());
    List<String> checks = fit.checks().stringColumn("check").asList();
    assertTrue(checks.contains("sampled_centres"));
    assertTrue(checks.contains("mcse_log10BF"));
    assertEquals(1, fit.clusterCounts().doubleColumn("posterior").sum(), 0.02);
    assertEquals(
        Math.log10(0.5 / (1 - fit.probHeterogeneous())), fit.log10BF() - fit.log10BF1(), 1e-9);
    MantraFit again =
        Mantra.of(Distances.of(c.labels(), c.d()))
            .withSampling(2, 50, 150, 1)
            .fit(c.labels(), c.yi(), c.sei());
    assertEquals(fit.log10BF(), again.log10BF(), 0);
  }
}

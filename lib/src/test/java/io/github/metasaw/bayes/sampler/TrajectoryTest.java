package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.draws.Ess;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.random.Streams;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The no-U-turn sampler itself, on normal densities and on one that it must not pass over. */
class TrajectoryTest {

  /** Normal with mean i and SD 1000^(i - 1) of coordinate i, neighbours correlated. */
  private record Normal(int size, double correlation) implements DifferentiableDensity {

    static double sd(int i) {
      return Math.pow(1000, i - 1);
    }

    @Override
    public double at(double[] q, double[] gradient) {
      double log = 0;
      double before = 0;
      double rest = 1 - correlation * correlation;
      java.util.Arrays.fill(gradient, 0);
      for (int i = 0; i < size; i++) {
        double z = (q[i] - i) / sd(i);
        double gap = i == 0 ? z : z - correlation * before;
        double variance = i == 0 ? 1 : rest;
        log -= 0.5 * gap * gap / variance;
        gradient[i] -= gap / variance / sd(i);
        if (i > 0) {
          gradient[i - 1] += correlation * gap / variance / sd(i - 1);
        }
        before = z;
      }
      return log;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 0.99})
  void drawsFromANormal(double correlation) {
    int n = 3;
    double[][][] draws = new double[n][20_000][4];
    double acceptance = 0;
    for (int c = 0; c < 4; c++) {
      Trajectory chain =
          new Trajectory(new Normal(n, correlation), new double[n], Streams.of(6).chain(c));
      warmUp(chain, n);
      for (int i = 0; i < draws[0].length; i++) {
        chain.next();
        assertFalse(chain.isDivergent());
        acceptance += chain.acceptance();
        for (int v = 0; v < n; v++) {
          draws[v][i][c] = chain.position()[v];
        }
      }
    }
    assertEquals(0.8, acceptance / 80_000, 0.1);
    for (int v = 0; v < n; v++) {
      NormalDistribution law = NormalDistribution.of(v, Normal.sd(v));
      assertTrue(Ess.bulk(draws[v]) > 10_000, "effective draws " + Ess.bulk(draws[v]));
      for (double p : new double[] {0.01, 0.25, 0.5, 0.9, 0.999}) {
        double[][] below = SamplersTest.atMost(law.inverseCumulativeProbability(p), draws[v]);
        SamplersTest.within(p, SamplersTest.share(below), Mcse.mean(below), v + " at " + p);
      }
    }
  }

  private static void warmUp(Trajectory chain, int n) {
    int warmup = 1000;
    chain.findStep(0.8);
    DualAveraging tuning = new DualAveraging(0.8, chain.step());
    WarmupAdaptation windows = new WarmupAdaptation(warmup, n);
    double[] scale = new double[n];
    for (int i = 0; i < warmup; i++) {
      chain.next();
      chain.setStep(tuning.next(chain.acceptance()));
      if (windows.learn(i, chain.position(), scale)) {
        chain.setScale(scale);
        chain.findStep(0.8);
        tuning.restart(chain.step());
      }
    }
    chain.setStep(tuning.average());
  }

  /** A step far beyond what is stable loses every trajectory, says so, and leaves the chain. */
  @Test
  void aLostTrajectoryIsReported() {
    Trajectory chain =
        new Trajectory(new Normal(2, 0), new double[] {0, 1}, Streams.of(1).chain(0));
    chain.setStep(50);
    chain.next();
    assertTrue(chain.isDivergent());
    assertEquals(0, chain.position()[0]);
    assertEquals(1, chain.position()[1]);
    assertTrue(chain.acceptance() < 1e-9);
  }

  /** A step so small that the tree ends before the trajectory turns. */
  @Test
  void aDeepestTreeIsReported() {
    Trajectory chain = new Trajectory(new Normal(1, 0), new double[1], Streams.of(1).chain(0));
    chain.setScale(new double[] {1e-3});
    chain.setStep(1e-4);
    chain.next();
    assertTrue(chain.isSaturated());
    assertFalse(chain.isDivergent());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 100, 150, 500, 1000})
  void windowsEndBeforeTheWarmUpDoes(int warmup) {
    WarmupAdaptation windows = new WarmupAdaptation(warmup, 1);
    double[] scale = new double[1];
    int last = -1;
    int full = 0;
    IntToDoubleFunction wave = i -> 3 * Math.sin(2.4 * i);
    for (int i = 0; i < warmup; i++) {
      if (windows.learn(i, new double[] {wave.applyAsDouble(i)}, scale)) {
        last = i;
        full++;
      }
    }
    if (warmup >= 100) {
      assertTrue(full > 0 && last < 0.95 * warmup, full + " windows, the last to " + last);
      assertEquals(3 / Math.sqrt(2), scale[0], 0.2);
    }
  }
}

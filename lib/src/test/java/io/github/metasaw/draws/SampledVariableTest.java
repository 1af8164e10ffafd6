package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampledVariableTest {

  /** The folded scores are those of the distances to the median, sorted the plain way. */
  @Test
  void foldedScoresAreThoseOfDistances() {
    double[][] chains = {Series.autoregression(0.3, 40, 0), Series.autoregression(0.3, 40, 1)};
    SampledVariable sample = SampledVariable.of(chains, NormalScores.of(0));
    double median = Quantiles.of(sample.pooled(), 0.5)[0];
    double[][] distances = sample.map(x -> Math.abs(x - median));
    double[][] expected = SampledVariable.of(distances, NormalScores.of(80)).bulk();
    for (int h = 0; h < expected.length; h++) {
      assertArrayEquals(expected[h], sample.folded()[h], 1e-12);
    }
    assertArrayEquals(Quantiles.sorted(sample.pooled()), sample.sorted());
  }

  /** Of an odd number of iterations the halves miss one draw, but not the sorted draws. */
  @Test
  void oddChains() {
    double[][] chains = {{5, 1, 4, 2, 3}};
    SampledVariable sample = SampledVariable.of(chains, NormalScores.of(0));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5}, sample.sorted());
    assertEquals(2, sample.split()[0].length);
    assertTrue(sample.varies);
    assertFalse(SampledVariable.of(new double[][] {{2, 2}}, NormalScores.of(0)).varies);
  }

  @Test
  void mappingLeavesTheDraws() {
    double[][] chains = {{1, 2}, {3, 4}};
    SampledVariable sample = SampledVariable.of(chains, NormalScores.of(0));
    assertArrayEquals(new double[] {9, 16}, sample.map(x -> x * x)[1]);
    assertArrayEquals(new double[] {3, 4}, sample.chains[1]);
    SampledVariable same = SampledVariable.ofIterations(new double[][] {{1, 3}, {2, 4}});
    assertArrayEquals(sample.pooled(), same.pooled());
  }
}

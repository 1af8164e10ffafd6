package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentFitsTest {

  private static FrequentistFit fit(String method, String test, String model) {
    return Meta.fit(
        SmallStudies.of(9), model, FreqOptions.defaults().withMethod(method).withTest(test));
  }

  /** All subsets of two studies or more, by the engine. */
  @ParameterizedTest
  @ValueSource(strings = {"DL", "common"})
  void sumsGiveWhatTheEngineGives(String method) {
    FrequentistFit fit = fit(method, "z", "yi ~ 1");
    MomentFits moments = MomentFits.of(fit).orElseThrow();
    double[] yi = fit.studies().yi();
    for (int subset = 1; subset < 1 << 9; subset++) {
      int members = subset;
      int[] rows = IntStream.range(0, 9).filter(i -> (members >>> i & 1) == 1).toArray();
      if (rows.length > 1) {
        Solution expected = fit.refit(rows);
        MomentFits.Result actual = moments.fit(Arrays.copyOf(rows, 9), rows.length, yi);
        assertEquals(expected.estimate(0), actual.estimate(), 1e-13);
        assertEquals(expected.se(0), actual.se(), 1e-13);
        assertEquals(expected.tau2(), actual.tau2(), 1e-13);
        assertEquals(expected.q(), actual.q(), 1e-12);
        assertEquals(expected.i2(), actual.i2(), 1e-12);
      }
    }
  }

  /** What sums do not give goes the long way. */
  @ParameterizedTest
  @CsvSource({"REML, z, yi ~ 1", "DL, knha, yi ~ 1", "DL, z, yi ~ x", "fixed, z, yi ~ x"})
  void otherFitsAreLeftToTheEngine(String method, String test, String model) {
    assertTrue(MomentFits.of(fit(method, test, model)).isEmpty());
  }

  /** A permutation test by sums is that by refits of the model. */
  @Test
  void permutationsAgreeWithAnotherWay() {
    FrequentistFit fit = fit("DL", "z", "yi ~ 1");
    double[] yi = fit.studies().yi();
    double own = Math.abs(fit.estimate() / fit.se());
    int count = 0;
    for (int signs = 0; signs < 1 << 9; signs++) {
      double[] y = yi.clone();
      for (int i = 0; i < 9; i++) {
        y[i] *= (signs >>> i & 1) == 1 ? -1 : 1;
      }
      Solution other = fit.refit(DataChange.all(9).withEstimates(y));
      count += Math.abs(other.estimate(0) / other.se(0)) >= own * (1 - 1e-8) ? 1 : 0;
    }
    assertEquals(count / 512.0, Permutation.exact(fit).p());
  }
}

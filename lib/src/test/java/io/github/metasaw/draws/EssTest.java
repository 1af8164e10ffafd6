package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EssTest {

  /** An autoregression of N draws has N (1 - phi)/(1 + phi) effective ones for its mean. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.8, 0.9})
  void ofAnAutoregression(double phi) {
    int n = 20_000;
    double expected = 4 * n * (1 - phi) / (1 + phi);
    double[][] draws = Series.iterations(phi, n, 4);
    assertEquals(1, Ess.mean(draws) / expected, 0.08);
    assertEquals(1, Ess.bulk(draws) / expected, 0.08);
  }

  /** Draws that alternate are worth more than independent ones, up to S log10 S. */
  @Test
  void alternatingDrawsAreCapped() {
    double[][] draws = Series.iterations(-0.9, 1000, 4);
    double cap = 4000 * Math.log10(4000);
    assertEquals(cap, Ess.mean(draws), 1e-9 * cap);
  }

  @Test
  void bulkSeesRanksOnly() {
    double[][] draws = Series.iterations(0.4, 300, 2);
    double[][] skewed = new double[300][2];
    for (int i = 0; i < 300; i++) {
      for (int c = 0; c < 2; c++) {
        skewed[i][c] = Math.exp(5 * draws[i][c]);
      }
    }
    assertEquals(Ess.bulk(draws), Ess.bulk(skewed), 1e-9);
    assertEquals(Ess.tail(draws), Ess.tail(skewed), 1e-9);
    assertTrue(Ess.mean(skewed) != Ess.mean(draws));
  }

  @Test
  void tailIsTheSmallerOfBothEnds() {
    double[][] draws = Series.iterations(0.4, 300, 2);
    double expected = Math.min(Ess.quantile(draws, 0.05), Ess.quantile(draws, 0.95));
    assertEquals(expected, Ess.tail(draws));
    assertEquals(Ess.quantile(draws, 0.5), Ess.median(draws));
  }

  /** Chains that have not come together share no information. */
  @Test
  void disagreementLeavesFewDraws() {
    double[][] draws = Series.iterations(0, 1000, 4);
    for (double[] row : draws) {
      row[0] += 50;
    }
    assertTrue(Ess.mean(draws) < 20, "" + Ess.mean(draws));
  }

  @Test
  void missingWhereItDoesNotExist() {
    assertTrue(Double.isNaN(Ess.mean(new double[][] {{1}, {2}, {3}, {4}, {5}})));
    assertTrue(Double.isNaN(Ess.bulk(new double[8][2])));
    double[][] draws = Series.iterations(0, 50, 1);
    assertThrows(MetaException.class, () -> Ess.quantile(draws, 1.2));
    // The indicator that a draw is at most the largest but one varies, that of the largest too.
    assertTrue(Ess.quantile(draws, 0) > 0);
  }
}

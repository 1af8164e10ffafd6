package io.github.metasaw.data.effect.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** Ways back from what follows from an SD. */
class SpreadTest {

  private static final double SD = 3.2;
  private static final double N1 = 18;
  private static final double N2 = 25;
  private static final double GAP = 1.7;

  @Test
  void standardErrorAndInterval() {
    double se = SD / Math.sqrt(N1);
    assertEquals(SD, Spread.sdOfError(se, N1), 1e-14);
    double half = TDistribution.of(N1 - 1).inverseSurvivalProbability(0.05) * se;
    assertEquals(SD, Spread.sdOfInterval(5 - half, 5 + half, 0.9, N1), 1e-10);
    assertEquals(
        se, Spread.errorOfInterval(-1.959963984540054 * se, 1.959963984540054 * se, 0.95), 1e-14);
    assertEquals(se, Spread.errorOfBound(2, 2 - 1.959963984540054 * se, 0.95), 1e-14);
    assertTrue(Double.isNaN(Spread.sdOfInterval(1, 2, 0.95, 1)));
  }

  @Test
  void testsOfTwoMeans() {
    double se = SD * Math.sqrt(1 / N1 + 1 / N2);
    double t = GAP / se;
    assertEquals(SD, Spread.sdOfT(GAP, t, N1, N2), 1e-14);
    assertEquals(SD, Spread.sdOfT(-GAP, t, N1, N2), 1e-14);
    assertEquals(SD, Spread.sdOfF(GAP, t * t, N1, N2), 1e-14);
    double p = 2 * TDistribution.of(N1 + N2 - 2).survivalProbability(t);
    assertEquals(SD, Spread.sdOfP(GAP, p, N1, N2), 1e-8);
    assertEquals(se, Spread.errorOfStatistic(GAP, t), 1e-14);
    assertEquals(0.5 / 1.959963984540054, Spread.errorOfP(0.5, 0.05), 1e-12);
    assertTrue(Double.isNaN(Spread.errorOfP(0.5, 1)));
    assertTrue(Double.isNaN(Spread.errorOfStatistic(0.5, 0)));
  }

  @Test
  void changes() {
    double change = Spread.sdOfChange(4, 5, 0.6);
    assertEquals(Math.sqrt(16 + 25 - 24), change, 1e-14);
    assertEquals(0.6, Spread.correlationOfChange(4, 5, change), 1e-14);
    assertTrue(Double.isNaN(Spread.correlationOfChange(4, 5, 20)));
  }

  @Test
  void tablesComeBackFromTheirStatistics() {
    double a = 23;
    double b = 22;
    double c = 17;
    double d = 38;
    TableRecovery table = new TableRecovery(a, b, c, d);
    assertEquals(table, TableRecovery.ofOddsRatio(a * d / (b * c), 45, 40, 100));
    double cross = a * d - b * c;
    double margins = 45.0 * 55 * 40 * 60;
    assertEquals(table, TableRecovery.ofPhi(cross / Math.sqrt(margins), 45, 40, 100));
    double chi = 100 * cross * cross / margins;
    assertEquals(table, TableRecovery.ofChiSquare(chi, false, 45, 40, 100));
    double yates = 100 * Math.pow(cross - 50, 2) / margins;
    assertEquals(table, TableRecovery.ofChiSquare(yates, true, 45, 40, 100));
    assertEquals(
        new TableRecovery(13, 32, 27, 28), TableRecovery.ofChiSquare(-3.2, true, 45, 40, 100));
    assertEquals(new TableRecovery(18, 27, 22, 33), TableRecovery.ofOddsRatio(1, 45, 40, 100));
    assertTrue(Double.isNaN(TableRecovery.ofPhi(0.99, 45, 10, 100).ai()));
    assertEquals(7, TableRecovery.eventsOfPercent(14.3, 49));
  }
}

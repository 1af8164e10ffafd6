package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.integrate.CompositeRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Averages and modes of transformed effects, from closed forms, metafor and the density itself. */
class TransformedNormalTest {

  /** Values of metafor 5.1, whose search ends within 1e-4. */
  @ParameterizedTest
  @CsvSource({
    "LOGISTIC, 0.3, 0.04, 0.57592657",
    "LOGISTIC, 0.6, 0.1, 0.65260692",
    "TANH, 0.3, 0.04, 0.31413550",
    "TANH, 0.6, 0.1, 0.61929995",
    "PROBIT, 0.3, 0.04, 0.62265459",
    "PROBIT, 0.6, 0.1, 0.74749052",
    "ARCSINE, 0.6, 0.04, 0.28357939",
    "ARCSINE, 0.6, 0.1, 0.16820537",
    "ALPHA_CUBE, 0.3, 0.04, 0.82797470",
    "ALPHA_EXP, 0.3, 0.04, 0.28823495",
    "ALPHA_EXP, 0.6, 0.1, 0.50341767",
    "EXP, 0.3, 0.1, 1.22140276"
  })
  void modesAgreeWithMetafor(String name, double mean, double tau2, double mode) {
    assertEquals(mode, scale(name).mode(mean, tau2), 1e-4);
  }

  private static Transformation scale(String name) {
    return Transformation.values().stream()
        .filter(scale -> scale.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void closedForms() {
    assertEquals(Math.exp(0.3 - 0.2), Transformation.EXP.mode(0.3, 0.2), 1e-12);
    assertEquals(Math.exp(0.3 + 0.1), Transformation.EXP.mean(0.3, 0.2), 1e-10);
    assertEquals(
        Transformation.PROBIT.apply(0.3 / 0.8), Transformation.PROBIT.mode(0.3, 0.2), 1e-12);
    assertEquals(
        Transformation.PROBIT.apply(0.3 / Math.sqrt(1.2)),
        Transformation.PROBIT.mean(0.3, 0.2),
        1e-10);
    assertEquals(0.7, Transformation.IDENTITY.mode(0.7, 0.2), 1e-12);
    assertEquals(Math.tanh(0.7), Transformation.TANH.mode(0.7, 0), 1e-15);
    // Symmetric effects are most frequent in the middle.
    assertEquals(0.5, Transformation.LOGISTIC.mode(0, 1.5), 1e-12);
  }

  /** No value beside the mode is more frequent: shares in narrow intervals of the read scale. */
  @Test
  void nothingBesideTheModeIsMoreFrequent() {
    double mu = 0.5;
    double tau2 = 0.02;
    for (Transformation scale : Transformation.values()) {
      double mode = scale.mode(mu, tau2);
      if (!Double.isNaN(mode)) {
        double share = share(scale, mode, mu, tau2);
        for (double step : new double[] {-0.05, -0.02, 0.02, 0.05}) {
          assertTrue(share(scale, mode + step, mu, tau2) < share, scale + " at " + step);
        }
      }
    }
  }

  private static double share(Transformation scale, double at, double mu, double tau2) {
    return CompositeRule.integrate(
        x -> Math.exp(-(x - mu) * (x - mu) / (2 * tau2)),
        scale.inverse(at - 0.001),
        scale.inverse(at + 0.001),
        1);
  }

  @Test
  void thereMayBeNoModeOrSeveral() {
    // Most frequent at both ends, as a probit with a variance above 1 is.
    assertTrue(Double.isNaN(Transformation.PROBIT.mode(0.1, 1.5)));
    assertTrue(Double.isNaN(Transformation.LOGISTIC.mode(0, 6)));
    assertTrue(Double.isNaN(Transformation.ARCSINE.mode(0.3, 0.1)));
    assertTrue(Double.isNaN(Transformation.SQUARE.mode(0.3, 0.1)));
  }
}

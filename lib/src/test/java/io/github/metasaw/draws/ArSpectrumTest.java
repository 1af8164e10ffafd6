package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArSpectrumTest {

  /** The spectral density at 0 of an autoregression with variance 1: (1 + phi)/(1 - phi). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.8, -0.6})
  void ofAnAutoregression(double phi) {
    double density = ArSpectrum.of(Series.autoregression(phi, 50_000, 3)).density();
    assertEquals(1, density * (1 - phi) / (1 + phi), 0.12);
  }

  /** The order that AIC chooses finds two lags where there are two. */
  @Test
  void orderIsChosen() {
    double[] x = Series.autoregression(0, 20_000, 4);
    for (int t = 2; t < x.length; t++) {
      x[t] += 0.5 * x[t - 1] - 0.4 * x[t - 2];
    }
    ArSpectrum spectrum = ArSpectrum.of(x);
    assertTrue(spectrum.order() >= 2, "" + spectrum.order());
    assertEquals(1 / (0.9 * 0.9), spectrum.density(), 0.15);
  }

  @Test
  void straightAndConstantChainsHaveNone() {
    assertEquals(0, ArSpectrum.of(new double[] {3, 3, 3, 3}).density());
    assertEquals(0, ArSpectrum.of(new double[] {1, 2, 3, 4, 5}).density());
    // A line in any unit, but not one with noise above 1.5e-8 of its SD.
    assertEquals(0, ArSpectrum.of(new double[] {1e-9, 2e-9, 3e-9, 4e-9}).density());
    assertTrue(ArSpectrum.of(new double[] {1, 2, 3.0001, 4, 5, 6}).density() > 0);
  }

  @Test
  void missing() {
    assertTrue(Double.isNaN(ArSpectrum.of(new double[] {1}).density()));
    assertTrue(Double.isNaN(ArSpectrum.of(new double[] {1, Double.NaN, 2}).density()));
  }

  @Test
  void followsTheUnit() {
    double[] x = Series.autoregression(0.5, 200, 5);
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = 100 * x[i] - 3;
    }
    assertEquals(
        1e4 * ArSpectrum.of(x).density(),
        ArSpectrum.of(scaled).density(),
        1e-6 * ArSpectrum.of(scaled).density());
    assertEquals(ArSpectrum.of(x).order(), ArSpectrum.of(scaled).order());
  }
}

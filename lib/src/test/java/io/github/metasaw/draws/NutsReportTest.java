package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class NutsReportTest {

  /** Steps 1, -3, 3 of the energies 1, 2, -1, 2: (1 + 9 + 9)/4 over the variance 2. */
  @Test
  void energyFractionByHand() {
    assertEquals(19 / 4.0 / 2, NutsReport.ebfmi(new double[] {1, 2, -1, 2}), 1e-14);
    assertTrue(Double.isNaN(NutsReport.ebfmi(new double[] {1})));
    assertTrue(Double.isNaN(NutsReport.ebfmi(new double[] {2, 2, 2})));
  }

  /** Independent energies have E-BFMI 2, those of an autoregression 2 (1 - phi). */
  @Test
  void energyFractionOfAutoregressions() {
    assertEquals(2, NutsReport.ebfmi(Series.autoregression(0, 50_000, 0)), 0.05);
    assertEquals(0.2, NutsReport.ebfmi(Series.autoregression(0.9, 50_000, 0)), 0.01);
  }

  @Test
  void countsAreChecked() {
    double[][] energy = {{1, 2, 3}, {3, 1, 2}};
    NutsReport report = NutsReport.of(2, 6, 10, energy);
    assertEquals(6, report.transitions());
    assertEquals(2, report.ebfmi().size());
    assertThrows(MetaException.class, () -> NutsReport.of(7, 0, 10, energy));
    assertThrows(MetaException.class, () -> NutsReport.of(0, -1, 10, energy));
  }
}

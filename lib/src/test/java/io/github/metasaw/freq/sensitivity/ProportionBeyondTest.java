package io.github.metasaw.freq.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ProportionBeyondTest {

  private static final FrequentistFit BCG =
      Meta.fit(Meta.dataset("bcg"), "yi ~ 1 + meta_V(V = vi)");

  /** The formulae with mu, se, tau2 and its standard error of metafor 5.1, computed in R. */
  @Test
  void agreesWithTheFormulae() {
    ProportionBeyond below = ProportionBeyond.estimate(BCG, -0.5, false);
    assertEquals(0.6492556, below.normal(), 1e-6);
    assertEquals(0.4044338666, below.normalInterval().lower(), 1e-6);
    assertEquals(0.8940773360, below.normalInterval().upper(), 1e-6);
    assertEquals(7.0 / 13, below.calibrated(), 1e-12);
    assertTrue(below.calibratedInterval().lower() < 7.0 / 13);
    assertTrue(below.calibratedInterval().upper() > 7.0 / 13);
  }

  @Test
  void aboveAndBelowAddToOne() {
    ProportionBeyond below = ProportionBeyond.estimate(BCG, -0.3, false, 50, 1);
    ProportionBeyond above = ProportionBeyond.estimate(BCG, -0.3, true, 50, 1);
    assertEquals(1, below.normal() + above.normal(), 1e-12);
    assertEquals(1, below.calibrated() + above.calibrated(), 1e-12);
    assertEquals(below.normalInterval().lower(), 1 - above.normalInterval().upper(), 1e-12);
  }

  @Test
  void bootstrapHasASeed() {
    ProportionBeyond one = ProportionBeyond.estimate(BCG, -0.5, false, 60, 3);
    assertEquals(one, ProportionBeyond.estimate(BCG, -0.5, false, 60, 3));
    assertNotEquals(one, ProportionBeyond.estimate(BCG, -0.5, false, 60, 4));
  }

  @Test
  void refusesWhatHasNothingToCount() {
    Table alike =
        Table.create(
            DoubleColumn.create("yi", 0.1, 0.1, 0.1, 0.1), DoubleColumn.create("vi", 1, 1, 1, 1));
    FrequentistFit none = Meta.fit(alike, "yi ~ 1");
    assertTrue(
        assertThrows(MetaException.class, () -> ProportionBeyond.estimate(none, 0, true))
            .getMessage()
            .contains("tau2 of this fit is 0"));
    assertThrows(MetaException.class, () -> ProportionBeyond.estimate(BCG, Double.NaN, true));
    assertThrows(MetaException.class, () -> ProportionBeyond.estimate(BCG, 0, true, 19, 1));
    FrequentistFit regression = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat + meta_V(V = vi)");
    assertThrows(MetaException.class, () -> ProportionBeyond.estimate(regression, 0, true));
  }
}

package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformationTest {

  static List<Transformation> all() {
    List<Transformation> all = new ArrayList<>(Transformation.values());
    all.add(Transformation.freemanTukey(20));
    all.add(Transformation.freemanTukeyRate(7.5));
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverDecreasesAndComesBack(Transformation scale) {
    double before = Double.NEGATIVE_INFINITY;
    for (double value = -4; value <= 4; value += 0.01) {
      double shown = scale.apply(value);
      assertTrue(shown >= before, scale + " at " + value);
      before = shown;
      double again = scale.inverse(shown);
      assertEquals(shown, scale.apply(again), 1e-9, scale + " at " + value);
    }
    assertTrue(Double.isNaN(scale.apply(Double.NaN)));
    assertTrue(Double.isNaN(scale.inverse(Double.NaN)));
    assertEquals(all().size(), all().stream().map(Transformation::id).distinct().count());
  }

  @Test
  void valuesInsideTheRangeComeBackThemselves() {
    for (Transformation scale : all()) {
      for (double value : new double[] {0.3, 0.5, 0.7, 0.9}) {
        assertEquals(value, scale.inverse(scale.apply(value)), 1e-12, scale.toString());
      }
    }
  }

  @Test
  void agreesWithClosedForms() {
    assertEquals(0.75, Transformation.LOGISTIC.apply(Math.log(3)), 1e-15);
    assertEquals(0.975, Transformation.PROBIT.apply(1.959963984540054), 1e-15);
    assertEquals(0.25, Transformation.ARCSINE.apply(Math.PI / 6), 1e-15);
    assertEquals(0.6, Transformation.TANH.apply(Math.log(2)), 1e-15);
    assertEquals(0.36, Transformation.TANH_SQUARED.apply(Math.log(2)), 1e-15);
    assertEquals(6.25, Transformation.SQUARE.apply(2.5), 1e-15);
    assertEquals(0.875, Transformation.ALPHA_CUBE.apply(0.5), 1e-15);
    assertEquals(0.9, Transformation.ALPHA_EXP.apply(Math.log(10)), 1e-15);
  }

  @Test
  void whatLiesOutsideIsReadAsTheEnd() {
    assertEquals(0, Transformation.ARCSINE.apply(-0.2));
    assertEquals(1, Transformation.ARCSINE.apply(1.6));
    assertEquals(0, Transformation.SQUARE.apply(-3));
    assertEquals(0, Transformation.TANH_SQUARED.apply(-0.4));
    assertEquals(0, Transformation.ALPHA_CUBE.apply(-1));
    assertEquals(1, Transformation.ALPHA_CUBE.apply(1.1));
    assertEquals(0, Transformation.ALPHA_EXP.apply(-1));
    assertEquals(0, Transformation.freemanTukey(20).apply(0));
    assertEquals(1, Transformation.freemanTukey(20).apply(1.5));
    assertEquals(0, Transformation.freemanTukeyRate(4).apply(0.1));
  }

  @Test
  void freemanAndTukeyComeBackForEveryCount() {
    for (int n : new int[] {1, 2, 7, 50}) {
      Transformation scale = Transformation.freemanTukey(n);
      for (int x = 0; x <= n; x++) {
        double angles =
            Math.asin(Math.sqrt(x / (n + 1.0))) + Math.asin(Math.sqrt((x + 1) / (n + 1.0)));
        assertEquals((double) x / n, scale.apply(angles / 2), 1e-9, x + " of " + n);
      }
    }
    for (double t : new double[] {0.5, 20, 300}) {
      for (int x = 0; x < 30; x++) {
        double roots = Math.sqrt(x / t) + Math.sqrt((x + 1) / t);
        assertEquals(x / t, Transformation.freemanTukeyRate(t).apply(roots / 2), 1e-9);
      }
    }
  }

  @Test
  void logsAreReadAsRatios() {
    assertArrayEquals(
        new double[] {1, Math.E, 0.5},
        Transformation.EXP.apply(new double[] {0, 1, -0.6931471805599453}),
        1e-15);
    assertEquals("Ratio", Transformation.EXP.label());
    assertFalse(Transformation.EXP.isIdentity());
    assertTrue(Transformation.EXP.readsDifferences());
    assertFalse(Transformation.LOGISTIC.readsDifferences());
    assertEquals("", Transformation.IDENTITY.axisNote());
    assertEquals("mu, ratio (log scale)", Transformation.EXP.noted("mu"));
    assertEquals("mu", Transformation.IDENTITY.noted("mu"));
    assertEquals("Ratio (log scale)", Transformation.EXP.axisTitle("Effect"));
    assertEquals("Effect", Transformation.IDENTITY.axisTitle("Effect"));
  }

  @Test
  void namesOnTheScaleOfTheAnalysis() {
    assertEquals("Log odds ratio", Transformation.EXP.analysed("Odds ratio"));
    assertEquals("Correlation (Fisher's z)", Transformation.TANH.analysed("Correlation"));
    assertEquals("Proportion (logit)", Transformation.LOGISTIC.analysed("Proportion"));
    assertEquals("Mean", Transformation.IDENTITY.analysed("Mean"));
  }

  @Test
  void theSameSampleSizeIsTheSameScale() {
    assertEquals(Transformation.freemanTukey(20), Transformation.freemanTukey(20));
    assertNotEquals(Transformation.freemanTukey(20), Transformation.freemanTukey(21));
    assertEquals("freemanTukey(20.0)", Transformation.freemanTukey(20).toString());
    assertEquals("TANH_SQUARED", Transformation.TANH_SQUARED.toString());
  }

  @Test
  void valuesBeyondTheRangeHaveNoCounterpart() {
    assertTrue(Transformation.ARCSINE.holds(Math.PI / 4));
    assertFalse(Transformation.ARCSINE.holds(-0.01));
    assertFalse(Transformation.ARCSINE.holds(1.6));
    assertFalse(Transformation.SQUARE.holds(-0.01));
    assertTrue(Transformation.EXP.holds(-700));
  }
}

package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformationTest {

  @ParameterizedTest
  @EnumSource(Transformation.class)
  void increasesAndComesBack(Transformation scale) {
    double before = Double.NEGATIVE_INFINITY;
    for (double value : new double[] {-3, -0.7, 0, 0.2, 1, 5}) {
      double shown = scale.apply(value);
      assertTrue(shown > before);
      assertEquals(value, scale.inverse(shown), 1e-12);
      before = shown;
    }
    assertTrue(Double.isNaN(scale.apply(Double.NaN)));
    assertEquals(
        Transformation.values().length,
        Arrays.stream(Transformation.values()).map(Transformation::id).distinct().count());
  }

  @Test
  void logsAreReadAsRatios() {
    assertArrayEquals(
        new double[] {1, Math.E, 0.5},
        Transformation.EXP.apply(new double[] {0, 1, -0.6931471805599453}),
        1e-15);
    assertEquals("Ratio", Transformation.EXP.label());
    assertFalse(Transformation.EXP.isIdentity());
    assertEquals("", Transformation.IDENTITY.axisNote());
    assertEquals("mu, ratio (log scale)", Transformation.EXP.noted("mu"));
    assertEquals("mu", Transformation.IDENTITY.noted("mu"));
    assertEquals("Ratio (log scale)", Transformation.EXP.axisTitle("Effect"));
    assertEquals("Effect", Transformation.IDENTITY.axisTitle("Effect"));
  }
}

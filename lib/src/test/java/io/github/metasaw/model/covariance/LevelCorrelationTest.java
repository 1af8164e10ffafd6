package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Symmetric;
import org.junit.jupiter.api.Test;

class LevelCorrelationTest {

  /** Levels 0 and 2 are correlated, 1 is alone. */
  private static final Symmetric R =
      Dense.of(3, (i, j, zero) -> i == j ? 1 : i == 2 && j == 0 ? 0.6 : 0);

  @Test
  void independentLevelsAreBlocksOfOne() {
    LevelCorrelation levels = LevelCorrelation.independent(3);
    assertTrue(levels.isIndependent());
    assertEquals(3, levels.blocks().members().length);
    assertEquals(1, levels.get(1, 1));
    assertEquals(0, levels.get(0, 1));
    // [levels x m x m]
    assertEquals(12, levels.blocks().stored(2));
    assertEquals(2 * 4 + 1 * 2 + 0, levels.blocks().index(2, 1, 2, 0, 2));
    double[] x = {1, 2, 3};
    levels.multiply(x, 1);
    levels.multiplyByRoot(x, 1);
    assertArrayEquals(new double[] {1, 2, 3}, x);
  }

  @Test
  void connectedLevelsAreOneBlock() {
    LevelCorrelation levels = LevelCorrelation.known(R);
    assertEquals(2, levels.blocks().members().length);
    assertArrayEquals(new int[] {0, 2}, levels.blocks().members()[0]);
    assertEquals(levels.blocks().block(0), levels.blocks().block(2));
    assertEquals(0.6, levels.get(2, 0));
    assertEquals(0, levels.get(1, 0));
    // A block of two levels and one of one, two effects each: 16 + 4.
    assertEquals(20, levels.blocks().stored(2));
    assertEquals(2 * 4 + 1, levels.blocks().index(2, 0, 0, 1, 2));
    assertEquals(16, levels.blocks().index(1, 0, 1, 0, 2));
  }

  @Test
  void itMultipliesEveryEffectOfEveryLevel() {
    double[] x = {1, 10, 2, 20, 3, 30};
    LevelCorrelation.known(R).multiply(x, 2);
    assertArrayEquals(new double[] {2.8, 28, 2, 20, 3.6, 36}, x, 1e-14);
  }

  @Test
  void theRootMakesTheCorrelation() {
    LevelCorrelation levels = LevelCorrelation.known(R);
    double[][] c = new double[3][3];
    for (int j = 0; j < 3; j++) {
      c[j][j] = 1;
      levels.multiplyByRoot(c[j], 1);
    }
    for (int g = 0; g < 3; g++) {
      for (int h = 0; h < 3; h++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
          sum += c[j][g] * c[j][h];
        }
        assertEquals(R.get(g, h), sum, 1e-15);
      }
    }
  }

  @Test
  void whatIsNoCorrelationIsRefused() {
    Symmetric indefinite = Dense.of(2, (i, j, zero) -> i == j ? 1 : 1.5);
    assertThrows(IllegalArgumentException.class, () -> LevelCorrelation.known(indefinite));
  }
}

package io.github.metasaw.model.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadratureTest {

  @ParameterizedTest
  @CsvSource({"exact, 0", "Laplace, 1", "1, 1", "7, 7", "25, 25"})
  void namesAreRead(String name, int points) {
    assertEquals(points, Quadrature.parse(name).points());
    assertEquals(points == 0, Quadrature.parse(name).isExact());
  }

  @Test
  void namesAreThoseThatAreRead() {
    for (int points : new int[] {0, 1, 7, 100}) {
      Quadrature rule = new Quadrature(points);
      assertEquals(rule, Quadrature.parse(rule.id()));
    }
    assertEquals(
        "adaptive Gauss-Hermite quadrature with 7 points", Quadrature.SEVEN_POINTS.label());
  }

  @Test
  void otherNamesAndNumbersAreRefused() {
    MetaException name = assertThrows(MetaException.class, () -> Quadrature.parse("exakt"));
    assertTrue(name.getMessage().contains("did you mean 'exact'"), name.getMessage());
    MetaException many = assertThrows(MetaException.class, () -> Quadrature.parse("101"));
    assertEquals("a rule of quadrature has 1 to 100 points, not 101", many.getMessage());
  }
}

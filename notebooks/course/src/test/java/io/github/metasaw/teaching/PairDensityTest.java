package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Symmetries read off the parts, against the density itself on a grid. */
class PairDensityTest {

  private static PairDensity.Part part(double w, double a, double b, double r) {
    return new PairDensity.Part(w, a, b, 0.6, 0.6, r);
  }

  static List<PairDensity> densities() {
    return List.of(
        PairDensity.independent(1),
        PairDensity.exchangeable(1, 0.7),
        PairDensity.identical(1),
        new PairDensity("margins differ", List.of(new PairDensity.Part(1, 0, 1, 1, 0.5, 0))),
        new PairDensity("mirrored", List.of(part(0.5, -1, 1, 0.3), part(0.5, 1, -1, 0.3))),
        new PairDensity(
            "a product of mixtures",
            List.of(
                part(0.25, -1, -1, 0),
                part(0.25, -1, 1, 0),
                part(0.25, 1, -1, 0),
                part(0.25, 1, 1, 0))),
        new PairDensity("one part in halves", List.of(part(0.5, 0, 0, 0), part(0.5, 0, 0, 0))));
  }

  @ParameterizedTest
  @MethodSource("densities")
  void symmetriesAreThoseOfTheDensity(PairDensity density) {
    int n = 121;
    double step = 0.1;
    double[][] p = new double[n][n];
    double[] first = new double[n];
    double[] second = new double[n];
    double area = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        p[i][j] = density.density((i - 60) * step, (j - 60) * step);
        first[i] += step * p[i][j];
        second[j] += step * p[i][j];
        area += step * step * p[i][j];
      }
    }
    assertEquals(1, area, 1e-6);
    double swapped = 0;
    double margins = 0;
    double product = 0;
    for (int i = 0; i < n; i++) {
      margins = Math.max(margins, Math.abs(first[i] - second[i]));
      for (int j = 0; j < n; j++) {
        swapped = Math.max(swapped, Math.abs(p[i][j] - p[j][i]));
        product = Math.max(product, Math.abs(p[i][j] - first[i] * second[j]));
      }
    }
    assertEquals(swapped < 1e-9, density.isExchangeable());
    assertEquals(margins < 1e-9, density.isIdentical());
    assertEquals(product < 1e-6, density.isIndependent());
  }

  @Test
  void faults() {
    assertThrows(MetaException.class, () -> PairDensity.exchangeable(1, 1));
    assertThrows(MetaException.class, () -> PairDensity.independent(0));
    assertThrows(MetaException.class, () -> new PairDensity("half", List.of(part(0.5, 0, 0, 0))));
  }
}

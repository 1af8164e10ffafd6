package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationsDataTest {

  private static final Populations POPULATIONS =
      Populations.of(
          List.of("A", "B", "C"),
          new double[] {0.5, 2, 3.2},
          new double[] {1.5, 3, 0.8},
          new double[] {200, 200, 200});

  /** Each mixture is a density, and its mean is the average. */
  @Test
  void mixturesHaveTheMeanOfTheirWeights() {
    PopulationsData data = PopulationsData.of(POPULATIONS, List.of("2/7/1"));
    PopulationsData.Mixture mixture = data.mixtures().get(0);
    assertEquals(1.82, mixture.average(), 1e-12);
    Curve whole = data.cumulative(mixture).get(2);
    double step = whole.x(1) - whole.x(0);
    double area = 0;
    double mean = 0;
    for (int i = 0; i < whole.size(); i++) {
      area += step * whole.y(i);
      mean += step * whole.y(i) * whole.x(i);
    }
    assertEquals(1, area, 2e-3);
    assertEquals(1.82, mean, 5e-3);
  }

  @Test
  void namedWeightsAreThoseOfThePopulations() {
    PopulationsData data = PopulationsData.of(POPULATIONS, List.of("equal", "size", "precision"));
    assertEquals((0.5 + 2 + 3.2) / 3, data.mixtures().get(0).average(), 1e-12);
    assertEquals(data.mixtures().get(0).shares(), data.mixtures().get(1).shares());
    assertEquals(POPULATIONS.betaF(), data.mixtures().get(2).average(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/2", "1/2/x", "0/0/0", "1/-1/2", ""})
  void otherWeightsAreRefused(String weights) {
    assertThrows(MetaException.class, () -> PopulationsData.of(POPULATIONS, List.of(weights)));
  }
}

package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Frequencies.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrequenciesTest {

  private static final double NA = Double.NaN;
  private static final Frequencies THREE =
      Frequencies.of(List.of("A", "B", "C"), new double[][] {{.1, .3, .6}, {.5, .4, NA}});

  /** |.1 - .3| and |.5 - .4|; with C only the first SNP. */
  @Test
  void meanDifferencesAreOverTheSnpsOfBoth() {
    double[][] d = THREE.distances(Metric.MEAN_DIFFERENCE);
    assertEquals(.15, d[0][1], 1e-15);
    assertEquals(.5, d[0][2], 1e-15);
    assertEquals(d[2][1], d[1][2]);
    assertEquals(0, d[1][1]);
  }

  /** Hudson: sum of (p - q)^2 over sum of p (1 - q) + q (1 - p). */
  @Test
  void fstIsARatioOfSums() {
    double[][] d = THREE.distances(Metric.FST);
    double between = .2 * .2 + .1 * .1;
    double within = .1 * .7 + .3 * .9 + .5 * .6 + .4 * .5;
    assertEquals(between / within, d[0][1], 1e-15);
    Frequencies fixed = Frequencies.of(List.of("A", "B"), new double[][] {{0, 0}, {1, 1}});
    assertEquals(0, fixed.distances(Metric.FST)[0][1]);
  }

  @Test
  void studiesWithoutACommonSnpAreRefused() {
    Frequencies apart = Frequencies.of(List.of("A", "B"), new double[][] {{.1, NA}, {NA, .2}});
    assertThrows(MetaException.class, () -> apart.distances(Metric.MEAN_DIFFERENCE));
    assertThrows(MetaException.class, () -> apart.distances(Metric.FST));
  }

  @Test
  void manyFrequenciesBelowOneHalfAreFolded() {
    double[][] low = new double[8][];
    java.util.Arrays.setAll(low, i -> new double[] {.05 * i, .5});
    assertTrue(Frequencies.of(List.of("A", "B"), low).isFolded());
    low[3][0] = .51;
    assertFalse(Frequencies.of(List.of("A", "B"), low).isFolded());
    assertFalse(THREE.isFolded());
  }

  @Test
  void metricsHaveNames() {
    for (Metric metric : Metric.values()) {
      assertEquals(metric, Metric.parse(metric.id()));
    }
    assertEquals(Metric.MEAN_DIFFERENCE, Metric.parse("Mean absolute-difference"));
    assertThrows(MetaException.class, () -> Metric.parse("euclid"));
  }
}

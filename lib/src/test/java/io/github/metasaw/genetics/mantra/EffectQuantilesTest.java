package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class EffectQuantilesTest {

  /** One study and a tau2 of about 1e-6: the conjugate normal posterior of its effect. */
  @Test
  void oneStudyIsConjugate() {
    double y = 0.4;
    double s = 0.2;
    MantraFit fit =
        Mantra.of(Distances.of(List.of("A", "B"), new double[][] {{0, 1}, {1, 0}}))
            .withMu("normal(0.1, sd = 0.3)")
            .withRate(1e6)
            .withLevel(0.9)
            .fit(List.of("A"), new double[] {y}, new double[] {s});
    double precision = 1 / (s * s) + 1 / 0.09;
    double mean = (y / (s * s) + 0.1 / 0.09) / precision;
    NormalDistribution normal = NormalDistribution.of(mean, Math.sqrt(1 / precision));
    Table effects = fit.effects();
    assertEquals(mean, effects.doubleColumn("mean").get(0), 1e-5);
    assertEquals(
        normal.inverseCumulativeProbability(0.05), effects.doubleColumn("lower").get(0), 1e-5);
    assertEquals(
        normal.inverseCumulativeProbability(0.95), effects.doubleColumn("upper").get(0), 1e-5);
  }

  /** Intervals of a higher level hold those of a lower one. */
  @Test
  void levelsAreNested() {
    MantraCase data = MantraCase.random(6, 5);
    Mantra mantra = Mantra.of(Distances.of(data.labels(), data.d()));
    Table narrow = mantra.withLevel(0.5).fit(data.labels(), data.yi(), data.sei()).effects();
    Table wide = mantra.withLevel(0.99).fit(data.labels(), data.yi(), data.sei()).effects();
    for (int i = 0; i < 6; i++) {
      assertTrue(wide.doubleColumn("lower").get(i) < narrow.doubleColumn("lower").get(i));
      assertTrue(wide.doubleColumn("upper").get(i) > narrow.doubleColumn("upper").get(i));
    }
  }
}

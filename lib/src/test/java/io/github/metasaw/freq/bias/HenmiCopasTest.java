package io.github.metasaw.freq.bias;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RRandom;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class HenmiCopasTest {

  @Test
  void intervalsAreThoseOfMetafor() {
    JsonNode results = ReferenceFile.of("metafor_uni/henmi_copas").root().get("results");
    for (var entry : results.properties()) {
      JsonNode expected = entry.getValue();
      HenmiCopas own =
          HenmiCopas.of(
              numbers(expected.get("yi")),
              numbers(expected.get("vi")),
              expected.get("level").asDouble());
      String name = entry.getKey();
      assertClose(expected.get("estimate").asDouble(), own.estimate(), 1e-10, name);
      assertClose(expected.get("se").asDouble(), own.se(), 1e-10, name + " se");
      assertClose(expected.get("tau2").asDouble(), own.tau2(), 1e-10, name + " tau2");
      // R integrates to about 1e-7.
      assertClose(expected.get("lower").asDouble(), own.interval().lower(), 2e-7, name + " lower");
      assertClose(expected.get("upper").asDouble(), own.interval().upper(), 2e-7, name + " upper");
    }
  }

  /** As printed on page 2978, of the 16 trials of Lee and Done (2004). */
  @Test
  void thePublishedExampleIsReproduced() {
    JsonNode data =
        ReferenceFile.of("metafor_uni/henmi_copas").root().get("results").get("lee2004");
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(
                    Table.create(
                        "lee",
                        DoubleColumn.create("yi", numbers(data.get("yi"))),
                        DoubleColumn.create("vi", numbers(data.get("vi")))))
                .read(),
            FreqOptions.defaults().withMethod("REML"));
    HenmiCopas own = HenmiCopas.of(fit);
    assertEquals(-0.5145, own.estimate(), 5e-5);
    assertEquals(-0.9994, own.interval().lower(), 5e-5);
    assertEquals(-0.0295, own.interval().upper(), 5e-5);
    assertEquals(own.interval().upper(), own.table().doubleColumn("upper").getDouble(0));
  }

  /** The half-width is the quantile of |U| in samples, where tau2 is as estimated. */
  @Test
  void theCriticalValueIsThatOfSimulatedStudies() {
    double[] vi = {0.02, 0.05, 0.1, 0.01, 0.2, 0.04, 0.08, 0.03};
    double[] yi = {0.1, 0.5, -0.2, 0.25, 0.9, 0.0, 0.4, -0.1};
    HenmiCopas own = HenmiCopas.of(yi, vi, 0.95);
    RRandom random = RRandom.setSeed(3);
    int samples = 40_000;
    double[] pivots = new double[samples];
    for (int s = 0; s < samples; s++) {
      double[] z = random.rnorm(vi.length);
      for (int i = 0; i < z.length; i++) {
        z[i] *= Math.sqrt(vi[i] + own.tau2());
      }
      HenmiCopas sample = HenmiCopas.of(z, vi, 0.5);
      pivots[s] = Math.abs(sample.estimate() / sample.se());
    }
    Arrays.sort(pivots);
    assertTrue(own.tau2() > 0);
    // The gamma distribution is an approximation; the quantile has a simulation error of 0.02.
    assertEquals(pivots[(int) (0.95 * samples)], own.critical(), 0.06);
  }

  @Test
  void moderatorsAreRefused() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 0.1, 0.2, 0.4, 0.6),
            DoubleColumn.create("vi", 0.1, 0.1, 0.2, 0.1),
            DoubleColumn.create("x", 1, 2, 3, 5));
    assertEquals(
        "intervals of Henmi and Copas are for models without moderators, and this one has (Intercept), x",
        assertThrows(MetaException.class, () -> HenmiCopas.of(Meta.fit(dat, "yi ~ x")))
            .getMessage());
  }
}

package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A row without sampling variance and without sigma, in a group of many rows. */
class ExactRowTest {

  private static final int ROWS = 50;

  private static double yi(int i) {
    return Math.rint(1000 * (Math.sin(1.7 * i) * 0.4 + (i < 40 ? 0.3 : -0.2))) / 1000;
  }

  private static FrequentistFit fit(String method) {
    IntStream rows = IntStream.range(0, ROWS);
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi", IntStream.range(0, ROWS).mapToDouble(ExactRowTest::yi)),
            DoubleColumn.create("vi", IntStream.range(0, ROWS).mapToDouble(i -> i == 7 ? 0 : 0.05)),
            StringColumn.create(
                "g", rows.mapToObj(i -> i < 40 ? "a" : i < 45 ? "b" : "c").toList()));
    ModelSpec spec = ModelSpec.parse("yi ~ 1 + (1 | g) + meta_V(V = vi)\nsigma ~ 0", Map.of());
    return FreqEngine.fit(
        spec, spec.read(StudyReader.of(table)), FreqOptions.defaults().withMethod(method));
  }

  /**
   * metafor 5.1-12: {@code rma.mv(yi, vi, random = ~ 1 | g, control = list(rel.tol = 1e-10))} of
   * {@code yi = round(0.4 sin(1.7 i) + (0.3 or -0.2), 3)}, i from 0.
   */
  @ParameterizedTest
  @CsvSource({
    "REML, -0.0883605610808262, 0.0985107041945554, 0.0232813702075061, -37.3442641570968163",
    "ML, -0.0773767215632580, 0.0802025139015530, 0.0139187520861398, -37.7936982109102715"
  })
  void theFitAgrees(String method, double b, double se, double sigma2, double logLik) {
    FrequentistFit fit = fit(method);
    assertEquals(b, fit.estimate(), 1e-8);
    assertEquals(se, fit.se(), 1e-7);
    assertEquals(sigma2, fit.components().doubleColumn("variance").getDouble(0), 1e-7);
    assertEquals(logLik, fit.logLik(), 1e-11);
  }
}

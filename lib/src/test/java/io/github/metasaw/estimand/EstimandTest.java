package io.github.metasaw.estimand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Averages and signals of the five populations at CDKAL1 (S1) and of five studies (S2). */
class EstimandTest {

  /** From the published intervals, with 1.96 for the quantile as the targets have it. */
  static Studies s1() {
    Table dat = Meta.dataset("cdkal1");
    DoubleColumn width =
        dat.doubleColumn("ci_upper").logN().subtract(dat.doubleColumn("ci_lower").logN());
    return Meta.studies(
            Table.create(
                "cdkal1",
                dat.stringColumn("population"),
                dat.doubleColumn("yi"),
                width.divide(2 * 1.96).setName("se")))
        .sei("se")
        .read();
  }

  static Studies s2() {
    return Meta.studies(Meta.dataset("eight_studies").first(5)).read();
  }

  private static Studies three() {
    return Meta.studies(
            Table.create(
                "three",
                StringColumn.create("study", "A", "B", "C"),
                DoubleColumn.create("yi", 0.1, 0.4, 0.25),
                DoubleColumn.create("sei", 0.05, 0.1, 0.2),
                DoubleColumn.create("n", 200, 200, 100)))
        .require(List.of("n"))
        .read();
  }

  @ParameterizedTest
  @CsvSource({
    "1/1/1, 0.25, 0.07637626158259734",
    "2/7/1, 0.325, 0.07348469228349535",
    "7/1/2, 0.16, 0.05408326913195984",
    "equal, 0.25, 0.07637626158259734",
    "n, 0.25, 0.06"
  })
  void averagesHaveTheErrorOfTheirWeights(String weights, double estimate, double se) {
    WeightedAverage average = WeightedAverages.of(three(), weights).rows().get(0);
    assertEquals(estimate, average.estimate(), 1e-15);
    assertEquals(se, average.se(), 1e-15);
    assertEquals(estimate - 1.959963984540054 * se, average.lower(), 1e-14);
  }

  @Test
  void theLastAverageIsBetaF() {
    WeightedAverages averages = WeightedAverages.of(s1(), "equal", "precision", "3/1/1/1/1");
    assertEquals(
        List.of("equal", "3/1/1/1/1", "precision"),
        averages.rows().stream().map(WeightedAverage::name).toList());
    WeightedAverage best = averages.rows().get(2);
    assertEquals(0.1761611, best.estimate(), 5e-8);
    assertEquals(0.0267950, best.se(), 5e-8);
    assertEquals(6.574407, best.statistic(), 5e-7);
    FrequentistFit fit = Meta.fit(s1(), FreqOptions.defaults().withMethod("FIXED"));
    assertEquals(fit.estimate(), best.estimate(), 1e-14);
    assertEquals(fit.p(), best.p(), 1e-22);
    assertEquals(fit.upper(), best.upper(), 1e-14);
    for (WeightedAverage row : averages.rows()) {
      assertEquals(best.se() * best.se() / (row.se() * row.se()), row.efficiency(), 1e-12);
    }
  }

  /** No weights drawn at random do better, and steps away from the best always do worse. */
  @Test
  void noWeightsBeatTheInverseVariances() {
    Studies studies = s1();
    double best = WeightedAverages.of(studies, "equal").rows().get(1).se();
    RandomStream random = Streams.of(1).chain(0);
    for (int draw = 0; draw < 2000; draw++) {
      double[] weights =
          IntStream.range(0, 5).mapToDouble(i -> -Math.log(random.nextUniform())).toArray();
      assertTrue(WeightedAverages.of(studies, weights).se() > best);
    }
  }

  /** The variance over the simplex by the definition, against correlated errors too. */
  @Test
  void correlatedErrorsCount() {
    double[][] v = {{0.04, 0.018, 0}, {0.018, 0.09, 0}, {0, 0, 0.01}};
    Studies studies =
        Meta.studies(
                Table.create(
                    "correlated",
                    StringColumn.create("study", "A", "B", "C"),
                    DoubleColumn.create("yi", 1, 2, 4)))
            .V(v)
            .read();
    WeightedAverage average = WeightedAverages.of(studies, 1, 1, 2);
    double variance = (0.04 + 0.09 + 2 * 0.018 + 4 * 0.01) / 16;
    assertEquals(2.75, average.estimate(), 1e-15);
    assertEquals(Math.sqrt(variance), average.se(), 1e-15);
    // The best average of A and B by the formula for two correlated estimates, then with C.
    double a = (0.09 - 0.018) / (0.04 + 0.09 - 2 * 0.018);
    double ab = (0.04 * 0.09 - 0.018 * 0.018) / (0.04 + 0.09 - 2 * 0.018);
    double estimate = ((a + 2 * (1 - a)) / ab + 4 / 0.01) / (1 / ab + 1 / 0.01);
    WeightedAverage best = WeightedAverages.of(studies, "equal").rows().get(1);
    assertEquals(estimate, best.estimate(), 1e-14);
    assertEquals(Math.sqrt(1 / (1 / ab + 1 / 0.01)), best.se(), 1e-15);
    SignalDecomposition signal = SignalDecomposition.of(studies);
    double z2 = (0.09 - 2 * 2 * 0.018 + 4 * 0.04) / (0.04 * 0.09 - 0.018 * 0.018) + 16 / 0.01;
    assertEquals(z2, signal.Z2(), 1e-10);
    assertEquals(z2, signal.ZF2() + signal.Q(), 1e-10);
  }

  @Test
  void theSimplexHasItsMinimumAtTheInverseVariances() {
    WeightSimplex simplex = WeightSimplex.of(three(), 84);
    assertEquals(85 * 86 / 2, simplex.weights().size());
    // 1/0.05^2 : 1/0.1^2 : 1/0.2^2 = 16 : 4 : 1, a point of the grid.
    assertEquals(List.of(64 / 84.0, 16 / 84.0, 4 / 84.0), simplex.weights().get(simplex.least()));
    assertEquals(simplex.bestSe(), simplex.standardErrors().get(simplex.least()), 1e-15);
    assertArrayEquals(
        new double[] {16 / 21.0, 4 / 21.0, 1 / 21.0},
        simplex.best().stream().mapToDouble(w -> w).toArray(),
        1e-15);
    Table table = WeightSimplex.of(s2(), 10).table();
    assertEquals(1001, table.rowCount());
    assertEquals(6, table.columnCount());
    assertTrue(table.doubleColumn("se").getDouble(0) >= 0.0552665);
    assertTrue(table.doubleColumn("se").getDouble(0) < 0.0567);
  }

  @Test
  void theSignalDividesIntoAverageAndDifferences() {
    SignalDecomposition signal = SignalDecomposition.of(s1());
    assertEquals(64.32236, signal.Z2(), 5e-5);
    assertEquals(43.22282, signal.ZF2(), 5e-5);
    assertEquals(21.09953, signal.Q(), 5e-6);
    assertEquals(0.0003026, signal.Qp(), 5e-7);
    assertEquals(signal.Z2(), signal.ZF2() + signal.Q(), 1e-12);
    assertEquals(signal.Z2(), signal.signals().stream().mapToDouble(x -> x).sum(), 1e-12);
    Heterogeneity h = Meta.fit(s1()).heterogeneity();
    assertEquals(h.Z2(), signal.Z2(), 1e-12);
    assertEquals(1, h.Z2p() / signal.Z2p(), 1e-10);
    assertEquals(1, h.ZF2p() / signal.ZF2p(), 1e-10);
    assertEquals(1, h.Qp() / signal.Qp(), 1e-10);
    assertEquals(List.of(1, 4, 5), signal.table().intColumn("df").asList());
    assertEquals(3.53818, SignalDecomposition.of(s2()).Q(), 5e-6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/2|the weights '1/2' are 2, but three has 3 studies",
        "1/x/2|the weights '1/x/2' hold 'x', which is no number; write them as in 2/7/1",
        "1/-1/2|the weights '1/-1/2' must be finite and 0 or larger, not -1",
        "0/0/0|the weights '0/0/0' are all 0: they are of no study",
        "m|no column 'm' in three; did you mean 'n'? Columns: study, yi, sei, n"
      })
  void faultsSayWhatIsWrong(String weights, String message) {
    assertEquals(
        message,
        assertThrows(MetaException.class, () -> WeightedAverages.of(three(), weights))
            .getMessage());
  }
}

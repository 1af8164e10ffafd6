package io.github.metasaw.estimand;

import static io.github.metasaw.estimand.EstimandSamples.s1;
import static io.github.metasaw.estimand.EstimandSamples.three;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class WeightedAveragesTest {

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
}

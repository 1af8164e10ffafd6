package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.estimand.WeightedAverages;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PopulationsTest {

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

  @Test
  void populationsHaveTheirParameters() {
    Studies studies = three();
    Populations populations = Populations.of(studies, "n");
    assertEquals(List.of(0.4, 0.4, 0.2), populations.eta());
    assertEquals(1 / (200 * 0.05 * 0.05), populations.phi().get(0), 1e-12);
    WeightedAverage best = WeightedAverages.of(studies, "precision").rows().get(0);
    assertEquals(best.estimate(), populations.betaF(), 1e-15);
    for (int i = 0; i < 3; i++) {
      assertEquals(best.weights().get(i), populations.precision()[i], 1e-15);
    }
    assertEquals(0.325, populations.average(2, 7, 1), 1e-15);
    // zeta2 of the plug-in effects is Q / sum w; the estimate takes k - 1 from Q first.
    SignalDecomposition signal = SignalDecomposition.of(studies);
    double information = 1 / (best.se() * best.se());
    assertEquals(signal.Q() / information, populations.zeta2(), 1e-14);
    double b = populations.betaF();
    double mean = ((0.1 - b) * (0.1 - b) + (0.4 - b) * (0.4 - b) + (0.25 - b) * (0.25 - b)) / 3;
    assertEquals(mean, populations.dispersion(), 1e-15);
  }

  @Test
  void whatIsNoPopulationIsRefused() {
    List<String> labels = List.of("A", "B");
    double[] ok = {1, 2};
    assertThrows(MetaException.class, () -> Populations.of(labels, ok, ok, new double[] {1, 2, 3}));
    assertThrows(MetaException.class, () -> Populations.of(labels, ok, new double[] {1, 0}, ok));
    assertThrows(MetaException.class, () -> Populations.of(labels, ok, ok, new double[] {1, -1}));
  }
}

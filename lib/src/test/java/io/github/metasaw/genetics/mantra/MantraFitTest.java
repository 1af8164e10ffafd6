package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Distances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class MantraFitTest {

  /** BF = BF1 P(C = 1)/P(C = 1 | y), for every prior of mu: P(C = 1) is 1/2. */
  @ParameterizedTest
  @ValueSource(strings = {"normal(0, sd = 1)", "normal(0.3, sd = 0.1)", "flat(kappa = 2)"})
  void bayesFactorsAgreeWithTheProbabilityOfOneCluster(String mu) {
    MantraFit fit = MantraCase.random(6, 3).fit(mu);
    double one = 1 - fit.probHeterogeneous();
    assertEquals(fit.log10BF1() + Math.log10(0.5 / one), fit.log10BF(), 1e-10);
    Table counts = fit.clusterCounts();
    double sum = 0;
    for (int c = 0; c < 6; c++) {
      assertEquals(c + 1, counts.intColumn("c").get(c));
      sum += counts.doubleColumn("posterior").get(c);
    }
    assertEquals(1, sum, 1e-12);
    assertEquals(one, counts.doubleColumn("posterior").get(0), 1e-12);
  }

  /** The probability that two studies are together is that of the partitions that join them. */
  @Test
  void togetherSumsThePartitions() {
    MantraFit fit = MantraCase.random(5, 8).fit("normal(0, sd = 1)");
    Table partitions = fit.partitions();
    double[][] together = new double[5][5];
    for (int q = 0; q < partitions.rowCount(); q++) {
      for (String block : partitions.getString(q, "partition").split("/")) {
        List<String> members = List.of(block.split("\\+"));
        for (String a : members) {
          for (String b : members) {
            int i = fit.labels().indexOf(a);
            int j = fit.labels().indexOf(b);
            together[i][j] += partitions.doubleColumn("posterior").get(q);
          }
        }
      }
    }
    for (int i = 0; i < 5; i++) {
      assertArrayEquals(together[i], fit.togetherArray()[i], 1e-12);
    }
  }

  /** The order of the rows does not matter. */
  @Test
  void orderOfTheStudies() {
    MantraCase data = MantraCase.random(5, 21);
    MantraFit fit = data.fit("normal(0, sd = 1)");
    List<String> labels = new ArrayList<>(data.labels());
    Collections.reverse(labels);
    double[] yi = new double[5];
    double[] sei = new double[5];
    for (int i = 0; i < 5; i++) {
      yi[i] = data.yi()[4 - i];
      sei[i] = data.sei()[4 - i];
    }
    MantraFit reversed =
        Mantra.of(Distances.of(data.labels(), data.d()))
            .withMu("normal(0, sd = 1)")
            .fit(labels, yi, sei);
    assertEquals(fit.log10BF(), reversed.log10BF(), 1e-12);
    assertEquals(fit.effectMeans()[1], reversed.effectMeans()[3], 1e-12);
    assertEquals(fit.effectSds()[0], reversed.effectSds()[4], 1e-12);
    assertEquals(fit.togetherArray()[0][2], reversed.togetherArray()[4][2], 1e-12);
  }

  /** Effects lie between the estimate and the others, and hold their intervals. */
  @Test
  void effects() {
    MantraFit fit = MantraCase.random(5, 4).fit("normal(0, sd = 1)");
    Table effects = fit.effects();
    for (int i = 0; i < 5; i++) {
      double mean = effects.doubleColumn("mean").get(i);
      assertEquals(fit.effectMeans()[i], mean);
      assertTrue(effects.doubleColumn("lower").get(i) < mean);
      assertTrue(effects.doubleColumn("upper").get(i) > mean);
      assertTrue(effects.doubleColumn("sd").get(i) <= effects.doubleColumn("se").get(i) * 1.5);
    }
    effects.doubleColumn("mean").set(0, 99);
    assertTrue(fit.effects().doubleColumn("mean").get(0) != 99, "a copy");
  }

  /** With one study there is one cluster. */
  @Test
  void oneStudy() {
    MantraFit one =
        Mantra.of(Distances.of(List.of("A", "B"), new double[][] {{0, 1}, {1, 0}}))
            .fit(List.of("B"), new double[] {0.2}, new double[] {0.1});
    assertEquals(one.log10BF1(), one.log10BF(), 1e-12);
    assertEquals(0, one.probHeterogeneous(), 1e-15);
    assertEquals(1, one.partitionCount());
    assertArrayEquals(new int[] {0}, one.topClusters());
  }
}

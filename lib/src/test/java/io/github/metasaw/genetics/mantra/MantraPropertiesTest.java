package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What must hold on any data. */
class MantraPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "2, flat",
    "3, 'normal(0, sd = 1)'",
    "5, flat",
    "7, 'normal(0.1, sd = 0.2)'",
    "9, flat"
  })
  void bothIdentities(int k, String mu) {
    MantraFit fit = MantraCase.random(k, k).fit(mu);
    double het = fit.probHeterogeneous();
    assertEquals(Math.log10(0.5 / (1 - het)), fit.log10BF() - fit.log10BF1(), 1e-10);
    Table p = fit.partitions();
    double several = 0;
    double prior = 0;
    for (int q = 0; q < p.rowCount(); q++) {
      prior += p.doubleColumn("prior").get(q);
      if (p.intColumn("clusters").get(q) > 1) {
        several += p.doubleColumn("prior").get(q) * Math.pow(10, p.doubleColumn("log10BF").get(q));
      }
    }
    assertEquals(1, prior, 1e-13);
    double log10Odds = Math.log10(het / (1 - het));
    assertEquals(log10Odds, Math.log10(several / 0.5) - fit.log10BF1(), 1e-10);
    assertEquals(1, p.doubleColumn("posterior").sum(), 1e-12);
    assertEquals(1, fit.clusterCounts().doubleColumn("prior").sum(), 1e-14);
    assertEquals(1, fit.clusterCounts().doubleColumn("posterior").sum(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flat", "normal(0, sd = 1)"})
  void changingTheEffectAlleleChangesSignsOnly(String mu) {
    MantraCase c = MantraCase.random(6, 3);
    double[] minus = c.yi().clone();
    for (int i = 0; i < minus.length; i++) {
      minus[i] = -minus[i];
    }
    MantraFit plus = c.fit(mu);
    MantraFit flipped = new MantraCase(c.labels(), minus, c.sei(), c.d()).fit(mu);
    assertEquals(plus.log10BF(), flipped.log10BF(), 1e-12);
    assertEquals(plus.probHeterogeneous(), flipped.probHeterogeneous(), 1e-12);
    for (int i = 0; i < 6; i++) {
      assertEquals(plus.effectMeans()[i], -flipped.effectMeans()[i], 1e-12);
      assertEquals(column(plus, "upper")[i], -column(flipped, "lower")[i], 1e-9);
    }
  }

  private static double[] column(MantraFit fit, String name) {
    return ((DoubleColumn) fit.effects().column(name)).asDoubleArray();
  }

  @Test
  void permutingStudiesPermutesResults() {
    MantraCase c = MantraCase.random(7, 11);
    MantraFit before = c.fit("flat");
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
    Collections.shuffle(order, new Random(5));
    double[] yi = order.stream().mapToDouble(i -> c.yi()[i]).toArray();
    double[] sei = order.stream().mapToDouble(i -> c.sei()[i]).toArray();
    List<String> labels = order.stream().map(c.labels()::get).toList();
    double[][] d = new double[7][7];
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        d[i][j] = c.d()[order.get(i)][order.get(j)];
      }
    }
    MantraFit dataOnly =
        Mantra.of(Distances.of(c.labels(), c.d())).withMu("flat").fit(labels, yi, sei);
    MantraFit both = Mantra.of(Distances.of(labels, d)).withMu("flat").fit(labels, yi, sei);
    for (MantraFit after : List.of(dataOnly, both)) {
      assertEquals(before.log10BF(), after.log10BF(), 1e-12);
      for (int i = 0; i < 7; i++) {
        int was = order.get(i);
        assertEquals(before.effectMeans()[was], after.effectMeans()[i], 1e-12);
        assertEquals(before.effectSds()[was], after.effectSds()[i], 1e-12);
        for (int j = 0; j < 7; j++) {
          assertEquals(
              before.togetherArray()[was][order.get(j)], after.togetherArray()[i][j], 1e-12);
        }
      }
    }
    assertEquals(
        dataOnly.partitions(1).stringColumn("partition").get(0),
        both.partitions(1).stringColumn("partition").get(0));
  }

  @Test
  void onlyTheOrderOfDistancesMatters() {
    MantraCase c = MantraCase.random(6, 4);
    MantraFit fit = c.fit("flat");
    List<DoubleUnaryOperator> maps =
        List.of(x -> 1000 * x, x -> x * x * x, Math::sqrt, x -> Math.exp(20 * x), x -> 5 + x);
    for (DoubleUnaryOperator map : maps) {
      double[][] d = new double[6][6];
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          d[i][j] = i == j ? 0 : map.applyAsDouble(c.d()[i][j]);
        }
      }
      MantraFit mapped = new MantraCase(c.labels(), c.yi(), c.sei(), d).fit("flat");
      assertEquals(fit.log10BF(), mapped.log10BF(), 0);
      assertEquals(fit.probHeterogeneous(), mapped.probHeterogeneous(), 0);
    }
  }

  @Test
  void aWiderPriorOfMuTendsToTheFlatOne() {
    MantraCase c = MantraCase.random(5, 8);
    double[] flat = c.fit("flat").effectMeans();
    double[] wide = c.fit("normal(0, sd = 1e5)").effectMeans();
    assertArrayEquals(flat, wide, 1e-9);
    assertEquals(
        c.fit("flat").probHeterogeneous(), c.fit("normal(0, sd = 1e5)").probHeterogeneous(), 1e-9);
  }

  @Test
  void kappaMovesBayesFactorsOnly() {
    MantraCase c = MantraCase.random(5, 9);
    MantraFit one = c.fit("flat");
    MantraFit tenth = c.fit("flat(kappa = 0.1)");
    assertEquals(one.log10BF() - 1, tenth.log10BF(), 1e-12);
    assertEquals(one.log10BF1() - 1, tenth.log10BF1(), 1e-12);
    assertEquals(one.probHeterogeneous(), tenth.probHeterogeneous(), 1e-12);
  }

  /** Units: yi, sei, sd of mu and 1 / sqrt(rate) times 100 is the same question. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 100, 1e4})
  void unitsDoNotMatterIfThePriorsFollow(double unit) {
    MantraCase c = MantraCase.random(5, 10);
    double[] yi = c.yi().clone();
    double[] sei = c.sei().clone();
    for (int i = 0; i < 5; i++) {
      yi[i] *= unit;
      sei[i] *= unit;
    }
    MantraFit fit = c.fit("normal(0, sd = 1)");
    MantraFit scaled =
        Mantra.of(Distances.of(c.labels(), c.d()))
            .withMu(MuPrior.normal(unit))
            .withRate(1 / (unit * unit))
            .fit(c.labels(), yi, sei);
    assertEquals(fit.log10BF(), scaled.log10BF(), 1e-9);
    assertEquals(fit.effectMeans()[2], scaled.effectMeans()[2] / unit, 1e-9);
    assertEquals(fit.effectSds()[2], scaled.effectSds()[2] / unit, 1e-9);
  }

  @Test
  void aMeanOfThePriorIsAShiftOfNullAndData() {
    // BF(m) times the null of yi is the marginal likelihood, which only sees yi - m
    MantraCase c = MantraCase.random(4, 12);
    double m = 0.3;
    double[] shifted = c.yi().clone();
    double nullOfShift = 0;
    double nullOfData = 0;
    for (int i = 0; i < 4; i++) {
      shifted[i] -= m;
      nullOfShift -= Math.pow(shifted[i] / c.sei()[i], 2) / 2;
      nullOfData -= Math.pow(c.yi()[i] / c.sei()[i], 2) / 2;
    }
    MantraFit at = c.fit("normal(0.3, sd = 0.5)");
    MantraFit zero = new MantraCase(c.labels(), shifted, c.sei(), c.d()).fit("normal(0, sd = 0.5)");
    assertEquals(
        zero.log10BF() * Math.log(10) + nullOfShift,
        at.log10BF() * Math.log(10) + nullOfData,
        1e-9);
    assertEquals(zero.effectMeans()[0] + m, at.effectMeans()[0], 1e-10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-2, 1, 30, 1000})
  void holdsForAnySizeOfData(double size) {
    MantraCase c = MantraCase.random(5, 13);
    double[] yi = c.yi().clone();
    for (int i = 0; i < 5; i++) {
      yi[i] *= size;
    }
    for (String mu : List.of("flat", "normal(0, sd = 1)")) {
      MantraCase sized = new MantraCase(c.labels(), yi, c.sei(), c.d());
      MantraFit fit = sized.fit(mu);
      MantraFit finer =
          Mantra.of(Distances.of(c.labels(), c.d()))
              .withMu(mu)
              .withNodes(512)
              .fit(c.labels(), yi, c.sei());
      assertTrue(Double.isFinite(fit.log10BF()));
      assertEquals(finer.log10BF(), fit.log10BF(), 1e-8 * Math.max(1, Math.abs(fit.log10BF())));
      assertEquals(finer.log10BF1(), fit.log10BF1(), 1e-8 * Math.max(1, Math.abs(fit.log10BF1())));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-2, 0.1, 1, 10})
  void holdsForAnySizeOfStandardErrors(double size) {
    MantraCase c = MantraCase.random(5, 14);
    double[] sei = c.sei().clone();
    for (int i = 0; i < 5; i++) {
      sei[i] *= size;
    }
    for (String mu : List.of("flat", "normal(0, sd = 1)")) {
      MantraFit fit = new MantraCase(c.labels(), c.yi(), sei, c.d()).fit(mu);
      MantraFit finer =
          Mantra.of(Distances.of(c.labels(), c.d()))
              .withMu(mu)
              .withNodes(512)
              .fit(c.labels(), c.yi(), sei);
      assertEquals(finer.log10BF(), fit.log10BF(), 1e-8 * Math.max(1, Math.abs(fit.log10BF())));
      assertEquals(finer.effectSds()[1], fit.effectSds()[1], 1e-8 * fit.effectSds()[1]);
    }
  }

  @Test
  void intervalsHoldTheirProbability() {
    MantraFit fit =
        Mantra.of(Cdkal1.eightSnps()).withLevel(0.8).fit(Cdkal1.LABELS, Cdkal1.YI, Cdkal1.SEI);
    PartitionPosterior posterior = fit.inference().posterior();
    PartitionKernel kernel = fit.data().kernel(posterior.plan(), 64);
    for (int i = 0; i < 5; i++) {
      double below = 0;
      for (int q = 0; q < posterior.plan().partitions(); q++) {
        kernel.logBf(q);
        for (int b = 0; b < posterior.plan().clusters(q); b++) {
          if ((posterior.plan().members(posterior.plan().block(q, b)) >>> i & 1) != 0) {
            for (int node = 0; node < 64; node++) {
              double z =
                  (column(fit, "upper")[i] - kernel.blockMean(b, node))
                      / Math.sqrt(kernel.blockVariance(b, node));
              below +=
                  posterior.weight()[q]
                      * kernel.nodeWeight(node)
                      * org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
                          .cumulativeProbability(z);
            }
          }
        }
      }
      assertEquals(0.9, below, 1e-9);
    }
  }
}

package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
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

  /** Random studies and distances without ties. */
  private record Case(List<String> labels, double[] yi, double[] sei, double[][] d) {

    static Case random(int k, long seed) {
      RandomStream random = Streams.of(seed).chain(0);
      double[] yi = new double[k];
      double[] sei = new double[k];
      double[] pairs = new double[k * (k - 1) / 2];
      List<String> labels = new ArrayList<>();
      for (int i = 0; i < k; i++) {
        labels.add("S" + i);
        sei[i] = 0.03 + 0.1 * random.nextUniform();
        yi[i] = 0.1 + 0.15 * random.nextGaussian();
      }
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = 0.01 + random.nextUniform();
      }
      return new Case(labels, yi, sei, Cdkal1.square(k, pairs));
    }

    MantraFit fit(String mu) {
      return Mantra.of(Distances.of(labels, d)).withMu(mu).fit(labels, yi, sei);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, flat",
    "3, 'normal(0, sd = 1)'",
    "5, flat",
    "7, 'normal(0.1, sd = 0.2)'",
    "9, flat"
  })
  void bothIdentities(int k, String mu) {
    MantraFit fit = Case.random(k, k).fit(mu);
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
    Case c = Case.random(6, 3);
    double[] minus = c.yi().clone();
    for (int i = 0; i < minus.length; i++) {
      minus[i] = -minus[i];
    }
    MantraFit plus = c.fit(mu);
    MantraFit flipped = new Case(c.labels(), minus, c.sei(), c.d()).fit(mu);
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
    Case c = Case.random(7, 11);
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
    Case c = Case.random(6, 4);
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
      MantraFit mapped = new Case(c.labels(), c.yi(), c.sei(), d).fit("flat");
      assertEquals(fit.log10BF(), mapped.log10BF(), 0);
      assertEquals(fit.probHeterogeneous(), mapped.probHeterogeneous(), 0);
    }
  }

  @Test
  void aWiderPriorOfMuTendsToTheFlatOne() {
    Case c = Case.random(5, 8);
    double[] flat = c.fit("flat").effectMeans();
    double[] wide = c.fit("normal(0, sd = 1e5)").effectMeans();
    assertArrayEquals(flat, wide, 1e-9);
    assertEquals(
        c.fit("flat").probHeterogeneous(), c.fit("normal(0, sd = 1e5)").probHeterogeneous(), 1e-9);
  }

  @Test
  void kappaMovesBayesFactorsOnly() {
    Case c = Case.random(5, 9);
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
    Case c = Case.random(5, 10);
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
    Case c = Case.random(4, 12);
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
    MantraFit zero = new Case(c.labels(), shifted, c.sei(), c.d()).fit("normal(0, sd = 0.5)");
    assertEquals(
        zero.log10BF() * Math.log(10) + nullOfShift,
        at.log10BF() * Math.log(10) + nullOfData,
        1e-9);
    assertEquals(zero.effectMeans()[0] + m, at.effectMeans()[0], 1e-10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-2, 1, 30, 1000})
  void holdsForAnySizeOfData(double size) {
    Case c = Case.random(5, 13);
    double[] yi = c.yi().clone();
    for (int i = 0; i < 5; i++) {
      yi[i] *= size;
    }
    for (String mu : List.of("flat", "normal(0, sd = 1)")) {
      Case sized = new Case(c.labels(), yi, c.sei(), c.d());
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
    Case c = Case.random(5, 14);
    double[] sei = c.sei().clone();
    for (int i = 0; i < 5; i++) {
      sei[i] *= size;
    }
    for (String mu : List.of("flat", "normal(0, sd = 1)")) {
      MantraFit fit = new Case(c.labels(), c.yi(), sei, c.d()).fit(mu);
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
  void aMissingStudyIsASmallerModel() {
    Case c = Case.random(6, 15);
    List<String> five = c.labels().subList(0, 5);
    double[] yi = java.util.Arrays.copyOf(c.yi(), 5);
    double[] sei = java.util.Arrays.copyOf(c.sei(), 5);
    double[][] d = new double[5][];
    for (int i = 0; i < 5; i++) {
      d[i] = java.util.Arrays.copyOf(c.d()[i], 5);
    }
    MantraFit missing = Mantra.of(Distances.of(c.labels(), c.d())).fit(five, yi, sei);
    MantraFit smaller = Mantra.of(Distances.of(five, d)).fit(five, yi, sei);
    assertEquals(smaller.log10BF(), missing.log10BF(), 0);
    assertTrue(missing.checks().stringColumn("check").contains("missing_studies"));
  }

  @Test
  void aCapLeavesOutWhatItSays() {
    Case c = Case.random(8, 16);
    Mantra mantra = Mantra.of(Distances.of(c.labels(), c.d()));
    MantraFit all = mantra.fit(c.labels(), c.yi(), c.sei());
    MantraFit capped = mantra.withMaxClusters(3).fit(c.labels(), c.yi(), c.sei());
    double above = 0;
    for (int i = 4; i <= 8; i++) {
      above += Math.pow(2, -i) * 128 / 127;
    }
    assertEquals(above, capped.omittedPrior(), 1e-15);
    assertEquals(0, all.omittedPrior(), 0);
    assertEquals(8 + 28 + 56, mantra.withMaxClusters(3).plan().centreSets());
    assertTrue(capped.log10BF() < all.log10BF());
    double[] counts = all.clusterCounts().doubleColumn("posterior").asDoubleArray();
    double kept = counts[0] + counts[1] + counts[2];
    assertEquals(all.log10BF() + Math.log10(kept), capped.log10BF(), 1e-10);
  }

  @Test
  void tiesGoToTheFirstOrAreSplit() {
    List<String> labels = List.of("A", "B", "C");
    Distances d = Distances.of(labels, Cdkal1.square(3, 1, 1, 2));
    double[] yi = {.1, .3, -.1};
    double[] sei = {.05, .08, .1};
    MantraFit first = Mantra.of(d).fit(labels, yi, sei);
    assertTrue(first.checks().stringColumn("check").contains("ties"));
    Table p = first.partitions();
    List<String> words = p.stringColumn("partition").asList();
    // of the centres {B, C} A joins B; of {A, C} B joins A; of {A, B} C joins A
    assertEquals(2 / 9., p.doubleColumn("prior").get(words.indexOf("A+B/C")), 1e-15);
    assertEquals(1 / 9., p.doubleColumn("prior").get(words.indexOf("A+C/B")), 1e-15);
    Table split = Mantra.of(d).withTies(Ties.SPLIT).fit(labels, yi, sei).partitions();
    words = split.stringColumn("partition").asList();
    assertEquals(1.5 / 9, split.doubleColumn("prior").get(words.indexOf("A+B/C")), 1e-15);
    assertEquals(1.5 / 9, split.doubleColumn("prior").get(words.indexOf("A+C/B")), 1e-15);
    assertEquals(1, split.doubleColumn("prior").sum(), 1e-15);
  }

  @Test
  void centresAtDistanceZeroKeepTheirOwnEffects() {
    List<String> labels = List.of("A", "B");
    Distances d = Distances.of(labels, new double[2][2]);
    MantraFit fit = Mantra.of(d).fit(labels, new double[] {.1, .3}, new double[] {.05, .08});
    assertEquals(2, fit.partitions().rowCount());
    assertEquals(1.4661694441, fit.log10BF(), 1e-8);
  }

  /** Of the second, P(C > 2) is large; of the third the signal has many decades. */
  @ParameterizedTest
  @CsvSource({"9, 17, 1", "9, 19, 1", "13, 20, 3"})
  void samplingAgreesWithEnumeration(int k, long seed, double strength) {
    Case c = Case.random(k, seed);
    for (int i = 0; i < k; i++) {
      c.yi()[i] *= strength;
    }
    Mantra mantra = Mantra.of(Distances.of(c.labels(), c.d())).withSampling(4, 200, 3000, 20);
    MantraFit exact = mantra.fit(c.labels(), c.yi(), c.sei());
    Inference sampled = Inference.sampled(exact.data(), 100);
    assertTrue(sampled.isSampled());
    double[] counts = exact.inference().counts();
    CentreSampler.Sample sample = sampled.sample();
    double[][] clusters = sample.draws().byIteration("clusters");
    for (int n = 1; n <= k; n++) {
      double share = 0;
      for (double[] row : clusters) {
        for (double value : row) {
          share += value == n ? 1. / 12000 : 0;
        }
      }
      assertEquals(counts[n - 1], share, 0.02);
    }
    double[][] together = exact.inference().posterior().together();
    for (int i = 0; i < k; i++) {
      assertArrayEquals(together[i], sampled.posterior().together()[i], 0.03);
    }
    assertEquals(exact.probHeterogeneous(), sampled.posterior().heterogeneous(), 0.01);
    double log10BF = sampled.posterior().logBfAll() / Math.log(10);
    assertTrue(sampled.mcse() < 0.1);
    assertEquals(exact.log10BF(), log10BF, Math.max(1e-9, 6 * sampled.mcse()));
  }

  @Test
  void manyStudiesAreSampledAndSaySo() {
    Case c = Case.random(26, 18);
    for (int i = 0; i < 26; i++) {
      c.yi()[i] *= 0.3; // else so heterogeneous that 1 - P(C > 1) has no digits
    }
    MantraFit fit =
        Mantra.of(Distances.of(c.labels(), c.d()))
            .withSampling(2, 50, 150, 1)
            .fit(c.labels(), c.yi(), c.sei());
    assertTrue(fit.isSampled());
    List<String> checks = fit.checks().stringColumn("check").asList();
    assertTrue(checks.contains("sampled_centres"));
    assertTrue(checks.contains("mcse_log10BF"));
    assertEquals(1, fit.clusterCounts().doubleColumn("posterior").sum(), 0.02);
    assertEquals(
        Math.log10(0.5 / (1 - fit.probHeterogeneous())), fit.log10BF() - fit.log10BF1(), 1e-9);
    MantraFit again =
        Mantra.of(Distances.of(c.labels(), c.d()))
            .withSampling(2, 50, 150, 1)
            .fit(c.labels(), c.yi(), c.sei());
    assertEquals(fit.log10BF(), again.log10BF(), 0);
  }

  @Test
  void intervalsHoldTheirProbability() {
    MantraFit fit =
        Mantra.of(Cdkal1.eightSnps()).withLevel(0.8).fit(Cdkal1.LABELS, Cdkal1.YI, Cdkal1.SEI);
    Posterior posterior = fit.inference().posterior();
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

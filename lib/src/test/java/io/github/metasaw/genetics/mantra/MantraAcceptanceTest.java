package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Numbers of an independent program in 25 to 30 digits. */
class MantraAcceptanceTest {

  /** A case: data, distances, prior of mu, log10 BF_1, log10 BF, P(C > 1), digits given. */
  static Stream<Arguments> cases() {
    double[] y = Cdkal1.YI;
    double[] s = Cdkal1.SEI;
    Distances eight = Cdkal1.eightSnps();
    Distances one = Cdkal1.oneSnp();
    Distances single = Distances.of(new double[1][1]);
    Distances two = Distances.of(Cdkal1.square(2, 1));
    Distances three = Distances.of(Cdkal1.square(3, 1, 2, 1.5));
    double[] y1 = {.2};
    double[] s1 = {.05};
    double[] y2 = {.1, .3};
    double[] s2 = {.05, .08};
    double[] y3 = {.1, .3, -.1};
    double[] s3 = {.05, .08, .1};
    return Stream.of(
        Arguments.of(
            "A", y, s, eight, "flat", 8.21252330050843, 9.71230784758859, .984180765744247),
        Arguments.of(
            "B",
            y,
            s,
            eight,
            "normal(0, sd = 1)",
            7.68862860430465,
            9.26769098070361,
            .986820236176316),
        Arguments.of("C flat", y, s, one, "flat", 8.21252330050843, 8.459312258023, .716742741958),
        Arguments.of(
            "C", y, s, one, "normal(0, sd = 1)", 7.68862860430465, 8.0138504605, .7635451926),
        Arguments.of("D flat", y1, s1, single, "flat", 2.5724157937, 2.5724157937, 0.),
        Arguments.of("D", y1, s1, single, "normal(0, sd = 1)", 2.0470395008, 2.0470395008, 0.),
        Arguments.of("E flat", y2, s2, two, "flat", 1.9727343059, 1.9547050860, .4788062198),
        Arguments.of(
            "E", y2, s2, two, "normal(0, sd = 1)", 1.4496126338, 1.4661694441, .5187029563),
        Arguments.of("F flat", y3, s3, three, "flat", .9460437333, 1.0383163537, .5957059183),
        Arguments.of(
            "F", y3, s3, three, "normal(0, sd = 1)", .4244370746, .5688574565, .6414500862),
        Arguments.of(
            "G flat",
            y,
            s,
            Cdkal1.ancestry(),
            "flat",
            8.212523300508,
            9.968129236856,
            .991222636830),
        Arguments.of(
            "G",
            y,
            s,
            Cdkal1.ancestry(),
            "normal(0, sd = 1)",
            7.688628604305,
            9.521740045100,
            .992657253017));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void bayesFactors(
      String name,
      double[] yi,
      double[] sei,
      Distances d,
      String mu,
      double bf1,
      double bf,
      double heterogeneous) {
    Mantra mantra = Mantra.of(d).withMu(mu);
    List<String> labels = d.labels();
    for (int nodes : new int[] {0, 64, 32}) {
      Mantra with = nodes == 0 ? mantra : mantra.withNodes(nodes);
      MantraFit fit = with.fit(labels, yi, sei);
      double tolerance = nodes == 32 ? 1e-6 : 1e-8;
      assertEquals(bf1, fit.log10BF1(), tolerance);
      assertEquals(bf, fit.log10BF(), tolerance);
      assertEquals(heterogeneous, fit.probHeterogeneous(), tolerance);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'normal(0, variance = 0.04)', 7.937467, 9.660203, .990533, 8.438917, .842413",
    "'normal(0, variance = 0.25)', 7.839961, 9.489946, .988806, 8.248670, .804898",
    "'normal(0, variance = 10)',   7.293297, 8.807364, .984693, 7.553062, .725081",
    "'normal(0, variance = 100)',  6.811220, 8.312608, .984239, 7.059440, .717675",
    "'normal(0, variance = 1e4)',  5.813411, 7.313212, .984181, 6.060214, .716752",
    "'normal(0, variance = 1e6)',  4.813433, 6.313218, .984181, 5.060222, .716743"
  })
  void priorsOfMu(String mu, double bf1, double bf8, double het8, double bf, double het) {
    MantraFit eight = fit(Mantra.of(Cdkal1.eightSnps()).withMu(mu));
    MantraFit one = fit(Mantra.of(Cdkal1.oneSnp()).withMu(mu));
    assertArrayEquals(
        new double[] {bf1, bf8, het8, bf1, bf, het},
        new double[] {
          eight.log10BF1(), eight.log10BF(), eight.probHeterogeneous(),
          one.log10BF1(), one.log10BF(), one.probHeterogeneous()
        },
        6e-7);
  }

  @ParameterizedTest
  @CsvSource({"100, 10.102542, .993559", "10, 10.126494, .993905", "0.1, 9.202687, .948855"})
  void ratesOfTau2(double rate, double bf, double heterogeneous) {
    MantraFit fit = fit(Mantra.of(Cdkal1.eightSnps()).withMu("flat").withRate(rate));
    assertEquals(bf, fit.log10BF(), 6e-7);
    assertEquals(heterogeneous, fit.probHeterogeneous(), 6e-7);
  }

  private static MantraFit fit(Mantra mantra) {
    return mantra.fit(Cdkal1.LABELS, Cdkal1.YI, Cdkal1.SEI);
  }

  private static final MantraFit A = fit(Mantra.of(Cdkal1.eightSnps()).withMu("flat"));

  @Test
  void clusterCountsOfA() {
    assertArrayEquals(
        new double[] {.0158192343, .6406346202, .2622763914, .0651503495, .0161194046},
        numbers(A.clusterCounts(), "posterior"),
        1e-9);
    assertArrayEquals(
        new double[] {1 / 2., 4 / 15., 2 / 15., 1 / 15., 1 / 30.},
        numbers(A.clusterCounts(), "prior"),
        1e-15);
    MantraPlan plan = A.model().plan();
    assertEquals(31, plan.centreSets());
    assertEquals(16, plan.partitions());
    assertEquals(17, plan.cells());
    assertEquals(13, Mantra.of(Cdkal1.oneSnp()).model().plan().partitions());
  }

  @Test
  void effectsOfA() {
    Table effects = A.effects();
    assertArrayEquals(
        new double[] {.120949281, .0758768584, .0947619864, .3125070337, .3108390649},
        numbers(effects, "mean"),
        1e-9);
    assertArrayEquals(
        new double[] {.071231045, .0489910209, .0424880549, .0481323189, .0521511378},
        numbers(effects, "sd"),
        1e-9);
    MantraFit b = fit(Mantra.of(Cdkal1.eightSnps()));
    assertArrayEquals(
        new double[] {.1221532309, .0748972604, .0946724692, .3125238268, .3108647194},
        b.effectMeans(),
        1e-9);
    assertArrayEquals(
        new double[] {.0720582814, .0491847598, .0424763355, .0476411289, .0517585376},
        b.effectSds(),
        1e-9);
    MantraFit c = fit(Mantra.of(Cdkal1.oneSnp()).withMu("flat"));
    assertArrayEquals(
        new double[] {.1756099812, .0880713283, .1361774479, .2578414686, .2574474691},
        c.effectMeans(),
        1e-9);
    assertEquals(.3472575221, c.togetherArray()[3][4], 1e-9);
    MantraFit g = fit(Mantra.of(Cdkal1.ancestry()).withMu("flat"));
    assertArrayEquals(
        new double[] {.11691, .080161, .090448, .314431, .313983}, g.effectMeans(), 6e-7);
    assertEquals(.93587, g.togetherArray()[3][4], 6e-6);
    assertEquals(.865943, g.togetherArray()[1][2], 6e-7);
    assertEquals("EA+AA+LA/JA+NH", g.partitions(1).stringColumn("partition").get(0));
    assertEquals(.690161, numbers(g.partitions(1), "posterior")[0], 6e-7);
  }

  @Test
  void whoIsTogetherInA() {
    double[] pairs = {
      .6445769097,
      .8240278561,
      .0269953688,
      .0362157359,
      .7542366989,
      .0165994609,
      .0246002026,
      .0273569036,
      .0365772706,
      .9582009407
    };
    double[][] expected = Cdkal1.square(5, pairs);
    double[][] together = A.togetherArray();
    for (int i = 0; i < 5; i++) {
      expected[i][i] = 1;
      assertArrayEquals(expected[i], together[i], 1e-9);
      assertArrayEquals(expected[i], numbers(A.together(), Cdkal1.LABELS.get(i)), 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EA+AA+LA/JA+NH, 2, .0533333333, 10.7790509001, .621930",
    "EA+LA/AA/JA+NH, 3, .0533333333, 10.1589502735, .149156",
    "EA/AA+LA/JA+NH, 3, .0133333333, 10.6269706601, .109547",
    "EA/AA/LA/JA+NH, 4, .0266666667, 9.9813172619, .049543",
    "EA/AA/LA/JA/NH, 5, .0333333333, 9.3967780996, .016119",
    "EA+AA+LA+JA+NH, 1, .5, 8.2125233005, .015819",
    "EA+LA/AA/JA/NH, 4, .0266666667, 9.4706281102, .015286",
    "EA+LA+JA+NH/AA, 2, .1066666667, 8.7325707473, .011176"
  })
  void partitionsOfA(
      String partition, int clusters, double prior, double log10BF, double posterior) {
    Table all = A.partitions();
    int row = all.stringColumn("partition").asList().indexOf(partition);
    assertEquals(clusters, all.intColumn("clusters").get(row));
    assertEquals(prior, numbers(all, "prior")[row], 1e-10);
    assertEquals(log10BF, numbers(all, "log10BF")[row], 1e-9);
    assertEquals(posterior, numbers(all, "posterior")[row], 6e-7);
    double[] sorted = numbers(all, "posterior");
    for (int i = 1; i < sorted.length; i++) {
      assertTrue(sorted[i] <= sorted[i - 1]);
    }
  }

  @Test
  void priorsOfPartitionsOfF() {
    Distances d = Distances.of(Cdkal1.square(3, 1, 2, 1.5));
    Table p =
        Mantra.of(d)
            .fit(d.labels(), new double[] {.1, .3, -.1}, new double[] {.05, .08, .1})
            .partitions();
    List<String> words = p.stringColumn("partition").asList();
    double[] prior = numbers(p, "prior");
    assertEquals(4, prior.length);
    assertEquals(1 / 2., prior[words.indexOf("study 1+study 2+study 3")], 1e-15);
    assertEquals(2 / 9., prior[words.indexOf("study 1+study 2/study 3")], 1e-15);
    assertEquals(1 / 6., prior[words.indexOf("study 1/study 2/study 3")], 1e-15);
    assertEquals(1 / 9., prior[words.indexOf("study 1/study 2+study 3")], 1e-15);
  }

  @Test
  void anotherMetricHardlyMatters() {
    Distances fst =
        Distances.ofFrequencies(
            Frequencies.of(Cdkal1.LABELS, Cdkal1.FREQUENCIES), Frequencies.Metric.FST);
    assertEquals(.984101, fit(Mantra.of(fst).withMu("flat")).probHeterogeneous(), 6e-7);
    assertEquals(.06625, Cdkal1.eightSnps().get(3, 4), 1e-15);
    assertEquals(.05, Cdkal1.eightSnps().get(0, 2), 1e-15);
  }

  private static double[] numbers(Table table, String column) {
    return ((DoubleColumn) table.column(column)).asDoubleArray();
  }

  @Test
  void equalEffectsFavourOneCluster() {
    double[] same = new double[5];
    Arrays.fill(same, .18);
    MantraFit fit =
        Mantra.of(Cdkal1.eightSnps()).withMu("flat").fit(Cdkal1.LABELS, same, Cdkal1.SEI);
    assertEquals(.0434313, fit.probHeterogeneous(), 6e-8);
    for (double log10BF : numbers(fit.partitions(), "log10BF")) {
      assertTrue(log10BF <= fit.log10BF1() + 1e-12);
    }
  }
}

package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class HanEskinTailTest {

  private static final double[] STATISTICS = {0.1, 1, 3.84, 10, 30, 100, 1000, 12800};

  /** ln of the tail for k = 2, 3, 5, 10, 50, by mpmath with 30 digits: an integral over Q. */
  private static final double[][] EXPECTED = {
    {
      -0.249153752131794,
      -1.05433056378013,
      -2.85254864506356,
      -6.28433114758625,
      -16.7543221775072,
      -52.3188724333458,
      -503.45251861824,
      -6404.7252000036
    },
    {
      -0.233319882047212,
      -1.0099758027168,
      -2.78001873776015,
      -6.18991106884455,
      -16.6388512337187,
      -52.1892656419712,
      -503.31421385853,
      -6404.58570020081
    },
    {
      -0.217402489559343,
      -0.962969463278318,
      -2.69900563471331,
      -6.07969599300169,
      -16.4973772835726,
      -52.0241530628692,
      -503.132718065877,
      -6404.40174107453
    },
    {
      -0.201219656859833,
      -0.912436490426348,
      -2.60670371754559,
      -5.94740363863007,
      -16.3164962529903,
      -51.8003853105322,
      -502.873501921787,
      -6404.13635799215
    },
    {
      -0.179150081729752,
      -0.838642256660068,
      -2.46138236652527,
      -5.72324762199567,
      -15.9771378272802,
      -51.328642938606,
      -502.239843773716,
      -6403.46038980121
    }
  };

  @Test
  void tailsWithThirtyDigits() {
    int[] ks = {2, 3, 5, 10, 50};
    HanEskinTail tail = new HanEskinTail();
    for (int i = 0; i < ks.length; i++) {
      for (int j = 0; j < STATISTICS.length; j++) {
        assertEquals(EXPECTED[i][j], tail.logSurvival(STATISTICS[j], ks[i]), 1e-9);
      }
    }
    assertEquals(Normal.logTwoSided(3), tail.logSurvival(9, 1), 1e-14);
    assertEquals(0, tail.logSurvival(0, 4));
    assertEquals(Double.NaN, tail.logSurvival(Double.NaN, 4));
    double beyond = 160_001;
    assertEquals(
        Normal.logTwoSided(Math.sqrt(beyond)) + HanEskinTail.excess(400, 5),
        tail.logSurvival(beyond, 5),
        1e-4);
  }

  /** What Han and Eskin's table is made by: estimates without effects, k studies, their S. */
  @Test
  void tailsAreThoseOfSimulatedStudies() {
    HanEskinTail tail = new HanEskinTail();
    RandomStream random = Streams.of(7).chain(0);
    int draws = 40_000;
    double[] statistics = {0.5, 2, 4, 7, 10};
    for (int k : new int[] {2, 4, 8}) {
      double[] exceeded = new double[statistics.length];
      double[] yi = new double[k];
      double[] wi = new double[k];
      for (int d = 0; d < draws; d++) {
        for (int i = 0; i < k; i++) {
          wi[i] = 4;
          yi[i] = random.nextGaussian() / 2;
        }
        double s = HanEskin.of(k, yi, wi, tail).statistic();
        for (int j = 0; j < statistics.length; j++) {
          exceeded[j] += s > statistics[j] ? 1.0 / draws : 0;
        }
      }
      for (int j = 0; j < statistics.length; j++) {
        double p = Math.exp(tail.logSurvival(statistics[j], k));
        assertEquals(p, exceeded[j], 3.5 * Math.sqrt(p * (1 - p) / draws), k + " studies");
      }
    }
  }

  /** Half a chi-square with 1 degree of freedom, half one with 2, for many studies. */
  @Test
  void manyStudiesComeNearTheMixture() {
    HanEskinTail tail = new HanEskinTail();
    for (double s : new double[] {1, 5, 15}) {
      double mixture =
          LogProbability.sum(ChiSquared.logSurvival(s, 1), ChiSquared.logSurvival(s, 2))
              + Math.log(0.5);
      double last = Double.POSITIVE_INFINITY;
      for (int k : new int[] {5, 50, 200}) {
        double gap = mixture - tail.logSurvival(s, k);
        assertTrue(gap > 0 && gap < last, gap + " of " + k);
        last = gap;
      }
      assertTrue(last < 0.2, last + " at " + s);
      assertEquals(tail.logSurvival(s, 200), tail.logSurvival(s, 201));
    }
  }
}

package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.distribution.WeightedChiSquares;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Tau2Interval;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Intervals of tau2 by what defines them. */
class Tau2IntervalsTest {

  @Test
  void endsOfTheQProfileIntervalSolveTheirEquations() {
    for (Dataset data : new Dataset[] {Dataset.EIGHT_STUDIES, Dataset.BCG}) {
      Studies studies = StudyReader.of(data.table()).read();
      Tau2Interval interval = Tau2EstimatorTest.fit(studies, FreqOptions.defaults()).tau2Interval();
      ChiSquaredDistribution chi = ChiSquaredDistribution.of(studies.k() - 1);
      double upper = q(studies, interval.upper());
      assertEquals(chi.inverseCumulativeProbability(0.025), upper, 1e-11, data.id());
      if (interval.lower() > 0) {
        double lower = q(studies, interval.lower());
        assertEquals(chi.inverseCumulativeProbability(0.975), lower, 1e-11, data.id());
      }
    }
  }

  private static double q(Studies studies, double tau2) {
    return weighted(studies.yi(), Arrays.stream(studies.vi()).map(v -> 1 / (v + tau2)).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12, 80})
  void quadraticFormWithEqualWeightsIsChiSquare(int df) {
    double[] lambda = new double[df];
    Arrays.fill(lambda, 0.3);
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(df);
    for (double p : new double[] {1e-6, 0.025, 0.5, 0.975, 1 - 1e-9}) {
      double x = chi.inverseCumulativeProbability(p);
      assertEquals(p, WeightedChiSquares.cdf(lambda, 0.3 * x), 1e-12);
    }
  }

  /** Weights in pairs make a sum of exponentials, whose distribution is elementary. */
  @Test
  void quadraticFormWithPairedWeightsIsHypoexponential() {
    double[] pairs = {7, 2, 0.4, 0.01};
    double[] lambda = new double[8];
    for (int i = 0; i < 8; i++) {
      lambda[i] = pairs[i / 2];
    }
    for (double x : new double[] {0.1, 1, 5, 20, 90}) {
      double tail = 0;
      for (double a : pairs) {
        double product = 1;
        for (double b : pairs) {
          product *= a == b ? 1 : a / (a - b);
        }
        tail += product * Math.exp(-x / (2 * a));
      }
      assertEquals(1 - tail, WeightedChiSquares.cdf(lambda, x), 1e-12, "x = " + x);
    }
  }

  @Test
  void generalizedQIntervalHasItsTails() {
    Studies studies = StudyReader.of(Dataset.BCG.table()).read();
    double[] weights = Arrays.stream(studies.vi()).map(v -> 1 / (v + 0.1)).toArray();
    FrequentistFit fit =
        Tau2EstimatorTest.fit(
            studies, FreqOptions.defaults().withMethod("GENQ").withWeights(weights));
    Tau2Interval interval = fit.tau2Interval();
    assertEquals(Tau2Interval.Method.GENERALIZED_Q, interval.method());
    // By simulation: Q of estimates drawn at an end exceeds the observed one in 2.5 % of draws.
    Random random = new Random(8);
    double observed = weighted(studies.yi(), weights);
    int draws = 20_000;
    int below = 0;
    for (int draw = 0; draw < draws; draw++) {
      double[] y = studies.vi();
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.sqrt(y[i] + interval.upper()) * random.nextGaussian();
      }
      below += weighted(y, weights) <= observed ? 1 : 0;
    }
    double error = Math.sqrt(0.025 * 0.975 / draws);
    assertEquals(0.025, (double) below / draws, 4 * error);
  }

  private static double weighted(double[] y, double[] w) {
    double sum = Arrays.stream(w).sum();
    double mean = 0;
    for (int i = 0; i < y.length; i++) {
      mean += w[i] * y[i] / sum;
    }
    double q = 0;
    for (int i = 0; i < y.length; i++) {
      q += w[i] * (y[i] - mean) * (y[i] - mean);
    }
    return q;
  }

  @Test
  void anIntervalMayBeEmptyAndSaysSo() {
    Table same =
        Table.create(
            "same",
            DoubleColumn.create("yi", 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
            DoubleColumn.create("vi", 1, 1, 1, 1, 1, 1));
    FrequentistFit fit = Tau2EstimatorTest.fit(StudyReader.of(same).read(), FreqOptions.defaults());
    assertTrue(fit.tau2Interval().empty());
    assertTrue(
        fit.checkList().stream()
            .anyMatch(c -> c.name().equals("tau2_interval") && c.value().equals("empty")));
  }
}

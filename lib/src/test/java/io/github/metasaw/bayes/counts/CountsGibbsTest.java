package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.draws.Mcse;
import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same model by Gibbs sampling with slices, baselines and effects among what is sampled. */
@Tag("slow")
class CountsGibbsTest {

  private static final int DRAWS = 200_000;

  private final RandomStream stream = Streams.of(11).chains(1).get(0);

  /** One step of slice sampling by stepping out (Neal 2003). */
  private double slice(double x, DoubleUnaryOperator log, double width) {
    double level = log.applyAsDouble(x) + Math.log(stream.nextUniform());
    double left = x - width * stream.nextUniform();
    double right = left + width;
    while (log.applyAsDouble(left) > level) {
      left -= width;
    }
    while (log.applyAsDouble(right) > level) {
      right += width;
    }
    while (true) {
      double next = left + (right - left) * stream.nextUniform();
      if (log.applyAsDouble(next) > level) {
        return next;
      }
      if (next < x) {
        left = next;
      } else {
        right = next;
      }
    }
  }

  @Test
  void theBinomialModelIsTheSameByGibbsSampling() {
    var data = CountsQuadratureTest.SPARSE;
    int k = data.k();
    double[] theta = new double[k];
    double[] level = new double[k];
    double mu = 0;
    double tau = 0.5;
    double[][] kept = new double[3][DRAWS];
    for (int s = -1000; s < DRAWS; s++) {
      double precision = 0.25;
      double sum = 0;
      for (int i = 0; i < k; i++) {
        BinomialLikelihood first = BinomialLikelihood.of(data.ai()[i], data.n1(i));
        BinomialLikelihood second = BinomialLikelihood.of(data.ci()[i], data.n2(i));
        double effect = theta[i];
        level[i] = slice(level[i], b -> first.value(b + effect) + second.value(b) - b * b / 8, 1);
        double b = level[i];
        double mean = mu;
        double sd = tau;
        theta[i] =
            slice(effect, t -> first.value(b + t) - (t - mean) * (t - mean) / (2 * sd * sd), 1);
        precision += 1 / (tau * tau);
        sum += theta[i] / (tau * tau);
      }
      mu = sum / precision + stream.nextGaussian() / Math.sqrt(precision);
      double away = 0;
      for (double t : theta) {
        away += (t - mu) * (t - mu);
      }
      double squares = away;
      double u =
          slice(
              Math.log(tau),
              v -> v - Math.exp(2 * v) / 0.98 - k * v - squares / 2 * Math.exp(-2 * v),
              1);
      tau = Math.exp(u);
      if (s >= 0) {
        kept[0][s] = mu;
        kept[1][s] = tau;
        kept[2][s] = theta[0];
      }
    }
    CountsPosterior exact =
        CountsQuadrature.of(data, DataLikelihood.BINOMIAL, new BaselinePrior(0, 2))
            .compute(CountsQuadratureTest.priors(k, CountsQuadratureTest.PROPER));
    assertNear(exact.mu().mean(), kept[0]);
    assertNear(exact.tau().mean(), kept[1]);
    assertNear(exact.theta(0).mean(), kept[2]);
  }

  private static void assertNear(double expected, double[] draws) {
    double[][] chain = new double[draws.length][1];
    double sum = 0;
    for (int s = 0; s < draws.length; s++) {
      chain[s][0] = draws[s];
      sum += draws[s];
    }
    assertEquals(expected, sum / draws.length, 4 * Mcse.mean(chain));
  }
}

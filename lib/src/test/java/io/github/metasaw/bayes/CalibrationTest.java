package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Truths drawn from the priors, data from the truths, posteriors from the data: then ranks of the
 * truths among draws are uniform (Talts and others 2018, arXiv:1804.06788), and exact intervals
 * hold them as often as they say.
 */
@Tag("slow")
class CalibrationTest {

  private static final double[] SEI = {0.1, 0.2, 0.3, 0.4, 0.15, 0.5};
  private static final String PRIORS =
      "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_normal(sd = 0.5)";
  private static final List<String> VARIABLES =
      List.of("mu", "tau", "theta_new", "beta_F", "zeta2", "theta[1]", "theta[6]");
  private static final int BINS = 20;

  /** A truth and its data. */
  private record World(double[] truths, Studies studies) {

    static World draw(RandomStream stream) {
      double mu = stream.nextGaussian();
      double tau = 0.5 * Math.abs(stream.nextGaussian());
      int k = SEI.length;
      double[] theta = new double[k];
      double[] yi = new double[k];
      double sum = 0;
      double betaF = 0;
      for (int i = 0; i < k; i++) {
        theta[i] = mu + tau * stream.nextGaussian();
        yi[i] = theta[i] + SEI[i] * stream.nextGaussian();
        sum += 1 / (SEI[i] * SEI[i]);
        betaF += theta[i] / (SEI[i] * SEI[i]);
      }
      betaF /= sum;
      double zeta2 = 0;
      for (int i = 0; i < k; i++) {
        zeta2 += (theta[i] - betaF) * (theta[i] - betaF) / (SEI[i] * SEI[i]) / sum;
      }
      double next = mu + tau * stream.nextGaussian();
      Table table =
          Table.create("world", DoubleColumn.create("yi", yi), DoubleColumn.create("sei", SEI));
      return new World(
          new double[] {mu, tau, next, betaF, zeta2, theta[0], theta[5]},
          io.github.metasaw.Meta.studies(table).sei("sei").read());
    }
  }

  private static List<PriorText> priors() {
    return ModelText.parse(PRIORS).priors();
  }

  @ParameterizedTest
  @CsvSource({
    "direct, marginal, 1, 1, 20000",
    "gibbs, marginal, 2, 5, 20000",
    "nuts, marginal, 3, 8, 10000",
    "nuts, noncentred, 4, 8, 5000"
  })
  void ranksAreUniform(String sampler, String parameters, long seed, int thin, int worlds) {
    int kept = BINS * 10 - 1;
    BayesOptions options =
        BayesOptions.defaults()
            .withSampler(sampler)
            .withParameters(parameters)
            .withChains(1)
            .withWarmup(400)
            .withDraws(kept * thin);
    int[][] counts = new int[VARIABLES.size()][BINS];
    RandomStream stream = Streams.of(-seed).chain(0);
    List<PriorText> priors = priors();
    for (int w = 0; w < worlds; w++) {
      World world = World.draw(stream);
      Design design = Design.intercept(SEI.length);
      Draws draws = BayesEngine.fit(world.studies(), design, priors, options.withSeed(w)).sample();
      for (int v = 0; v < counts.length; v++) {
        double[] x = draws.variable(VARIABLES.get(v))[0];
        int rank = 0;
        for (int i = thin - 1; i < x.length; i += thin) {
          rank += x[i] < world.truths()[v] ? 1 : 0;
        }
        counts[v][rank * BINS / (kept + 1)]++;
      }
    }
    StringBuilder report = new StringBuilder();
    double least = 1;
    for (int v = 0; v < counts.length; v++) {
      double chi2 = 0;
      double expected = (double) worlds / BINS;
      for (int count : counts[v]) {
        chi2 += (count - expected) * (count - expected) / expected;
      }
      double p = ChiSquaredDistribution.of(BINS - 1).survivalProbability(chi2);
      least = Math.min(least, p);
      report.append(String.format(Locale.ROOT, " %s %.3f", VARIABLES.get(v), p));
    }
    System.out.printf(
        Locale.ROOT,
        "ranks, %s (%s), %d worlds: p of chi2%s%n",
        sampler,
        parameters,
        worlds,
        report);
    assertTrue(least > 1e-4, report.toString());
  }

  @Test
  void exactIntervalsHoldWhatTheySay() {
    int worlds = 20_000;
    double[] levels = {0.5, 0.9, 0.95};
    int[][] held = new int[VARIABLES.size()][levels.length];
    int[][] heldByShortest = new int[VARIABLES.size()][levels.length];
    RandomStream stream = Streams.of(1952).chain(0);
    List<PriorText> priors = priors();
    for (int w = 0; w < worlds; w++) {
      World world = World.draw(stream);
      Design design = Design.intercept(SEI.length);
      BayesFit fit = BayesEngine.fit(world.studies(), design, priors, BayesOptions.defaults());
      for (int v = 0; v < held.length; v++) {
        for (int l = 0; l < levels.length; l++) {
          double truth = world.truths()[v];
          held[v][l] += holds(fit.interval(VARIABLES.get(v), levels[l]), truth);
          if (w % 10 == 0) {
            heldByShortest[v][l] += holds(fit.shortest(VARIABLES.get(v), levels[l]), truth);
          }
        }
      }
    }
    for (int v = 0; v < held.length; v++) {
      for (int l = 0; l < levels.length; l++) {
        double p = levels[l];
        double share = (double) held[v][l] / worlds;
        double shortest = 10.0 * heldByShortest[v][l] / worlds;
        double error = Math.sqrt(p * (1 - p) / worlds);
        System.out.printf(
            Locale.ROOT,
            "coverage of exact %.0f %% intervals, %s: %.4f, shortest %.4f (MC %.4f, %.4f)%n",
            100 * p,
            VARIABLES.get(v),
            share,
            shortest,
            error,
            error * Math.sqrt(10));
        assertEquals(p, share, 4.5 * error, VARIABLES.get(v));
        assertEquals(p, shortest, 4.5 * error * Math.sqrt(10), VARIABLES.get(v));
      }
    }
  }

  private static int holds(Interval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
  }
}

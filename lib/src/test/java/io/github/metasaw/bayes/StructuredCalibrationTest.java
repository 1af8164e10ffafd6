package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Simulation-based calibration (Talts and others 2018, arXiv:1804.06788) of a multilevel model:
 * truths drawn from the priors, data from the truths; the ranks of the truths among draws are
 * uniform.
 */
@Tag("slow")
class StructuredCalibrationTest {

  private static final String[] STUDY = {
    "a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "e", "e", "e", "e"
  };
  private static final int LEVELS = 5;
  private static final String MODEL =
      """
      yi ~ 1 + (1 | study) + meta_V(V = vi)
      prior mu = normal(0, sd = 1)
      prior sigma = half_normal(sd = 0.3)
      prior sd(study) = half_normal(sd = 0.5)
      """;
  private static final List<String> VARIABLES =
      List.of(
          "mu", "sigma", "sd(study)", "tau", "theta_new", "u[study=a]", "theta[1]", "theta[15]");
  private static final int BINS = 20;
  private static final int KEPT = 10 * BINS - 1;

  /** A truth and its data. */
  private record World(double[] truths, Table table) {

    static World draw(RandomStream stream) {
      double mu = stream.nextGaussian();
      double sigma = 0.3 * Math.abs(stream.nextGaussian());
      double sd = 0.5 * Math.abs(stream.nextGaussian());
      double[] u = new double[LEVELS];
      for (int l = 0; l < LEVELS; l++) {
        u[l] = sd * stream.nextGaussian();
      }
      int n = STUDY.length;
      double[] theta = new double[n];
      double[] yi = new double[n];
      double[] vi = new double[n];
      for (int i = 0; i < n; i++) {
        theta[i] = mu + u[STUDY[i].charAt(0) - 'a'] + sigma * stream.nextGaussian();
        vi[i] = 0.01 * (1 + i % 5);
        yi[i] = theta[i] + Math.sqrt(vi[i]) * stream.nextGaussian();
      }
      double tau = Math.sqrt(sigma * sigma + sd * sd);
      double next = mu + tau * stream.nextGaussian();
      return new World(
          new double[] {mu, sigma, sd, tau, next, u[0], theta[0], theta[n - 1]},
          Table.create(
              "world",
              StringColumn.create("study", STUDY),
              DoubleColumn.create("yi", yi),
              DoubleColumn.create("vi", vi)));
    }
  }

  @ParameterizedTest
  @CsvSource({"nuts, 1, 4, 4000", "gibbs, 2, 4, 4000"})
  void ranksAreUniform(String sampler, long seed, int thin, int worlds) {
    BayesOptions options =
        BayesOptions.defaults()
            .withSampler(sampler)
            .withChains(1)
            .withWarmup(400)
            .withDraws(KEPT * thin);
    int[][] counts = new int[VARIABLES.size()][BINS];
    RandomStream stream = Streams.of(-seed).chain(0);
    for (int w = 0; w < worlds; w++) {
      World world = World.draw(stream);
      Draws draws = Meta.bayes(world.table(), MODEL, options.withSeed(w)).sample();
      for (int v = 0; v < counts.length; v++) {
        double[] x = draws.variable(VARIABLES.get(v))[0];
        int rank = 0;
        for (int i = thin - 1; i < x.length; i += thin) {
          rank += x[i] < world.truths()[v] ? 1 : 0;
        }
        counts[v][rank * BINS / (KEPT + 1)]++;
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
        Locale.ROOT, "ranks, multilevel, %s, %d worlds: p of chi2%s%n", sampler, worlds, report);
    assertTrue(least > 1e-4, report.toString());
  }
}

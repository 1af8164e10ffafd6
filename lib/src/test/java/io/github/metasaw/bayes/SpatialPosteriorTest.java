package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RRandom;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Posteriors of models whose levels are correlated by their distance. */
class SpatialPosteriorTest {

  private static final int SIDE = 4;

  /** Places on a square grid, the rows of the effects that are alike nearby. */
  private static final Table PLACES = places();

  private static Table places() {
    RRandom random = RRandom.setSeed(7);
    StringColumn site = StringColumn.create("site");
    DoubleColumn east = DoubleColumn.create("east");
    DoubleColumn north = DoubleColumn.create("north");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    double[] noise = random.rnorm(SIDE * SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      site.append("s" + i);
      east.append(i % SIDE);
      north.append(i / SIDE);
      yi.append(0.3 * Math.sin(i % SIDE) + 0.2 * (i / SIDE) + 0.2 * noise[i]);
      vi.append(0.02 + 0.01 * (i % 3));
    }
    return Table.create("places", site, east, north, yi, vi);
  }

  private static String model(String cov) {
    return "yi ~ 1 + (1 | site, cov = %s(east, north)) + meta_V(V = vi)\nsigma ~ 0".formatted(cov);
  }

  private static final String PRIORS =
      "\nprior sd(site) = half_normal(sd = 0.5)\nprior range(site) = ";

  private static BayesFit fit(String cov, String priors) {
    BayesOptions options =
        BayesOptions.defaults().withChains(2).withWarmup(500).withDraws(4000).withSeed(3);
    return Meta.bayes(PLACES, model(cov) + priors, options);
  }

  /** Mean and SD of a quantity under weights. */
  private static final class Moments {
    private double weight;
    private double sum;
    private double squares;

    void add(double value, double by) {
      weight += by;
      sum += by * value;
      squares += by * value * value;
    }

    double mean() {
      return sum / weight;
    }

    double sd() {
      return Math.sqrt(squares / weight - mean() * mean());
    }
  }

  private static double value(BayesFit post, String variable, String column) {
    Table summary = post.summary();
    int row = summary.stringColumn("variable").firstIndexOf(variable);
    return summary.doubleColumn(column).getDouble(row);
  }

  private static void agrees(Moments exact, BayesFit post, String variable) {
    double mcse = value(post, variable, "mcse");
    assertEquals(exact.mean(), value(post, variable, "mean"), 4 * mcse, variable);
    assertEquals(1, value(post, variable, "sd") / exact.sd(), 0.1, variable);
  }

  /**
   * The restricted likelihood is that with the mean integrated over a flat prior: on a grid of SD
   * and range, times both priors, it is the posterior.
   */
  @ParameterizedTest
  @CsvSource({"exp", "gau", "sph"})
  void drawsAgreeWithAGridOfRestrictedLikelihoods(String cov) {
    DoubleUnaryOperator halfNormal = sd -> -0.5 * sd * sd / 0.25;
    DoubleUnaryOperator logNormal = range -> -0.5 * Math.pow(Math.log(range) - 0.5, 2) / 0.36;
    Moments sds = new Moments();
    Moments ranges = new Moments();
    for (double log = -1.6; log < 3.2; log += 0.12) {
      double range = Math.exp(log);
      for (double sd = 0.01; sd < 1.6; sd += 0.03) {
        FreqOptions given =
            FreqOptions.defaults().withFixed("sd(site)", sd).withFixed("range(site)", range);
        FrequentistFit there = Meta.fit(PLACES, model(cov), given);
        double density =
            Math.exp(
                there.logLik() + halfNormal.applyAsDouble(sd) + logNormal.applyAsDouble(range));
        sds.add(sd, density);
        ranges.add(range, density);
      }
    }
    BayesFit post =
        fit(
            cov,
            "\nprior sd(site) = half_normal(sd = 0.5)\nprior log(range(site)) = normal(0.5, sd = 0.6)");
    agrees(sds, post, "sd(site)");
    agrees(ranges, post, "range(site)");
  }

  @Test
  void aRangeMayBeKnown() {
    BayesFit post = fit("exp", PRIORS + "fixed(1.5)");
    assertEquals(1.5, value(post, "range(site)", "mean"), 1e-12);
    assertEquals(0, value(post, "range(site)", "sd"), 1e-12);
  }

  private static String fault(String cov, String priors) {
    return assertThrows(MetaException.class, () -> fit(cov, priors)).getMessage();
  }

  @Test
  void aRangeNeedsAPriorThatIntegrates() {
    assertEquals(
        "range(site) has no prior, and none goes without saying: write for example prior range(site) = half_normal(sd = 10), in the unit of the distances",
        fault("exp", "\nprior sd(site) = half_normal(sd = 0.5)"));
    assertEquals(
        "prior range(site) = flat() does not integrate, and may leave no posterior; write for example prior range(site) = half_normal(sd = 10), in the unit of the distances",
        fault("exp", PRIORS + "flat()"));
    assertTrue(
        fault("exp", PRIORS + "normal(0, sd = 3)").startsWith("normal may be negative, and range"));
  }

  /** At long ranges all levels have one effect, of which a flat prior of the SD leaves too much. */
  @Test
  void soDoesTheSdBesideIt() {
    assertEquals(
        "prior sd(site) = flat() does not integrate, and may leave no posterior; write for example prior sd(site) = half_normal(sd = 0.5)",
        fault("exp", "\nprior sd(site) = flat()\nprior range(site) = half_normal(sd = 3)"));
  }

  /**
   * Distances along roads from one town to eight others: these are alike to it, not to each other.
   */
  @Test
  void distancesThatGiveNoCorrelationsAreRefused() {
    int n = 9;
    double[][] road = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        road[i][j] = i == j ? 0 : i == 0 || j == 0 ? 1 : 2;
      }
    }
    Table table = PLACES.first(n);
    StudyReader reader =
        StudyReader.of(table)
            .matrix("D", LevelMatrix.of(table.stringColumn("site").asList(), road));
    String text =
        "yi ~ 1 + (1 | site, cov = lin(D)) + meta_V(V = vi)\nsigma ~ 0" + PRIORS + "uniform(0, 9)";
    MetaException fault =
        assertThrows(
            MetaException.class, () -> Meta.bayes(reader, text, Map.of(), BayesOptions.defaults()));
    assertTrue(
        fault.getMessage().startsWith("cov = lin gives no possible correlations of these levels"),
        fault.getMessage());
    assertTrue(
        Meta.fit(
                    reader,
                    text.substring(0, text.indexOf("\nprior")),
                    Map.of(),
                    FreqOptions.defaults())
                .logLik()
            < 0);
  }
}

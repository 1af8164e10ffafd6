package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The committed table comes from its program, and notebook 04 says nothing untrue of it. */
class SimulatedCountriesTest {

  private static double q(String csv) {
    return Meta.fit(Meta.studies(Table.read().csv(csv, "simulated")).read()).Q();
  }

  @Test
  void theCommittedFileIsReproduced() throws IOException {
    assertEquals(
        Files.readString(Path.of("..", "data", "simulated_countries.csv")),
        SimulatedCountries.csv());
  }

  @Test
  void theSeedIsTheOneWithTheNearestQ() {
    int nearest =
        IntStream.rangeClosed(1, 40)
            .boxed()
            .min(
                Comparator.comparingDouble(s -> Math.abs(q(SimulatedCountries.csv(s)) - 62.228124)))
            .orElseThrow();
    assertEquals(SimulatedCountries.SEED, nearest);
  }

  /** What the notebook says of either table, the published and the simulated. */
  @Test
  void theProseOfTheNotebookIsTrueOfIt() {
    Table table = Meta.dataset("simulated_countries");
    assertEquals(79, table.rowCount());
    FrequentistFit reml = Meta.fit(Meta.studies(table).read());
    assertTrue(reml.Q() < reml.df(), "Q " + reml.Q());
    assertEquals(0, reml.tau2());
    BayesFit post = Meta.bayes(table, "yi ~ 1\nprior mu = flat()\nprior tau = flat()");
    assertTrue(post.interval("mu", 0.95).lower() > 0, "the mean effect is clearly positive");
    assertTrue(post.marginal("tau").cdf(0.0001) < 0.1, "most of tau lies above 0");
    assertTrue(1 - post.marginal("tau").cdf(0.0146) < 1e-4, "the grid reaches far enough");
    assertTrue(post.sd("mu") > reml.standardErrors()[0], "the interval of REML is narrower");
  }
}

package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.results;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import org.junit.jupiter.api.Test;

class ManhattanLayoutTest {

  @Test
  void aPictureOfManyIsNoLargerThanOneOfFew() {
    int few = GeneticsFigures.manhattan(results(20_000, 22), "p").svg().length();
    int many = GeneticsFigures.manhattan(results(200_000, 22), "p").svg().length();
    assertTrue(many < 2 * few && many < 100_000, few + " " + many);
    assertTrue(GeneticsFigures.qq(results(200_000, 22), "p").svg().length() < 60_000);
  }

  @Test
  void peaksAreNamedAndBayesFactorsSayTheirPrior() {
    Figure figure = GeneticsFigures.manhattan(results(1000, 5), "log10BF");
    assertTrue(figure.text().contains("rs500"), figure.text());
    assertTrue(figure.title().endsWith("log10BF, mu ~ normal(0, sd = 1)"));
    assertFalse(figure.description().contains("none"));
    assertTrue(
        GeneticsFigures.manhattan(results(1000, 5), "p").description().contains("rs500, rs333"));
  }
}

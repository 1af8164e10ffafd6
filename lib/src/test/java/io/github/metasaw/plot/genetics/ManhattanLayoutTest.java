package io.github.metasaw.plot.genetics;

import static io.github.metasaw.plot.genetics.GeneticsSamples.results;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
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

  /** Two columns of p values have one scale, others their own; both fields say what they show. */
  @Test
  void twoColumnsAreMirrored() {
    Figure figure = GeneticsFigures.manhattan(results(1000, 5), "p", "log10BF");
    assertTrue(figure.text().contains("Above: -log10 p"), figure.text());
    assertTrue(figure.text().contains("Below: log10BF, mu ~ normal(0, sd = 1)"));
    assertTrue(figure.description().startsWith("Above, -log10 p"));
    assertTrue(figure.description().contains("Below, log10BF"));
    assertEquals(
        GeneticsFigures.manhattan(results(1000, 5), "p").data().rowCount()
            + GeneticsFigures.manhattan(results(1000, 5), "log10BF").data().rowCount(),
        figure.data().rowCount());
    Figure same = GeneticsFigures.manhattan(results(1000, 5), "p", "p");
    double[] heights =
        SceneChecks.marks(same.scene(), Mark.Stems.class)
            .flatMap(stems -> stems.stems().stream())
            .mapToDouble(stem -> Math.min(stem.y1(), stem.y2()))
            .sorted()
            .toArray();
    double[] depths =
        SceneChecks.marks(same.scene(), Mark.Stems.class)
            .flatMap(stems -> stems.stems().stream())
            .mapToDouble(stem -> Math.max(stem.y1(), stem.y2()))
            .sorted()
            .toArray();
    // the highest above is as far from its axis as the lowest below
    double axes = 2 * 4 * 16 + 2 * 20 * 16 + 2 * 16;
    assertEquals(axes, heights[0] + depths[depths.length - 1], 2);
  }
}

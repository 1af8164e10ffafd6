package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Distances, effects and priors of any size: right, or refused in one line. */
class MantraExtremesTest {

  private static final double[] Y = {.2, .15, -.1, .05};
  private static final double[] S = {.05, .06, .04, .05};

  private static Distances distances(double unit) {
    double[][] d = {{0, .1, .9, 1}, {.1, 0, .8, .95}, {.9, .8, 0, .3}, {1, .95, .3, 0}};
    for (double[] row : d) {
      Arrays.setAll(row, j -> unit * row[j]);
    }
    return Distances.of(d);
  }

  private static MantraFit fit(double[] y, double[] s, double unit, UnaryOperator<Mantra> with) {
    List<String> labels = List.of("study 1", "study 2", "study 3", "study 4");
    return with.apply(Mantra.of(distances(unit))).fit(labels, y, s);
  }

  private static double[] times(double c, double[] values) {
    return Arrays.stream(values).map(value -> c * value).toArray();
  }

  /** Only the order of distances matters, up to the largest numbers. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-10, 1e100, 1e308, 1.7e308})
  void distancesOfAnySize(double unit) {
    assertEquals(fit(Y, S, 1, m -> m).log10BF(), fit(Y, S, unit, m -> m).log10BF(), 1e-12);
    List<Dendrogram.Merge> expected = distances(1).dendrogram().merges();
    List<Dendrogram.Merge> merges = distances(unit).dendrogram().merges();
    for (int i = 0; i < merges.size(); i++) {
      assertEquals(expected.get(i).left(), merges.get(i).left());
      assertEquals(1, merges.get(i).height() / unit / expected.get(i).height(), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-40, 1e-20, 1e20, 1e40})
  void unitsDoNotMatter(double c) {
    MantraFit plain = fit(Y, S, 1, m -> m);
    MantraFit scaled =
        fit(times(c, Y), times(c, S), 1, m -> m.withMu(MuPrior.normal(0, c)).withRate(1 / (c * c)));
    assertEquals(plain.log10BF(), scaled.log10BF(), 1e-9);
    assertEquals(plain.probHeterogeneous(), scaled.probHeterogeneous(), 1e-9);
    assertEquals(
        1,
        scaled.effects().doubleColumn("mean").get(0)
            / c
            / plain.effects().doubleColumn("mean").get(0),
        1e-9);
  }

  @ParameterizedTest
  @CsvSource({"1e160, .05", "1e308, .05", "1e51, 1e51", ".2, 1e-20", ".2, 1e-150", "0, 1e-150"})
  void refusesRows(double y, double s) {
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> fit(new double[] {.2, y, -.1, .05}, new double[] {.05, s, .04, .05}, 1, m -> m));
    assertTrue(e.getMessage().contains("'study 2'"), e.getMessage());
  }

  @Test
  void refusesPriorsWithoutScale() {
    assertThrows(MetaException.class, () -> fit(times(1e40, Y), times(1e40, S), 1, m -> m));
    for (double rate : new double[] {1e300, 1e-300, 1e100, Double.NaN, 0}) {
      assertThrows(MetaException.class, () -> fit(Y, S, 1, m -> m.withRate(rate)));
    }
    for (String prior :
        new String[] {
          "normal(0, sd = 1e999)",
          "normal(0, sd = 1e160)",
          "normal(0, sd = 1e-160)",
          "normal(1e160, sd = 1)",
          "normal(0, variance = 1e999)",
          "flat(1e999)",
          "normal(1e20, sd = 1)"
        }) {
      assertThrows(MetaException.class, () -> fit(Y, S, 1, m -> m.withMu(prior)), prior);
    }
  }

  /** A study that says nothing leaves the others as they are. */
  @ParameterizedTest
  @ValueSource(doubles = {1e20, 1e100, 1e150})
  void aStudyThatSaysNothing(double s) {
    double[] errors = {.05, s, .04, .05};
    double[] most = {.05, 1e12, .04, .05};
    assertEquals(fit(Y, most, 1, m -> m).log10BF(), fit(Y, errors, 1, m -> m).log10BF(), 1e-9);
  }
}

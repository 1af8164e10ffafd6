package io.github.metasaw.draws;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The summary against R's coda 0.19-4, to the letter. */
class CodaTest {

  @ParameterizedTest
  @ValueSource(strings = {"one_variable", "mixed", "iid", "tiny", "three"})
  void agreesWithCoda(String set) {
    JsonNode expected = ReferenceFile.of("diagnostics/coda_summaries").root().get(set);
    Draws draws = draws(expected);
    Coda coda = Coda.of(draws);

    compare(expected.get("mean"), coda, Coda.Row::mean, "mean");
    compare(expected.get("sd"), coda, Coda.Row::sd, "sd");
    compare(expected.get("naive_se"), coda, Coda.Row::naiveSe, "naive SE");
    compare(expected.get("time_series_se"), coda, Coda.Row::timeSeriesSe, "time-series SE");
    for (int v = 0; v < coda.rows().size(); v++) {
      Coda.Row r = coda.rows().get(v);
      double[] quantiles = {r.q025(), r.q25(), r.median(), r.q75(), r.q975()};
      assertClose(expected.get("quantiles").get(v), quantiles, 1e-12, r.variable());
      for (int c = 0; c < draws.chains(); c++) {
        int order = ArSpectrum.of(draws.variable(r.variable())[c]).order();
        assertEquals(expected.get("order").get(c).get(v).asInt(), order, r.variable() + " order");
      }
    }
    // capture.output leaves out the last line feed.
    assertEquals(expected.get("text").asText() + "\n", coda.text());
  }

  @Test
  void unitsDoNotMatter() {
    double[][] chain = {new double[200]};
    Random random = new Random(3);
    for (int i = 1; i < 200; i++) {
      chain[0][i] = 0.8 * chain[0][i - 1] + random.nextGaussian();
    }
    double one = row(chain).timeSeriesSe();
    for (int i = 0; i < 200; i++) {
      chain[0][i] *= 1e-12;
    }
    assertEquals(one * 1e-12, row(chain).timeSeriesSe(), 1e-24);
  }

  @Test
  void independentDrawsHaveNearlyTheNaiveError() {
    double[][] chain = {new Random(8).doubles(10_000).toArray()};
    Coda.Row row = row(chain);
    assertEquals(1, row.timeSeriesSe() / row.naiveSe(), 0.15);
    assertTrue(ArSpectrum.of(chain[0]).order() <= 6);
  }

  @Test
  void oneDrawHasNoError() {
    Coda.Row row = row(new double[][] {{2}});
    assertEquals(2, row.mean());
    assertEquals(Double.NaN, row.timeSeriesSe());
    assertTrue(Coda.of(Draws.of(List.of("x"), new double[][][] {{{2}}})).text().contains("NA"));
  }

  @Test
  void formatsAsR() {
    assertArrayEquals(
        new String[] {"NA", "Inf", "1"}, RFormat.of(new double[] {Double.NaN, 1 / 0.0, 1}, 4));
    assertArrayEquals(new String[] {"1e-10"}, RFormat.of(new double[] {1e-10}, 4));
    assertArrayEquals(
        new String[] {"1.5e+120", "0.0e+00"}, RFormat.of(new double[] {1.5e120, 0}, 4));
    assertArrayEquals(new String[] {"123457"}, RFormat.of(new double[] {123456.7}, 4));
    // A tie goes to the even digit, and then its zero is dropped.
    assertArrayEquals(new String[] {"-5.65e+08"}, RFormat.of(new double[] {-565050000}, 4));
    // The sign counts where it stands, not beside the longest number: widths tie, and fixed wins.
    assertArrayEquals(
        new String[] {"-134435", "7034926841"},
        RFormat.of(new double[] {-134435, 7034926841.0}, 4));
    // The binary value of 0.026305 lies below the decimal: item 004-07.
    assertArrayEquals(new String[] {"0.0263"}, RFormat.of(new double[] {0.026305}, 4));
  }

  private static Coda.Row row(double[][] chains) {
    return Coda.of(Draws.of(List.of("x"), new double[][][] {chains})).rows().get(0);
  }

  private static void compare(
      JsonNode expected, Coda coda, ToDoubleFunction<Coda.Row> figure, String what) {
    double[] actual = coda.rows().stream().mapToDouble(figure).toArray();
    assertClose(expected, actual, 1e-10, what);
  }

  private static Draws draws(JsonNode expected) {
    List<String> names = new ArrayList<>();
    expected.get("names").forEach(name -> names.add(name.asText()));
    JsonNode chains = expected.get("chains");
    double[][][] values = new double[names.size()][chains.size()][];
    for (int v = 0; v < values.length; v++) {
      for (int c = 0; c < values[v].length; c++) {
        values[v][c] = numbers(chains.get(c).get(v));
      }
    }
    return Draws.of(names, values);
  }
}

package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.draws.Coda;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The summary of 10,000 draws that the document on 79 countries prints, against the exact posterior
 * on its grid: every figure within Monte Carlo error. The data are not ours to ship: the test needs
 * the folder METASAW_DATA.
 */
class PrintedCountriesTest {

  private static final int DRAWS = 10_000;

  /** Largest difference in Monte Carlo standard errors, over about 800 comparisons. */
  private static final double ERRORS = 4.5;

  private static final String MODEL = "estimate ~ 1\nprior tau = grid(0.0001, 0.0146, 0.0005)";

  private static BayesFit exact;

  /** A printed number, good to half a unit of its last digit. */
  record Printed(double value, double half) {
    static Printed of(String text) {
      BigDecimal number = new BigDecimal(text);
      return new Printed(number.doubleValue(), number.ulp().doubleValue() / 2);
    }
  }

  record Row(String variable, List<Printed> figures) {
    @Override
    public String toString() {
      return variable;
    }
  }

  @BeforeAll
  static void fit() {
    String folder = System.getenv("METASAW_DATA");
    Assumptions.assumeTrue(
        folder != null && Files.isReadable(Path.of(folder, "country_effects.csv")),
        "METASAW_DATA names no folder with country_effects.csv");
    exact = fit(BayesOptions.defaults());
  }

  private static BayesFit fit(BayesOptions options) {
    return Meta.bayes(
        Meta.studies(Meta.dataset("country_effects")).sei("std_error"), MODEL, Map.of(), options);
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PrintedCountriesTest.class.getResourceAsStream(
                    "/reference/seeds/country_effects_printed.csv"),
                StandardCharsets.UTF_8))) {
      in.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("variable"))
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  rows.add(new Row(cells[0], Stream.of(cells).skip(1).map(Printed::of).toList())));
    }
    return rows;
  }

  private static Marginal marginal(String variable) {
    return variable.startsWith("replicate of ")
        ? exact.replicate(variable.substring("replicate of ".length()))
        : exact.marginal(variable);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isWithinMonteCarloError(Row row) {
    Marginal marginal = marginal(row.variable());
    double sd = marginal.sd();
    double error = sd / Math.sqrt(DRAWS);
    near(marginal.mean(), row.figures().get(0), error, "mean");
    double sdError = sd * Math.sqrt((kurtosis(marginal) - 1) / (4.0 * DRAWS));
    near(sd, row.figures().get(1), sdError, "sd");
    near(error, row.figures().get(2), sdError / Math.sqrt(DRAWS), "naive SE");
    double[] probabilities = {0.025, 0.25, 0.5, 0.75, 0.975};
    for (int i = 0; i < probabilities.length; i++) {
      Printed printed = row.figures().get(4 + i);
      double p = probabilities[i];
      double reach = ERRORS * Math.sqrt(p * (1 - p) / DRAWS);
      // Also where tau has but 30 values: the share at or below must pass p, that below must not.
      assertTrue(
          marginal.cdf(printed.value() + printed.half()) >= p - reach
              && marginal.cdf(printed.value() - printed.half()) <= p + reach,
          () -> "quantile " + p + ": " + printed.value() + " for " + marginal.quantile(p));
    }
  }

  private static void near(double expected, Printed printed, double error, String what) {
    assertEquals(expected, printed.value(), ERRORS * error + printed.half(), what);
  }

  private static double kurtosis(Marginal marginal) {
    int points = 4000;
    double second = 0;
    double fourth = 0;
    for (int i = 0; i < points; i++) {
      double gap = marginal.quantile((i + 0.5) / points) - marginal.mean();
      second += gap * gap / points;
      fourth += gap * gap * gap * gap / points;
    }
    return fourth / (second * second);
  }

  /**
   * The time-series errors of independent draws: AIC takes an autoregression where there is none in
   * a share of the rows, and no printed error is farther from the naive one than ours happen to be.
   */
  @Test
  void timeSeriesErrorsAreThoseOfIndependentDraws() throws IOException {
    int runs = 20;
    int ours = 0;
    int all = 0;
    double least = 1;
    double most = 1;
    for (int seed = 0; seed < runs; seed++) {
      BayesOptions options = BayesOptions.defaults().withSampler("direct").withSeed(seed);
      for (Coda.Row row : Coda.of(fit(options.withChains(1).withDraws(DRAWS)).sample()).rows()) {
        if (row.variable().startsWith("theta[")) {
          double ratio = row.timeSeriesSe() / row.naiveSe();
          ours += Math.abs(ratio - 1) > 1e-4 ? 1 : 0;
          all++;
          least = Math.min(least, ratio);
          most = Math.max(most, ratio);
        }
      }
    }
    int theirs = 0;
    int count = 0;
    for (Row row : rows()) {
      double ratio = row.figures().get(3).value() / row.figures().get(2).value();
      assertTrue(ratio > least && ratio < most, row + ": " + ratio);
      if (row.variable().startsWith("theta[")) {
        theirs += ratio == 1 ? 0 : 1;
        count++;
      }
    }
    double share = (double) ours / all;
    assertEquals(share, (double) theirs / count, ERRORS * Math.sqrt(share * (1 - share) / count));
  }
}

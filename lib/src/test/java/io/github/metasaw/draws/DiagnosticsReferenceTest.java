package io.github.metasaw.draws;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R-hat, ESS and MCSE against R's posterior 1.4.0. */
class DiagnosticsReferenceTest {

  private static final double EXACT = 1e-10;

  private static final Map<String, ToDoubleFunction<double[][]>> FIGURES =
      Map.ofEntries(
          Map.entry("rhat", Rhat::of),
          Map.entry("rhat_basic", Rhat::basic),
          Map.entry("ess_bulk", Ess::bulk),
          Map.entry("ess_tail", Ess::tail),
          Map.entry("ess_mean", Ess::mean),
          Map.entry("ess_sd", Ess::sd),
          Map.entry("ess_median", Ess::median),
          Map.entry("mcse_mean", Mcse::mean),
          Map.entry("mcse_sd", Mcse::sd),
          Map.entry("mcse_median", Mcse::median),
          Map.entry("mcse_q05", d -> Mcse.quantile(d, 0.05)),
          Map.entry("coda_ts_se_chain1", DiagnosticsReferenceTest::timeSeriesSe));

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (String file : List.of("diagnostics_seed11", "posterior_cases")) {
      for (Map.Entry<String, JsonNode> e :
          ReferenceFile.of("diagnostics/" + file).root().properties()) {
        if (e.getValue().isObject()) {
          cases.add(Arguments.of(file, e.getKey(), e.getValue()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void agreesWithPosterior(String file, String name, JsonNode expected) {
    double[][] draws = draws(expected);
    int compared = 0;
    for (Map.Entry<String, JsonNode> e : expected.properties()) {
      ToDoubleFunction<double[][]> figure = FIGURES.get(e.getKey());
      if (figure != null) {
        assertClose(number(e.getValue()), figure.applyAsDouble(draws), EXACT, e.getKey());
        compared++;
      }
    }
    assertTrue(compared >= 10, file + " " + name + " compared " + compared);
    if (expected.has("p")) {
      double[] p = numbers(expected.get("p"));
      double[] ess = new double[p.length];
      double[] mcse = new double[p.length];
      for (int i = 0; i < p.length; i++) {
        ess[i] = Ess.quantile(draws, p[i]);
        mcse[i] = Mcse.quantile(draws, p[i]);
      }
      assertClose(expected.get("ess_quantile"), ess, EXACT, "ess_quantile");
      assertClose(expected.get("mcse_quantile"), mcse, EXACT, "mcse_quantile");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void summaryHoldsTheSameFigures(String file, String name, JsonNode expected) {
    Draws draws = Draws.of(List.of("x"), new double[][][] {Chains.ofIterations(draws(expected))});
    DrawSummary summary = DrawSummary.of(draws).get(0);
    assertClose(number(expected.get("rhat")), summary.rhat(), EXACT, file + name + " rhat");
    assertClose(number(expected.get("ess_bulk")), summary.essBulk(), EXACT, "ess_bulk");
    assertClose(number(expected.get("ess_tail")), summary.essTail(), EXACT, "ess_tail");
    assertClose(number(expected.get("mcse_mean")), summary.mcse(), EXACT, "mcse");
  }

  @Test
  void autocorrelationAgreesWithAcf() {
    JsonNode root = ReferenceFile.of("diagnostics/acf_quantile").root();
    for (String series : List.of("short", "long")) {
      JsonNode expected = root.get(series);
      double[] acf =
          Autocorrelation.of(numbers(expected.get("x")), series.equals("short") ? 200 : 300);
      assertClose(expected.get("acf"), acf, EXACT, series);
    }
  }

  @Test
  void quantilesAgreeWithTypeSeven() {
    JsonNode root = ReferenceFile.of("diagnostics/acf_quantile").root();
    double[] x = numbers(root.get("short").get("x"));
    assertClose(root.get("quantile"), Quantiles.of(x, numbers(root.get("p"))), 1e-14, "quantile");
  }

  private static double timeSeriesSe(double[][] draws) {
    double[][] first = {Chains.ofIterations(draws)[0]};
    return Coda.of(Draws.of(List.of("x"), new double[][][] {first})).rows().get(0).timeSeriesSe();
  }

  private static double[][] draws(JsonNode expected) {
    List<double[]> rows = new ArrayList<>();
    expected.get("draws_iteration_by_chain").forEach(row -> rows.add(numbers(row)));
    return rows.toArray(double[][]::new);
  }
}

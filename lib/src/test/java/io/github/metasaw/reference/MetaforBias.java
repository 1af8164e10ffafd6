package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.AsymmetryResult;
import io.github.metasaw.freq.bias.AsymmetryTest;
import io.github.metasaw.freq.bias.AsymmetryTests;
import io.github.metasaw.freq.bias.ExcessSignificance;
import io.github.metasaw.freq.bias.FailSafeNumber;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers metafor's tests and numbers of publication bias by this library. */
final class MetaforBias {

  private MetaforBias() {}

  /**
   * The quantities of a test of publication bias.
   *
   * @param function {@code tes, regtest, ranktest, fsn}
   * @param fit of the studies it is of
   * @param options of the call
   * @param isOfFit whether the call was given a fit and not effects
   * @throws NotAnswered for another function, or options that have no counterpart
   */
  static Map<String, double[]> answer(
      String function, FrequentistFit fit, JsonNode options, boolean isOfFit) {
    return switch (function) {
      case "tes" -> excess(ExcessSignificance.of(fit), options.path("test").asText());
      case "regtest" -> {
        String predictor = options.path("predictor").asText("sei");
        boolean isClassical = options.path("model").asText().equals("lm");
        AsymmetryResult test =
            AsymmetryTests.some(
                    fit,
                    List.of(isClassical ? AsymmetryTest.EGGER : AsymmetryTest.MIXED),
                    FunnelPredictor.parse(predictor))
                .get(0);
        yield Map.of("zval", new double[] {test.statistic()}, "pval", new double[] {test.p()});
      }
      case "ranktest" -> {
        AsymmetryResult rank =
            AsymmetryTests.some(fit, List.of(AsymmetryTest.BEGG), FunnelPredictor.SEI).get(0);
        yield Map.of("tau", new double[] {rank.estimate()}, "pval", new double[] {rank.p()});
      }
      case "fsn" -> failSafe(fit, options, isOfFit);
      default -> throw new NotAnswered("no counterpart of " + function);
    };
  }

  private static Map<String, double[]> failSafe(
      FrequentistFit fit, JsonNode options, boolean isOfFit) {
    String type = options.path("type").asText(isOfFit ? "General" : "Rosenthal");
    double target = options.path("target").asDouble(Double.NaN);
    boolean isGeneral = type.equals("General");
    if (options.path("pool").asText().equals("Fisher")) {
      // metafor's search has numbers of studies that are no whole ones, of which rep(0.5, n) takes
      // the whole part while the degrees of freedom take all: it gives 40, where p is still 0.0483.
      throw new NotAnswered("a fail-safe number by Fisher's method of pooling p values");
    }
    FailSafeNumber.Method method =
        isGeneral && options.has("target")
            ? FailSafeNumber.Method.GENERAL_TARGET
            : FailSafeNumber.Method.valueOf(type.toUpperCase(Locale.ROOT));
    return FailSafeNumber.all(fit, 0.05, target, options.path("exact").asBoolean()).stream()
        .filter(number -> number.method() == method)
        .findFirst()
        .map(number -> Map.of("fsnum", new double[] {number.n()}))
        .orElseThrow();
  }

  private static Map<String, double[]> excess(ExcessSignificance tes, String test) {
    double p =
        switch (test) {
          case "chi2" -> tes.chiSquareP();
          case "binom" -> tes.binomialP();
          default -> tes.p();
        };
    return Map.of(
        "O", new double[] {tes.observed()},
        "E", new double[] {tes.expected()},
        "X2", new double[] {tes.chiSquare()},
        "pval", new double[] {p});
  }
}

package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.AsymmetryResult;
import io.github.metasaw.freq.bias.AsymmetryTest;
import io.github.metasaw.freq.bias.AsymmetryTests;
import io.github.metasaw.freq.bias.ExcessSignificance;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.List;
import java.util.Map;

/** Answers metafor's tests of publication bias. */
final class MetaforBias {

  private MetaforBias() {}

  /**
   * The quantities of a call.
   *
   * @param function {@code tes, regtest, ranktest}
   * @param fit of the studies it is of
   * @param options of the call
   * @throws NotAnswered for another function, or options that need what was not recorded
   */
  static Map<String, double[]> answer(String function, FrequentistFit fit, JsonNode options) {
    return switch (function) {
      case "tes" -> excess(ExcessSignificance.of(fit), options.path("test").asText());
      case "regtest" -> {
        if (options.has("predictor")) {
          throw new NotAnswered("sample sizes that R keeps as an attribute of yi");
        }
        AsymmetryResult mixed = asymmetry(fit, AsymmetryTest.MIXED);
        yield Map.of("zval", new double[] {mixed.statistic()}, "pval", new double[] {mixed.p()});
      }
      case "ranktest" -> {
        AsymmetryResult rank = asymmetry(fit, AsymmetryTest.BEGG);
        yield Map.of("tau", new double[] {rank.estimate()}, "pval", new double[] {rank.p()});
      }
      default -> throw new NotAnswered("no counterpart of " + function);
    };
  }

  private static AsymmetryResult asymmetry(FrequentistFit fit, AsymmetryTest test) {
    return AsymmetryTests.some(fit, List.of(test), FunnelPredictor.SEI).get(0);
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

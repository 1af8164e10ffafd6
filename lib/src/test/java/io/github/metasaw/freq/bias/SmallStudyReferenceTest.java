package io.github.metasaw.freq.bias;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests of asymmetry, trim and fill, fail-safe numbers and excess significance, by metafor. */
class SmallStudyReferenceTest {

  private static final double TOLERANCE = 1e-7;

  @TestFactory
  Stream<DynamicTest> agreesWithMetafor() {
    return Stream.of(
            "bangertdrowns2004",
            "bcg_RR",
            "hine1989_RD",
            "molloy2014_ZCOR",
            "normand1999_SMD",
            "raudenbush1985")
        .map(name -> ReferenceFile.of("metafor_uni/" + name + "_publication_bias"))
        .flatMap(SmallStudyReferenceTest::tests);
  }

  private static Stream<DynamicTest> tests(ReferenceFile file) {
    Studies studies = StudyReader.of(file.table()).vi("vi").read();
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : file.root().get("results").properties()) {
      String key = entry.getKey();
      JsonNode expected = entry.getValue();
      if (!key.equals("hc")) {
        tests.add(
            DynamicTest.dynamicTest(file.name() + " " + key, () -> check(studies, key, expected)));
      }
    }
    return tests.stream();
  }

  private static void check(Studies studies, String key, JsonNode expected) {
    String[] words = key.split("_");
    switch (words[0]) {
      case "regtest" -> regression(studies, words, expected);
      case "ranktest" -> rank(studies, expected);
      case "trimfill" -> trimAndFill(studies, words, expected);
      case "fsn" -> failSafe(studies, words[1], expected);
      case "tes" -> excess(studies, words, expected);
      default -> throw new AssertionError(key);
    }
  }

  private static FrequentistFit fit(Studies studies, String method) {
    return Meta.fit(studies, FreqOptions.defaults().withMethod(method));
  }

  private static void regression(Studies studies, String[] words, JsonNode r) {
    AsymmetryTest test = words[1].equals("lm") ? AsymmetryTest.EGGER : AsymmetryTest.MIXED;
    FunnelPredictor predictor = FunnelPredictor.parse(words[2]);
    AsymmetryResult result =
        AsymmetryTests.some(fit(studies, "REML"), List.of(test), predictor).get(0);
    double loose = test == AsymmetryTest.EGGER ? TOLERANCE : 1e-5; // R's search for tau2
    assertClose(number(r.get("zval").get(0)), result.statistic(), loose, "statistic");
    assertClose(number(r.get("pval").get(0)), result.p(), 10 * loose, "p");
    assertClose(number(r.get("dfs").get(0)), result.df(), TOLERANCE, "df");
    assertClose(number(r.get("coef").get(1)), result.estimate(), loose, "slope");
    assertClose(number(r.get("limit_est").get(0)), result.limit(), loose, "limit");
    assertClose(number(r.get("limit_lb").get(0)), result.limitInterval().lower(), loose, "lower");
    assertClose(number(r.get("limit_ub").get(0)), result.limitInterval().upper(), loose, "upper");
  }

  private static void rank(Studies studies, JsonNode r) {
    AsymmetryResult result =
        AsymmetryTests.some(fit(studies, "REML"), List.of(AsymmetryTest.BEGG), FunnelPredictor.SEI)
            .get(0);
    assertClose(number(r.get("tau")), result.estimate(), 1e-12, "tau");
    assertClose(number(r.get("p")), result.p(), 1e-10, "p");
  }

  private static void trimAndFill(Studies studies, String[] words, JsonNode r) {
    FilledFit filled =
        TrimAndFill.defaults()
            .withEstimator(FillEstimator.parse(words[1]))
            .withSide(FunnelSide.parse(words[3]))
            .fit(fit(studies, words[2]));
    assertEquals(r.get("k0").asInt(), filled.k0(), "k0");
    assertEquals(r.get("side").asText(), filled.side().id());
    assertClose(number(r.get("se_k0")), filled.seK0(), TOLERANCE, "se of k0");
    assertClose(number(r.get("p_k0")), filled.pK0(), TOLERANCE, "p of k0");
    double tau2 = number(r.get("tau2").get(0));
    // metafor's refits stop their search for a REML tau2 early; ours must be no worse a maximum.
    double loose = words[2].equals("REML") ? 2e-4 : TOLERANCE;
    if (words[2].equals("REML") && filled.k0() > 0) {
      FrequentistFit theirs =
          Meta.fit(filled.studies(), FreqOptions.defaults().withFixedTau2(tau2));
      assertTrue(filled.fit().logLik() >= theirs.logLik() - 1e-12, "likelihood");
    }
    assertClose(r.get("filled_yi"), filled.filledYi(), loose, "yi");
    assertClose(r.get("filled_vi"), filled.filledVi(), loose, "vi");
    assertEquals(r.get("k").asInt(), filled.studies().k(), "k");
    assertClose(number(r.get("b").get(0)), filled.estimate(), loose, "estimate");
    assertClose(number(r.get("se").get(0)), filled.se(), loose, "se");
    assertClose(number(r.get("ci_lb").get(0)), filled.lower(), loose, "lower");
    assertClose(number(r.get("ci_ub").get(0)), filled.upper(), loose, "upper");
    assertClose(tau2, filled.tau2(), 10 * loose, "tau2");
    assertClose(number(r.get("QE")), filled.Q(), loose, "Q");
  }

  private static void failSafe(Studies studies, String type, JsonNode r) {
    double target = r.has("target") ? r.get("target").asDouble(Double.NaN) : Double.NaN;
    FailSafeNumber found =
        FailSafeNumber.all(fit(studies, "REML"), 0.05, target).stream()
            .filter(n -> n.method().label().equals(type))
            .findFirst()
            .orElseThrow();
    // Where the p value jumps over alpha, R's search for a root may end on the far side of the
    // step.
    double above = r.get("fsnum").asDouble() - found.n();
    assertTrue(type.equals("General") ? above == 0 || above == 1 : above == 0, "n " + found.n());
    assertClose(number(r.get("pval")), found.p(), type.equals("General") ? 1e-4 : 1e-9, "p");
  }

  private static void excess(Studies studies, String[] words, JsonNode r) {
    ExcessSignificance found =
        words[1].equals("alternative")
            ? ExcessSignificance.of(fit(studies, "FE"), Alternative.GREATER, 0.10)
            : ExcessSignificance.of(fit(studies, "FE"));
    assertEquals(r.get("O").get(0).asInt(), found.observed());
    assertClose(number(r.get("E").get(0)), found.expected(), TOLERANCE, "E");
    assertClose(number(r.get("OEratio").get(0)), found.ratio(), TOLERANCE, "O/E");
    double p =
        switch (words[1]) {
          case "binom" -> found.binomialP();
          case "exact" -> found.p();
          default -> found.chiSquareP();
        };
    assertClose(number(r.get("pval").get(0)), p, TOLERANCE, "p");
  }
}

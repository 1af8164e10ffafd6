package io.github.metasaw.freq;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.Design;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every estimator with every test, against metafor's {@code rma(yi, vi)}. */
public class Tau2EstimatorTest {

  @TestFactory
  Stream<DynamicTest> estimators() {
    return Stream.of(
            "bangertdrowns2004",
            "bcg_RR",
            "hine1989_RD",
            "molloy2014_ZCOR",
            "normand1999_SMD",
            "raudenbush1985")
        .flatMap(name -> tests("metafor_uni/" + name + "_estimators", "results"));
  }

  @TestFactory
  Stream<DynamicTest> theEightStudiesOfTheDocument() {
    return tests("seeds/blog_eight_studies", "rma");
  }

  private static Stream<DynamicTest> tests(String name, String key) {
    ReferenceFile file = ReferenceFile.of(name);
    Studies studies = StudyReader.of(file.table()).vi("vi").read();
    return StreamSupport.stream(file.root().get(key).properties().spliterator(), false)
        .filter(entry -> entry.getValue().has("method"))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    name + " " + entry.getKey(),
                    () ->
                        FitAgainst.check(
                            fit(studies, options(entry.getKey(), entry.getValue(), studies)),
                            entry.getValue())));
  }

  static FrequentistFit fit(Studies studies, FreqOptions options) {
    return FreqEngine.fit(studies, Design.intercept(studies.k()), options);
  }

  /** The options of a call of the reference files, by its name. */
  public static FreqOptions options(String key, JsonNode r, Studies studies) {
    FreqOptions options =
        FreqOptions.defaults()
            .withMethod(r.get("method").asText())
            .withTest(r.get("test").asText());
    double[] inverse = Arrays.stream(studies.vi()).map(v -> 1 / v).toArray();
    if (key.startsWith("GENQ")) {
      options = options.withWeights(Arrays.stream(studies.vi()).map(v -> 1 / (v + 0.1)).toArray());
    } else if (key.equals("REML_unweighted")) {
      options = options.withWeights(FitAgainst.ones(studies.k()));
    } else if (key.equals("REML_custom_weights_sqrt_inverse_vi")) {
      options = options.withWeights(Arrays.stream(inverse).map(Math::sqrt).toArray());
    } else if (key.equals("REML_tau2_fixed_0.05")) {
      options = options.withFixedTau2(0.05);
    } else if (key.equals("REML_level_90")) {
      options = options.withLevel(0.9);
    }
    return options;
  }

  @TestFactory
  Stream<DynamicTest> predictionRules() {
    return Stream.of("bcg_RR", "molloy2014_ZCOR", "normand1999_SMD")
        .map(name -> ReferenceFile.of("metafor_uni/" + name + "_estimators"))
        .filter(file -> file.root().get("results").has("predict_REML_pi_type_riley_and_simple"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.name(),
                    () -> {
                      Studies studies = StudyReader.of(file.table()).vi("vi").read();
                      JsonNode r =
                          file.root().get("results").get("predict_REML_pi_type_riley_and_simple");
                      rule(studies, PredictionInterval.RILEY, r.get("riley"));
                      rule(studies, PredictionInterval.T, r.get("t"));
                    }));
  }

  private static void rule(Studies studies, PredictionInterval rule, JsonNode r) {
    FrequentistFit fit = fit(studies, FreqOptions.defaults().withPrediction(rule));
    assertClose(r.get("pi_lb"), new double[] {fit.pooled().predictionLower()}, 1e-7, "lower");
    assertClose(r.get("pi_ub"), new double[] {fit.pooled().predictionUpper()}, 1e-7, "upper");
  }

  @Test
  void theLecturesMeasuresOfTheEightStudies() {
    ReferenceFile file = ReferenceFile.of("seeds/blog_eight_studies");
    JsonNode basic = file.root().get("basic");
    FrequentistFit fit = fit(StudyReader.of(file.table()).vi("vi").read(), FreqOptions.defaults());
    assertClose(ReferenceFile.number(basic.get("zeta2_hat")), fit.zeta2(), 1e-10, "zeta2");
    assertClose(ReferenceFile.number(basic.get("Z2_total")), fit.heterogeneity().Z2(), 1e-12, "Z2");
    assertClose(ReferenceFile.number(basic.get("ZF2")), fit.heterogeneity().ZF2(), 1e-12, "ZF2");
    assertClose(
        ReferenceFile.number(basic.get("Z2_p_df_k")), fit.heterogeneity().Z2p(), 1e-10, "Z2p");
    assertTrue(fit.heterogeneity().zeta2Truncated() == 0);
  }
}

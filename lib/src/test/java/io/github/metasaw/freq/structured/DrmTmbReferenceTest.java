package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Against drmTMB 0.7.0, and the independent maxima that its files hold. */
public class DrmTmbReferenceTest {

  /** Estimates and standard errors, in units of the latter. */
  private static final double CLOSE = 1e-5;

  public static Table data(String name) {
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(
                    DrmTmbReferenceTest.class.getResourceAsStream(
                        "/reference/drmtmb/" + name + ".csv"))
                .tableName("dat"));
  }

  public static FrequentistFit fit(Table data, String model, FreqOptions options) {
    ModelSpec spec =
        ModelSpec.parse(
            model.replace(";", "\n"),
            model.contains("habitat")
                ? Map.of("habitat", List.of("grassland", "forest"))
                : Map.of());
    return FreqEngine.fit(spec, spec.read(StudyReader.of(data)), options);
  }

  private static FreqOptions ml() {
    return FreqOptions.defaults().withMethod("ML");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "restoration_seed20 # models/habitat_duration__sigma_habitat #"
            + " yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat",
        "restoration_seed20 # models/habitat_duration__sigma_1 #"
            + " yi ~ habitat + duration + meta_V(V = vi); sigma ~ 1",
        "restoration_seed20 # models/intercept__sigma_1 # yi ~ 1 + meta_V(V = vi); sigma ~ 1",
        "restoration_seed20 # models/habitat_duration__sigma_habitat_duration #"
            + " yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat + duration",
        "vignette_seed101 # intercept # yi ~ 1 + meta_V(V = vi); sigma ~ 1",
        "vignette_seed101 # dose # yi2 ~ dose + meta_known_V(V = vi); sigma ~ 1",
        "repeated_seed303 # models/random_intercept #"
            + " yi ~ treatment + (1 | study) + meta_V(V = vi); sigma ~ 1",
        "repeated_seed303 # models/sd_study_habitat #"
            + " yi ~ treatment + (1 | study) + meta_V(V = vi); sigma ~ 1; sd(study) ~ habitat",
      })
  void maximumLikelihoodIsTheIndependentMaximum(String file, String path, String model) {
    JsonNode reference = ReferenceFile.of("drmtmb/" + file).root().at("/" + path);
    FrequentistFit fit = fit(data(file), model, ml());
    JsonNode independent = reference.get("independent_ml");
    double[] estimate = numbers(independent.get("estimate"));
    double[] se = numbers(independent.get("se_observed_information"));
    double[] ours = fit.beta();
    double[] ourSe = fit.standardErrors();
    for (int j = 0; j < ours.length; j++) {
      assertEquals(estimate[j], ours[j], CLOSE * se[j], fit.terms().get(j));
      assertEquals(se[j], ourSe[j], CLOSE * se[j], "SE of " + fit.terms().get(j));
    }
    assertClose(number(independent.get("logLik")), fit.logLik(), 1e-10, "logLik");
    assertTrue(fit.logLik() >= number(reference.at("/drmTMB/logLik")) - 1e-8);
    double[] drmSe = numbers(reference.at("/drmTMB/se"));
    for (int j = 0; j < drmSe.length; j++) {
      assertEquals(drmSe[j], ourSe[j], CLOSE, "drmTMB's SE of " + fit.terms().get(j));
    }
  }

  /** drmTMB leaves log |X'X| / 2 out of its restricted likelihood. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "habitat_duration__sigma_habitat #"
            + " yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat",
        "habitat_duration__sigma_1 # yi ~ habitat + duration + meta_V(V = vi); sigma ~ 1",
        "intercept__sigma_1 # yi ~ 1 + meta_V(V = vi); sigma ~ 1",
        "habitat_duration__sigma_habitat_duration #"
            + " yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat + duration",
      })
  void restrictedLikelihoodAsBothPackages(String path, String model) {
    JsonNode reference =
        ReferenceFile.of("drmtmb/restoration_seed20").root().at("/models/" + path + "/REML");
    FrequentistFit fit = fit(data("restoration_seed20"), model, FreqOptions.defaults());
    double[] estimate = numbers(reference.at("/independent/estimate"));
    double[] se = fit.standardErrors();
    for (int j = 0; j < estimate.length; j++) {
      assertEquals(estimate[j], fit.beta()[j], CLOSE * se[j], fit.terms().get(j));
      double drm = number(reference.at("/drmTMB/vcov/" + j + "/" + j));
      assertEquals(Math.sqrt(drm), se[j], 2e-4 * se[j], "SE of " + fit.terms().get(j));
    }
    assertTrue(fit.logLik() >= number(reference.at("/metafor/logLik")) - 1e-8);
    assertEquals(number(reference.at("/metafor/logLik")), fit.logLik(), 1e-7);
    assertEquals(
        number(reference.at("/independent/logLik_REML")) + halfLogCross(fit), fit.logLik(), 1e-9);
    FrequentistFit expected =
        fit(
            data("restoration_seed20"),
            model,
            FreqOptions.defaults().withInformation(InformationMatrix.EXPECTED));
    double[] metafor = numbers(reference.at("/metafor/se"));
    for (int j = 0; j < metafor.length; j++) {
      assertEquals(metafor[j], expected.standardErrors()[j], CLOSE, "metafor's SE");
    }
  }

  private static double halfLogCross(FrequentistFit fit) {
    double[] x = fit.design().x();
    int p = fit.design().columns();
    double[] cross = new double[p * p];
    for (int i = 0; i < fit.design().rows(); i++) {
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          cross[a * p + b] += x[i * p + a] * x[i * p + b];
        }
      }
    }
    return SmallMatrix.logDet(cross, p) / 2;
  }

  /** What the document prints. */
  @Test
  void theDocumentsDigits() {
    FrequentistFit fit =
        fit(
            data("restoration_seed20"),
            "yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat",
            ml());
    double[] b = fit.beta();
    double[] se = fit.standardErrors();
    double[] printed = {0.1455573, 0.2622841, 0.1033286, -1.980484, 1.009357};
    double[] printedSe = {0.03952995, 0.07954687, 0.03595271, 0.34097290, 0.37666913};
    for (int j = 0; j < printed.length; j++) {
      assertEquals(printed[j], b[j], CLOSE * printedSe[j] + 3e-6, fit.terms().get(j));
      assertEquals(printedSe[j], se[j], 2e-6, "SE of " + fit.terms().get(j));
    }
    assertEquals("-24.77", String.format(Locale.ROOT, "%.2f", fit.logLik()));
    assertEquals(2.743838, Math.exp(b[4]), 1e-5);
    double[] sigma = fit.sigma();
    assertEquals(0.1380024, sigma[0], 1e-6);
    assertEquals(0.3786562, sigma[1], 1e-6);
    assertEquals(
        List.of(
            "(Intercept)", "habitatforest", "duration", "sigma:(Intercept)", "sigma:habitatforest"),
        fit.terms());
  }

  @Test
  void weightsMultiplyTheLikelihood() {
    JsonNode reference =
        ReferenceFile.of("drmtmb/repeated_seed303").root().at("/models/row_weights_1_2/drmTMB");
    double[] weights = new double[96];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i % 2;
    }
    FrequentistFit fit =
        fit(
            data("repeated_seed303"),
            "yi ~ treatment + meta_V(V = vi); sigma ~ 1",
            ml().withLikelihoodWeights(weights));
    double[] se = numbers(reference.get("se"));
    double[] mu = numbers(reference.at("/coef/mu/values"));
    assertEquals(mu[0], fit.beta()[0], 1e-6);
    assertEquals(mu[1], fit.beta()[1], 1e-6);
    assertEquals(number(reference.at("/coef/sigma/values")), fit.beta()[2], 1e-6);
    for (int j = 0; j < se.length; j++) {
      assertEquals(se[j], fit.standardErrors()[j], 1e-6);
    }
    assertEquals(number(reference.get("logLik")), fit.logLik(), 1e-7);
  }

  /** The same V as blocks, as a dense array and as triplets. */
  @ParameterizedTest
  @CsvSource({"full_V_sigma_habitat, sigma ~ habitat", "full_V_sigma_1, sigma ~ 1"})
  void correlatedSamplingErrorsInEveryStorage(String name, String sigma) {
    JsonNode reference = ReferenceFile.of("drmtmb/repeated_seed303").root().at("/models/" + name);
    Table data = data("repeated_seed303");
    KnownV blocks = KnownV.blocks(data, "vi", "study", number(reference.get("rho")));
    double[][] dense = blocks.toArray();
    ModelSpec spec =
        ModelSpec.parse(
            "yi ~ treatment + meta_V(V = V)\n" + sigma,
            Map.of("habitat", List.of("grassland", "forest")).entrySet().stream()
                .filter(e -> sigma.contains("habitat"))
                .collect(
                    java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    double[] estimate = numbers(reference.at("/independent_ml/estimate"));
    double[] se = numbers(reference.at("/independent_ml/se_observed_information"));
    for (KnownV v : List.of(blocks, KnownV.dense(dense))) {
      FrequentistFit fit = FreqEngine.fit(spec, spec.read(StudyReader.of(data).V(v)), ml());
      for (int j = 0; j < estimate.length; j++) {
        assertEquals(estimate[j], fit.beta()[j], CLOSE * se[j], fit.terms().get(j));
        assertEquals(se[j], fit.standardErrors()[j], CLOSE * se[j], fit.terms().get(j));
      }
      assertEquals(number(reference.at("/independent_ml/logLik")), fit.logLik(), 1e-9);
    }
  }
}

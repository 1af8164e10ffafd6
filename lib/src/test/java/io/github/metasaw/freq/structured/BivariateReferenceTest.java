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
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Against drmTMB's bivariate models and metafor's {@code rma.mv(random = ~ outcome | trial)}. */
class BivariateReferenceTest {

  private static KnownV paired(Table data) {
    return KnownV.bivariate(
        data.doubleColumn("v1").asDoubleArray(),
        data.doubleColumn("v2").asDoubleArray(),
        data.doubleColumn("cor12").asDoubleArray());
  }

  private static FrequentistFit fit(Table data, KnownV v, String model, FreqOptions options) {
    Map<String, List<String>> levels =
        model.contains("habitat") ? Map.of("habitat", List.of("grassland", "forest")) : Map.of();
    ModelSpec spec = ModelSpec.parse(model.replace(";", "\n"), levels);
    return FreqEngine.fit(spec, spec.read(StudyReader.of(data).V(v)), options);
  }

  @ParameterizedTest
  @CsvSource({
    "404, rho_1, habitat, 1",
    "404, rho_habitat, habitat, habitat",
    "404, all_constant, 1, 1",
    "405, rho_1, habitat, 1",
    "405, rho_habitat, habitat, habitat",
    "405, all_constant, 1, 1",
  })
  void drmTmb(String seed, String name, String scale, String rho) {
    Table data = DrmTmbReferenceTest.data("bivariate_seed" + seed);
    String model =
        "mu1 = y1 ~ habitat + meta_V(V = V); mu2 = y2 ~ habitat; sigma1 = ~ %s; sigma2 ~ %s; rho12 ~ %s"
            .formatted(scale, scale, rho);
    FrequentistFit fit = fit(data, paired(data), model, FreqOptions.defaults().withMethod("ML"));
    JsonNode reference =
        ReferenceFile.of("drmtmb/bivariate_seed" + seed).root().at("/models/" + name);
    double[] estimate = numbers(reference.at("/independent_ml/estimate"));
    double[] se = numbers(reference.at("/independent_ml/se_observed_information"));
    for (int j = 0; j < estimate.length; j++) {
      assertEquals(reference.at("/independent_ml/names/" + j).asText(), fit.terms().get(j), "name");
      assertEquals(estimate[j], fit.beta()[j], 1e-5 * se[j], fit.terms().get(j));
      assertEquals(se[j], fit.standardErrors()[j], 1e-5 * se[j], "SE of " + fit.terms().get(j));
    }
    assertEquals(number(reference.at("/independent_ml/logLik")), fit.logLik(), 1e-9);
    assertTrue(fit.logLik() >= number(reference.at("/drmTMB/logLik")) - 1e-8);
  }

  private static Table berkey() {
    Table table = ReferenceFile.of("metafor_mv/berkey1998").table();
    Table wide =
        Table.create(
            "berkey",
            StringColumn.create("trial"),
            DoubleColumn.create("pd"),
            DoubleColumn.create("al"),
            DoubleColumn.create("v1"),
            DoubleColumn.create("v2"),
            DoubleColumn.create("cor12"));
    for (int i = 0; i < table.rowCount(); i += 2) {
      double v1 = table.doubleColumn("vi").getDouble(i);
      double v2 = table.doubleColumn("vi").getDouble(i + 1);
      wide.stringColumn("trial").append(table.stringColumn("author").get(i));
      wide.doubleColumn("pd").append(table.doubleColumn("yi").getDouble(i));
      wide.doubleColumn("al").append(table.doubleColumn("yi").getDouble(i + 1));
      wide.doubleColumn("v1").append(v1);
      wide.doubleColumn("v2").append(v2);
      double c = table.doubleColumn("v2i").getDouble(i);
      wide.doubleColumn("cor12").append(c / Math.sqrt(v1 * v2));
    }
    return wide;
  }

  @Test
  void berkeyByRestrictedLikelihood() {
    JsonNode reference =
        ReferenceFile.of("metafor_mv/berkey1998").root().at("/results/outcome_UN_REML");
    Table data = berkey();
    FrequentistFit fit =
        fit(
            data,
            paired(data),
            "mu1 = pd ~ 1 + meta_V(V = V); mu2 = al ~ 1",
            FreqOptions.defaults());
    JsonNode exact = reference.get("independent");
    double[] b = numbers(exact.get("b"));
    double[] se = numbers(exact.get("se"));
    assertEquals(List.of("mu1:(Intercept)", "mu2:(Intercept)"), fit.terms());
    assertClose(b[1], fit.beta()[0], 1e-8, "PD");
    assertClose(b[0], fit.beta()[1], 1e-8, "AL");
    assertClose(se[1], fit.standardErrors()[0], 1e-7, "SE of PD");
    assertClose(se[0], fit.standardErrors()[1], 1e-7, "SE of AL");
    assertClose(number(exact.get("logLik")), fit.logLik(), 1e-9, "logLik");
    double[] sigma = fit.sigma();
    double[] tau2 = numbers(exact.at("/components/tau2"));
    assertClose(tau2[1], sigma[0] * sigma[0], 1e-6, "tau2 of PD");
    assertClose(tau2[0], sigma[1] * sigma[1], 1e-6, "tau2 of AL");
    assertClose(
        number(exact.at("/components/rho")),
        fit.variances().doubleColumn("rho12").getDouble(0),
        1e-6,
        "rho");
    assertClose(number(reference.at("/fit/QE")), fit.Q(), 1e-10, "QE");
    assertClose(number(reference.at("/fit/QM")), fit.moderatorTest().statistic(), 1e-5, "QM");
  }

  /** A study with one outcome informs that outcome, and is not dropped. */
  @Test
  void studiesWithOneOutcomeStay() {
    Table data = DrmTmbReferenceTest.data("bivariate_seed404");
    KnownV v = paired(data);
    for (int i = 0; i < 10; i++) {
      data.doubleColumn(i % 2 == 0 ? "y1" : "y2").setMissing(i);
    }
    String model = "mu1 = y1 ~ habitat + meta_V(V = V); mu2 = y2 ~ habitat; rho12 ~ 1";
    FrequentistFit some = fit(data, v, model, FreqOptions.defaults().withMethod("ML"));
    assertEquals(110, some.studies().k());
    assertEquals(10, some.studies().dropped().size());
    // With nothing between the outcomes, each is the model of its own rows.
    String apart =
        "mu1 = y1 ~ habitat + meta_V(V = v1); mu2 = y2 ~ habitat + meta_V(V = v2); rho12 ~ 0; sigma1 ~ 1; sigma2 ~ 1";
    ModelSpec spec =
        ModelSpec.parse(
            apart.replace(";", "\n"), Map.of("habitat", List.of("grassland", "forest")));
    FreqOptions ml = FreqOptions.defaults().withMethod("ML");
    FrequentistFit both = FreqEngine.fit(spec, spec.read(StudyReader.of(data)), ml);
    FrequentistFit first =
        DrmTmbReferenceTest.fit(data, "y1 ~ habitat + meta_V(V = v1); sigma ~ 1", ml);
    FrequentistFit second =
        DrmTmbReferenceTest.fit(data, "y2 ~ habitat + meta_V(V = v2); sigma ~ 1", ml);
    assertEquals(first.logLik() + second.logLik(), both.logLik(), 1e-9);
    assertEquals(first.beta()[1], both.beta()[1], 1e-9);
    assertEquals(second.beta()[0], both.beta()[2], 1e-9);
    assertEquals(second.beta()[2], both.beta()[5], 1e-7);
    assertEquals(first.standardErrors()[2], both.standardErrors()[4], 1e-7);
  }

  @Test
  void predictionsOfBothOutcomes() {
    Table data = DrmTmbReferenceTest.data("bivariate_seed405");
    String model =
        "mu1 = y1 ~ habitat + meta_V(V = V); mu2 = y2 ~ habitat; sigma1 ~ habitat; sigma2 ~ habitat; rho12 ~ habitat";
    FrequentistFit fit = fit(data, paired(data), model, FreqOptions.defaults().withMethod("ML"));
    JsonNode response =
        ReferenceFile.of("drmtmb/bivariate_seed405")
            .root()
            .at("/models/rho_habitat/drmTMB/prediction/response");
    Table at = Table.create("new", StringColumn.create("habitat", "grassland", "forest"));
    double[] mean = fit.predict(at).doubleColumn("estimate").asDoubleArray();
    assertEquals(numbers(response.get("mu1"))[1], mean[1], 1e-5);
    assertEquals(numbers(response.get("mu2"))[0], mean[2], 1e-5);
    Table scale = fit.predictScale(at);
    double[] values = scale.doubleColumn("estimate").asDoubleArray();
    String[] parameters = {"sigma1", "sigma2", "rho12"};
    for (int j = 0; j < parameters.length; j++) {
      for (int i = 0; i < 2; i++) {
        assertEquals(parameters[j], scale.stringColumn("parameter").get(2 * j + i));
        assertEquals(numbers(response.get(parameters[j]))[i], values[2 * j + i], 1e-5);
      }
    }
  }
}

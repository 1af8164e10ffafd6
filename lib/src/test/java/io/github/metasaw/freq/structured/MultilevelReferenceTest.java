package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** Against metafor's {@code rma.mv} with nested groups. */
class MultilevelReferenceTest {

  private static final ReferenceFile SCHOOLS = ReferenceFile.of("metafor_mv/konstantopoulos2011");
  private static final String NESTED = "yi ~ 1 + (1 | district/school) + meta_V(V = vi)";

  private static FrequentistFit fit(String model, FreqOptions options) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    Table table = SCHOOLS.table();
    return FreqEngine.fit(spec, spec.read(StudyReader.of(table)), options);
  }

  @ParameterizedTest
  @CsvSource({"REML, ''", "ML, ''", "REML, year"})
  void konstantopoulos(String method, String moderator) {
    String key = moderator.isEmpty() ? method : method + "_mods_" + moderator;
    JsonNode reference = SCHOOLS.root().at("/results/" + key);
    String centred = "~ I(year - 1989.5535714285713)";
    String model = moderator.isEmpty() ? NESTED : NESTED.replace("~ 1", centred);
    FrequentistFit fit = fit(model, FreqOptions.defaults().withMethod(method));
    JsonNode theirs = reference.get("fit");
    double[] b = numbers(theirs.get("b"));
    double[] se = numbers(theirs.get("se"));
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[j], fit.beta()[j], 1e-5 * se[j]);
      assertEquals(se[j], fit.standardErrors()[j], 1e-5 * se[j]);
    }
    assertClose(
        theirs.get("sigma2"),
        fit.components().doubleColumn("variance").asDoubleArray(),
        1e-5,
        "sigma2");
    assertClose(number(theirs.get("QE")), fit.Q(), 1e-10, "QE");
    assertClose(number(theirs.get("QM")), fit.moderatorTest().statistic(), 1e-4, "QM");
    assertTrue(fit.logLik() >= number(theirs.get("logLik")) - 1e-9);
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-7);
    JsonNode stats = theirs.at("/fit_stats/" + method);
    assertClose(number(stats.get("AIC")), fit.aic(), 1e-7, "AIC");
    assertClose(number(stats.get("BIC")), fit.bic(), 1e-7, "BIC");
    assertClose(number(stats.get("AICc")), fit.aicc(), 1e-7, "AICc");
    if (reference.has("independent")) {
      JsonNode exact = reference.get("independent");
      assertClose(number(exact.get("b")), fit.estimate(), 1e-8, "b");
      assertClose(number(exact.get("se")), fit.se(), 1e-8, "se");
      assertClose(
          exact.at("/components/sigma2"),
          fit.components().doubleColumn("variance").asDoubleArray(),
          1e-7,
          "sigma2");
    }
  }

  @Test
  void predictionsGroupEffectsAndWeights() {
    JsonNode reference = SCHOOLS.root().at("/results/REML");
    FrequentistFit fit = fit(NESTED, FreqOptions.defaults());
    Table prediction = fit.predict();
    assertClose(
        reference.at("/predict/pi.lb"),
        prediction.doubleColumn("piLower").asDoubleArray(),
        1e-6,
        "pi.lb");
    assertClose(
        reference.at("/predict/pi.ub"),
        prediction.doubleColumn("piUpper").asDoubleArray(),
        1e-6,
        "pi.ub");
    Table effects = fit.groupEffects();
    double[] districts = numbers(reference.at("/ranef/district/intrcpt"));
    double[] se = numbers(reference.at("/ranef/district/se"));
    JsonNode levels = reference.at("/ranef/district/levels");
    for (int g = 0; g < districts.length; g++) {
      String level = levels.get(g).asText();
      Table row =
          effects.where(
              effects
                  .stringColumn("group")
                  .isEqualTo("district")
                  .and(effects.stringColumn("level").isEqualTo(level)));
      assertEquals(districts[g], row.doubleColumn("estimate").getDouble(0), 1e-6, level);
      assertEquals(se[g], row.doubleColumn("se").getDouble(0), 1e-6, level);
    }
    assertClose(reference.get("weights_rowsum"), fit.weights(), 1e-5, "weights");
    assertClose(
        reference.get("hatvalues"),
        fit.influence().doubleColumn("hat").asDoubleArray(),
        1e-5,
        "hat");
    double[] i2 = numbers(reference.get("I2_total_percent"));
    assertClose(i2[0] + i2[1], 100 * fit.I2(), 1e-5, "I2");
    FrequentistFit t = fit(NESTED, FreqOptions.defaults().withTest("t"));
    assertClose(number(reference.at("/test_t/pval")), t.p(), 1e-5, "p of t");
    assertClose(number(reference.at("/test_t/ci_lb")), t.lower(), 1e-5, "lower of t");
  }
}

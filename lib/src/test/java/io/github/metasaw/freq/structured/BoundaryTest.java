package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/**
 * Where the likelihood is highest at the edge, and level on the way there: a correlation of -1, an
 * SD of 0 in one group of rows. What is not level must still be at its maximum.
 */
class BoundaryTest {

  private static FrequentistFit fit(StudyReader reader, String model, String method) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return FreqEngine.fit(
        spec,
        spec.read(reader),
        FreqOptions.defaults().withMethod(method).withInformation(InformationMatrix.EXPECTED));
  }

  private static Check check(FrequentistFit fit, String name) {
    return fit.checkList().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outcome_ML | ML | yi ~ 0 + outcome",
        "outcome_REML | REML | yi ~ 0 + outcome",
        "outcome_hrs_ML | ML | yi ~ outcome + log(hrs)",
        "outcome_hrs_REML | REML | yi ~ outcome + log(hrs)",
      })
  void correlationOfMinusOne(String key, String method, String mean) {
    ReferenceFile file = ReferenceFile.of("metafor_mv/kalaian1996_UN");
    Table data = file.table();
    KnownV v = KnownV.blocks(data, "vi", "study", Dependence.of().type("outcome", 0.66));
    String model = mean + " + (0 + outcome | study) + meta_V(V = V)\nsigma ~ 0";
    FrequentistFit fit = fit(StudyReader.of(data).V(v), model, method);
    JsonNode r = file.root().at("/results/" + key);
    assertEquals(number(r.get("logLik")), fit.logLik(), 1e-8);
    double[] b = numbers(r.get("b"));
    double[] se = numbers(r.get("se"));
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[j], fit.beta()[j], 1e-5 * se[j], "b " + j);
      assertEquals(se[j], fit.standardErrors()[j], 1e-5 * se[j], "se " + j);
    }
    double[] tau2 = numbers(r.get("tau2"));
    double[] variance = fit.components().doubleColumn("variance").asDoubleArray();
    assertEquals(tau2[0], variance[0], 1e-5 * tau2[0]);
    assertEquals(tau2[1], variance[1], 1e-5 * tau2[1]);
    assertEquals(Check.Status.OK, check(fit, "fixed_gradient").status());
  }

  /** One kind of study agrees to within its errors: its log SD goes to minus infinity. */
  @ParameterizedTest
  @CsvSource({"ML", "REML"})
  void noSpreadInOneKind(String method) {
    ReferenceFile file = ReferenceFile.of("metafor_uni/hackshaw1998_scale");
    String model = "yi ~ y + meta_V(V = vi)\nsigma ~ design";
    FrequentistFit fit = fit(StudyReader.of(file.table()), model, method);
    JsonNode r = file.root().at("/results/" + method);
    assertTrue(fit.logLik() >= number(r.get("logLik")) - 1e-9, method);
    assertEquals(number(r.get("logLik")), fit.logLik(), 1e-7);
    assertEquals(Check.Status.OK, check(fit, "fixed_gradient").status());
  }
}

package io.github.metasaw.freq;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Meta-regression against metafor: formulas, names, design and every value. */
public class RegressionReferenceTest {

  @TestFactory
  Stream<DynamicTest> regressions() {
    return Stream.of("bangertdrowns2004", "bcg_RR", "molloy2014_ZCOR", "raudenbush1985")
        .flatMap(name -> tests("metafor_uni/" + name + "_regression"));
  }

  private static Stream<DynamicTest> tests(String name) {
    ReferenceFile file = ReferenceFile.of(name);
    return StreamSupport.stream(file.root().get("results").properties().spliterator(), false)
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    name + " " + entry.getKey(),
                    () -> compare(file, formula(file, entry.getKey()), entry.getValue())));
  }

  /** The longest formula name that the key of a result begins with. */
  public static String formula(ReferenceFile file, String key) {
    String best = "";
    for (Map.Entry<String, JsonNode> f : file.root().get("formulas").properties()) {
      if (key.startsWith(f.getKey() + "_") && f.getKey().length() > best.length()) {
        best = f.getKey();
      }
    }
    return file.root().get("formulas").get(best).asText();
  }

  private static void compare(ReferenceFile file, String formula, JsonNode r) {
    ModelSpec spec = ModelSpec.parse("yi " + formula + " + meta_V(V = vi)", Map.of());
    Studies studies = spec.read(StudyReader.of(file.table()));
    Design design = DesignBuilder.build(spec, studies);
    List<String> names =
        design.names().stream().map(n -> n.equals("(Intercept)") ? "intrcpt" : n).toList();
    assertEquals(
        StreamSupport.stream(r.get("coef_names").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        names);
    FreqOptions options =
        FreqOptions.defaults()
            .withMethod(r.get("method").asText())
            .withTest(r.get("test").asText());
    FrequentistFit fit = FreqEngine.fit(studies, design, options);
    // With year about 1970 metafor's normal equations lose digits; exactInFiftyDigits shows ours.
    FitAgainst.check(fit, r, names.contains("year") ? 1e-8 : 1e-10);
    JsonNode matrix = r.get("model_matrix");
    double[] x = design.x();
    for (int i = 0; matrix != null && i < matrix.size(); i++) {
      double[] row = java.util.Arrays.copyOfRange(x, i * names.size(), (i + 1) * names.size());
      assertClose(matrix.get(i), row, 1e-14, "row " + i);
    }
    if (r.has("diagnostics")) {
      DiagnosticsReferenceTest.influence(fit, r.get("diagnostics"));
    }
    if (r.has("blup")) {
      DiagnosticsReferenceTest.shrinkage(fit, r.get("blup"));
    }
  }

  /** DL with two moderators on the BCG data, worked out by hand in 50-digit arithmetic. */
  @Test
  void exactInFiftyDigits() {
    ReferenceFile file = ReferenceFile.of("metafor_uni/bcg_RR_regression");
    ModelSpec spec = ModelSpec.parse("yi ~ ablat + year + meta_V(V = vi)", Map.of());
    Studies studies = spec.read(StudyReader.of(file.table()));
    Design design = DesignBuilder.build(spec, studies);
    FrequentistFit common =
        FreqEngine.fit(studies, design, FreqOptions.defaults().withMethod(Tau2Estimator.COMMON));
    assertClose(17.15180117213488, common.estimate(), 1e-13, "intercept");
    assertClose(
        0.00792515621300243804,
        common.predict().doubleColumn("estimate").get(4),
        1e-9,
        "fitted value of study 5");
    FrequentistFit dl =
        FreqEngine.fit(studies, design, FreqOptions.defaults().withMethod(Tau2Estimator.DL));
    assertClose(0.079038957815254479, dl.tau2(), 1e-13, "tau2");
    assertClose(-1.2797914388272645, dl.estimate(), 1e-11, "intercept");
  }
}

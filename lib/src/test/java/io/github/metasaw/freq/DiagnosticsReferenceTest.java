package io.github.metasaw.freq;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.Table;

/** Influence, leave-one-out, cumulative analyses and BLUPs against metafor. */
class DiagnosticsReferenceTest {

  private static final Map<String, FreqOptions> FITS =
      Map.of(
          "REML", FreqOptions.defaults(),
          "FE", FreqOptions.defaults().withMethod("FE"),
          "DL_knha", FreqOptions.defaults().withMethod("DL").withTest("knha"));

  @TestFactory
  Stream<DynamicTest> diagnostics() {
    return Stream.of(
            "bangertdrowns2004",
            "bcg_RR",
            "hine1989_RD",
            "molloy2014_ZCOR",
            "normand1999_SMD",
            "raudenbush1985")
        .flatMap(name -> tests(ReferenceFile.of("metafor_uni/" + name + "_diagnostics")));
  }

  private static Stream<DynamicTest> tests(ReferenceFile file) {
    Studies studies = StudyReader.of(file.table()).vi("vi").read();
    Stream.Builder<DynamicTest> tests = Stream.builder();
    FITS.forEach(
        (key, options) -> {
          FrequentistFit fit = Tau2EstimatorTest.fit(studies, options);
          JsonNode root = file.root();
          if (root.has(key)) {
            tests.add(test(file, key, () -> influence(fit, root.get(key))));
          }
          if (root.has("leave1out_" + key)) {
            tests.add(
                test(
                    file,
                    "leave1out_" + key,
                    () -> summaries(fit.leaveOneOut(), root.get("leave1out_" + key))));
          }
          if (root.has("cumul_" + key)) {
            tests.add(
                test(
                    file,
                    "cumul_" + key,
                    () -> summaries(fit.cumulative(), root.get("cumul_" + key))));
          }
          if (root.has("blup_" + key)) {
            tests.add(test(file, "blup_" + key, () -> shrinkage(fit, root.get("blup_" + key))));
          }
        });
    FrequentistFit dl = Tau2EstimatorTest.fit(studies, FreqOptions.defaults().withMethod("DL"));
    JsonNode byVi = file.root().get("cumul_DL_ordered_by_vi");
    if (byVi != null) {
      tests.add(test(file, "cumul by vi", () -> summaries(dl.cumulative("vi"), byVi)));
    }
    return tests.build();
  }

  private static DynamicTest test(
      ReferenceFile file, String name, org.junit.jupiter.api.function.Executable run) {
    return DynamicTest.dynamicTest(file.name() + " " + name, run);
  }

  static void influence(FrequentistFit fit, JsonNode r) {
    Table t = fit.influence();
    for (String column :
        List.of("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight")) {
      assertClose(
          r.get("influence").get(column), t.doubleColumn(column).asDoubleArray(), 1e-6, column);
    }
    // R mangles the names (I.ablat.2.), but keeps the order.
    int term = 0;
    for (JsonNode values : r.get("dfbetas")) {
      String column = "dfbs:" + fit.terms().get(term++);
      assertClose(values, t.doubleColumn(column).asDoubleArray(), 1e-6, column);
    }
    for (int i = 0; i < t.rowCount(); i++) {
      JsonNode flag = r.get("is_infl").get(i);
      assertEquals(
          !flag.isNull() && flag.asBoolean(),
          t.booleanColumn("influential").get(i),
          "influential " + i);
    }
  }

  static void shrinkage(FrequentistFit fit, JsonNode r) {
    Table t = fit.shrinkage();
    assertClose(r.get("pred"), t.doubleColumn("estimate").asDoubleArray(), 1e-7, "blup");
    assertClose(r.get("se"), t.doubleColumn("se").asDoubleArray(), 1e-6, "blup se");
    assertClose(r.get("pi.lb"), t.doubleColumn("lower").asDoubleArray(), 1e-6, "blup lower");
    assertClose(r.get("pi.ub"), t.doubleColumn("upper").asDoubleArray(), 1e-6, "blup upper");
  }

  private static void summaries(Table t, JsonNode r) {
    assertClose(r.get("estimate"), t.doubleColumn("estimate").asDoubleArray(), 1e-7, "estimate");
    assertClose(r.get("se"), t.doubleColumn("se").asDoubleArray(), 1e-7, "se");
    assertClose(r.get("zval"), t.doubleColumn("statistic").asDoubleArray(), 1e-6, "zval");
    assertClose(r.get("pval"), t.doubleColumn("p").asDoubleArray(), 1e-5, "pval");
    assertClose(r.get("ci.lb"), t.doubleColumn("lower").asDoubleArray(), 1e-6, "lower");
    assertClose(r.get("ci.ub"), t.doubleColumn("upper").asDoubleArray(), 1e-6, "upper");
    assertClose(r.get("Q"), t.doubleColumn("Q").asDoubleArray(), 1e-9, "Q");
    assertClose(r.get("Qp"), t.doubleColumn("Qp").asDoubleArray(), 1e-7, "Qp");
    if (r.has("tau2")) {
      assertClose(r.get("tau2"), t.doubleColumn("tau2").asDoubleArray(), 1e-7, "tau2");
    }
    double[] percent = t.doubleColumn("I2").multiply(100).asDoubleArray();
    // Where tau2 is 0, metafor's scoring stops at 1e-12 or so: some 1e-9 per cent.
    double[] expected = ReferenceFile.numbers(r.get("I2"));
    for (int i = 0; i < percent.length; i++) {
      assertEquals(expected[i], percent[i], 1e-7 * expected[i] + 1e-8, "I2");
    }
    assertClose(r.get("H2"), t.doubleColumn("H2").asDoubleArray(), 1e-7, "H2");
  }
}

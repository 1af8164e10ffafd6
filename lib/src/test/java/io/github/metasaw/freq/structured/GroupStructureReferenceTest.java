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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** Structures of the effects within a level, against metafor's {@code rma.mv}. */
class GroupStructureReferenceTest {

  private static final ReferenceFile ISHAK = ReferenceFile.of("metafor_mv/ishak2007");
  private static final ReferenceFile BERKEY = ReferenceFile.of("metafor_mv/berkey1998");
  private static final ReferenceFile SCHOOLS =
      ReferenceFile.of("metafor_mv/konstantopoulos2011_CS_form");

  private static FrequentistFit fit(StudyReader reader, String model, String method) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return FreqEngine.fit(spec, spec.read(reader), FreqOptions.defaults().withMethod(method));
  }

  private static double[][] matrix(JsonNode rows) {
    double[][] all = new double[rows.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers(rows.get(i));
    }
    return all;
  }

  private static FrequentistFit ishak(String random, String method) {
    StudyReader reader = StudyReader.of(ISHAK.table()).V(matrix(ISHAK.root().get("V")));
    return fit(reader, "yi ~ 0 + factor(time) + " + random + " + meta_V(V = V)", method);
  }

  @ParameterizedTest
  @CsvSource({"HAR, REML", "HAR, ML", "AR, REML", "AR, ML", "CS, REML", "CS, ML", "DIAG, REML"})
  void structuresOverTimeAgree(String structure, String method) {
    JsonNode theirs = ISHAK.root().at("/results/time_" + structure + "_" + method + "/fit");
    FrequentistFit fit =
        ishak(
            "(0 + factor(time) | study, cov = " + structure.toLowerCase(Locale.ROOT) + ")", method);
    double[] b = numbers(theirs.get("b"));
    double[] se = numbers(theirs.get("se"));
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[j], fit.beta()[j], 1e-5 * se[j]);
      assertEquals(se[j], fit.standardErrors()[j], 1e-5 * se[j]);
    }
    assertTrue(fit.logLik() >= number(theirs.get("logLik")) - 1e-9);
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-6);
    double[] variances = fit.components().doubleColumn("variance").asDoubleArray();
    double[] tau2 = numbers(theirs.get("tau2"));
    for (int a = 0; a < variances.length; a++) {
      assertClose(tau2[tau2.length == 1 ? 0 : a], variances[a], 1e-5, "tau2");
    }
    if (!structure.equals("DIAG")) {
      assertClose(numbers(theirs.get("rho"))[0], neighbours(fit), 1e-5, "rho");
    }
  }

  /** The one correlation of the structure, or that of the first two effects. */
  private static double neighbours(FrequentistFit fit) {
    return fit.correlations().doubleColumn("estimate").getDouble(0);
  }

  private static FrequentistFit berkey(String structure) {
    StudyReader reader = StudyReader.of(BERKEY.table()).V(matrix(BERKEY.root().get("V")));
    String random = "(0 + outcome | trial, cov = " + structure.toLowerCase(Locale.ROOT) + ")";
    return fit(reader, "yi ~ 0 + outcome + " + random + " + meta_V(V = V)", "REML");
  }

  /** metafor's own searches end up to 1e-7 of the likelihood below the maximum. */
  @ParameterizedTest
  @CsvSource({"UN", "CS", "HCS"})
  void clusterRobustTestsAgree(String structure) {
    JsonNode theirs = BERKEY.root().at("/results/outcome_" + structure + "_REML");
    FrequentistFit fit = berkey(structure);
    assertEquals(number(theirs.at("/fit/logLik")), fit.logLik(), 1e-7);
    check(theirs.at("/robust/CR0_adjust_false"), fit, "trial", "CR0");
    check(theirs.at("/robust/CR1_default_adjust"), fit, "trial", "CR1");
    check(theirs.at("/robust/CR2_clubSandwich"), fit, "trial", "CR2");
  }

  @Test
  void clusterRobustTestOfFourTimesAgrees() {
    FrequentistFit fit = ishak("(0 + factor(time) | study, cov = cs)", "REML");
    check(ISHAK.root().at("/results/time_CS_REML/robust/CR2_clubSandwich"), fit, "study", "CR2");
  }

  private static void check(JsonNode theirs, FrequentistFit fit, String cluster, String type) {
    FrequentistFit.ModeratorTest joint = fit.robustInference(cluster, type).moderatorTest();
    assertClose(number(theirs.get("QM")), joint.statistic(), 1e-4, type + " F");
    assertEquals(theirs.get("QMdf").get(0).asInt(), joint.df1());
    assertClose(theirs.get("QMdf").get(1).asDouble(), joint.df2(), 1e-4, type + " df2");
    assertClose(number(theirs.get("QMp")), joint.p(), 1e-3, type + " p");
  }

  @Test
  void theProfileIntervalOfRhoAgrees() {
    JsonNode theirs = ISHAK.root().at("/results/time_CS_REML/confint").get("");
    FrequentistFit fit = ishak("(0 + factor(time) | study, cov = cs)", "REML");
    Table interval = fit.confidence("profile", "rho(study)");
    assertEquals(numbers(theirs.get("lb"))[0], interval.doubleColumn("lower").getDouble(0), 1e-3);
    assertEquals(numbers(theirs.get("ub"))[0], interval.doubleColumn("upper").getDouble(0), 1e-3);
  }

  /** Schools of a district as its exchangeable effects: the same model as nested groups. */
  @Test
  void compoundSymmetryIsTheNestedModel() {
    JsonNode theirs = SCHOOLS.root().get("fit");
    StudyReader reader = StudyReader.of(SCHOOLS.table());
    String model = "yi ~ 1 + %s + meta_V(V = vi)";
    FrequentistFit fit =
        fit(reader, model.formatted("(0 + factor(school) | district, cov = cs)"), "REML");
    FrequentistFit nested = fit(reader, model.formatted("(1 | district/school)"), "REML");
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-7);
    assertEquals(nested.logLik(), fit.logLik(), 1e-9);
    assertClose(nested.estimate(), fit.estimate(), 1e-7, "b");
    assertClose(nested.se(), fit.se(), 1e-7, "se");
    assertClose(numbers(theirs.get("rho"))[0], neighbours(fit), 1e-5, "rho");
  }

  /** With equal steps of time, CAR is AR with a correlation above 0. */
  @Test
  void continuousTimeAgreesWithSteps() {
    FrequentistFit steps = ishak("(0 + factor(time) | study, cov = ar)", "REML");
    for (String random : List.of("1", "0 + factor(time)")) {
      FrequentistFit times = ishak("(" + random + " | study, cov = car(time))", "REML");
      assertEquals(steps.logLik(), times.logLik(), 1e-9);
      assertClose(neighbours(steps), neighbours(times), 1e-5, "rho");
    }
  }

  /** The structures lie in each other, and their likelihoods rise with their parameters. */
  @Test
  void likelihoodsRiseWithParameters() {
    double before = Double.NEGATIVE_INFINITY;
    for (String structure : List.of("id", "cs", "hcs", "un")) {
      double own = ishak("(0 + factor(time) | study, cov = " + structure + ")", "ML").logLik();
      assertTrue(own >= before - 1e-8, structure);
      before = own;
    }
  }
}

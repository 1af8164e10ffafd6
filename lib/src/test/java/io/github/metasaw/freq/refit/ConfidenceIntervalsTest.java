package io.github.metasaw.freq.refit;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.freq.structured.DrmTmbReferenceTest;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Robust tests, profiles, bootstrap, comparisons and combinations. */
class ConfidenceIntervalsTest {

  private static final ReferenceFile SCHOOLS = ReferenceFile.of("metafor_mv/konstantopoulos2011");
  private static final String RESTORATION =
      "yi ~ habitat + duration + meta_V(V = vi); sigma ~ habitat";

  private static FrequentistFit schools(String mean) {
    ModelSpec spec =
        ModelSpec.parse("yi ~ " + mean + " + (1 | district/school) + meta_V(V = vi)", Map.of());
    return FreqEngine.fit(spec, spec.read(StudyReader.of(SCHOOLS.table())), FreqOptions.defaults());
  }

  private static FrequentistFit restoration(String model, String method) {
    return DrmTmbReferenceTest.fit(
        DrmTmbReferenceTest.data("restoration_seed20"),
        model,
        FreqOptions.defaults().withMethod(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REML", "REML_mods_year"})
  void robustTestsAsMetaforAndClubSandwich(String key) {
    JsonNode reference = SCHOOLS.root().at("/results/" + key + "/robust");
    boolean year = key.endsWith("year");
    FrequentistFit fit = schools(year ? "I(year - 1989.5535714285713)" : "1");
    Map<String, String> names =
        Map.of("CR0", "CR0_adjust_false", "CR1", "CR1_default_adjust", "CR2", "CR2_clubSandwich");
    names.forEach(
        (type, name) -> {
          Table ours = fit.robust("district", type);
          JsonNode theirs = reference.get(name);
          double[] se = numbers(theirs.get("se"));
          double[] df = numbers(theirs.get("dfs"));
          double[] lower = numbers(theirs.get("ci_lb"));
          for (int j = 0; j < se.length; j++) {
            double expectedDf = df.length == 1 ? df[0] : df[j];
            assertClose(se[j], ours.doubleColumn("se").getDouble(j), 1e-5, type + " SE");
            assertClose(expectedDf, ours.doubleColumn("df").getDouble(j), 1e-5, type + " df");
            double size = Math.abs(lower[j]) + se[j];
            assertEquals(lower[j], ours.doubleColumn("lower").getDouble(j), 1e-5 * size, type);
          }
        });
  }

  @Test
  void clustersMustHoldWholeBlocks() {
    FrequentistFit fit = schools("1");
    String message =
        assertThrows(MetaException.class, () -> fit.robust("school", "CR2")).getMessage();
    assertTrue(message.contains("correlated in the model but in different clusters of school"));
    assertThrows(MetaException.class, () -> fit.robust("district", "CR9"));
  }

  /** metafor's profile interval of the variance between schools. */
  @Test
  void profileOfAVarianceComponent() {
    JsonNode reference = SCHOOLS.root().at("/results/REML/confint");
    JsonNode rows = reference.get("");
    Row sd = schools("1").confidence("profile").row(1);
    assertEquals(numbers(rows.get("lb"))[0], Math.pow(sd.getDouble("lower"), 2), 1e-4);
    assertEquals(numbers(rows.get("ub"))[0], Math.pow(sd.getDouble("upper"), 2), 1e-4);
  }

  /** At the bounds the log-likelihood is half a chi-square quantile below the maximum. */
  @Test
  void profilesFallToTheLimit() {
    FrequentistFit fit = restoration(RESTORATION, "ML");
    Table intervals = fit.confidence("profile");
    Table wald = fit.confidence("wald");
    for (int j = 0; j < fit.terms().size(); j++) {
      double lower = intervals.doubleColumn("lower").getDouble(j);
      double upper = intervals.doubleColumn("upper").getDouble(j);
      double width =
          wald.doubleColumn("upper").getDouble(j) - wald.doubleColumn("lower").getDouble(j);
      assertTrue(lower < fit.beta()[j] && fit.beta()[j] < upper, fit.terms().get(j));
      if (j < 3) {
        assertEquals(width, upper - lower, 0.1 * width, fit.terms().get(j));
      }
    }
    Table curve = fit.profile("sigma:habitatforest", 16);
    double limit =
        fit.logLik() - ChiSquaredDistribution.of(1).inverseCumulativeProbability(0.95) / 2;
    double lower = intervals.doubleColumn("lower").getDouble(4);
    double upper = intervals.doubleColumn("upper").getDouble(4);
    for (int i = 0; i < 16; i++) {
      double value = curve.doubleColumn("value").getDouble(i);
      boolean inside = value > lower && value < upper;
      assertEquals(inside, curve.doubleColumn("logLik").getDouble(i) > limit, "at " + value);
      assertTrue(curve.doubleColumn("logLik").getDouble(i) <= fit.logLik() + 1e-9);
    }
    FrequentistFit reml = restoration(RESTORATION, "REML");
    assertThrows(MetaException.class, () -> reml.profile("duration", 5));
  }

  /** With one tau2, the interval of the univariate path (Hardy and Thompson 1996). */
  @Test
  void profileOfTau2IsThatOfTheUnivariatePath() {
    for (String method : new String[] {"ML", "REML"}) {
      FrequentistFit general = restoration("yi ~ habitat + meta_V(V = vi); sigma ~ 1", method);
      FrequentistFit simple = restoration("yi ~ habitat + meta_V(V = vi)", method);
      var expected =
          simple.tau2Interval(io.github.metasaw.fit.Tau2Interval.Method.PROFILE_LIKELIHOOD);
      assertClose(simple.tau2(), general.tau2(), 1e-9, "tau2");
      assertClose(simple.logLik(), general.logLik(), 1e-12, "logLik");
      assertClose(expected.lower(), general.tau2Interval().lower(), 1e-6, "lower");
      assertClose(expected.upper(), general.tau2Interval().upper(), 1e-6, "upper");
      assertClose(simple.I2(), general.I2(), 1e-9, "I2");
      assertClose(simple.Q(), general.Q(), 1e-10, "Q");
      assertClose(simple.zeta2(), general.zeta2(), 1e-9, "zeta2");
      assertClose(simple.R2(), general.R2(), 1e-6, "R2");
    }
  }

  @Test
  void bootstrapIsSeededAndNearWald() {
    FrequentistFit fit = restoration(RESTORATION, "ML");
    Table one = fit.bootstrap(300, 7);
    Table again = fit.bootstrap(300, 7);
    Table wald = fit.confidence("wald");
    for (int j = 0; j < fit.terms().size(); j++) {
      double width =
          one.doubleColumn("upper").getDouble(j) - one.doubleColumn("lower").getDouble(j);
      double expected =
          wald.doubleColumn("upper").getDouble(j) - wald.doubleColumn("lower").getDouble(j);
      assertEquals(
          one.doubleColumn("lower").getDouble(j), again.doubleColumn("lower").getDouble(j));
      if (j < 3) {
        assertEquals(expected, width, 0.25 * expected, fit.terms().get(j));
      }
    }
  }

  @Test
  void likelihoodRatioOfNestedModels() {
    FrequentistFit large = restoration(RESTORATION, "ML");
    FrequentistFit small = restoration("yi ~ habitat + duration + meta_V(V = vi)", "ML");
    Table test = small.compare(large);
    double statistic = 2 * (large.logLik() - small.logLik());
    assertEquals(2 * (-24.77319672 + 30.38430368), statistic, 1e-6);
    assertEquals(statistic, test.doubleColumn("statistic").getDouble(1), 1e-12);
    assertEquals(1, test.doubleColumn("df").getDouble(1));
    assertEquals(
        ChiSquaredDistribution.of(1).survivalProbability(statistic),
        test.doubleColumn("p").getDouble(1),
        1e-12);
    FrequentistFit reml = restoration("yi ~ habitat + meta_V(V = vi)", "REML");
    assertThrows(MetaException.class, () -> large.compare(reml));
    FrequentistFit otherMean = restoration("yi ~ duration + meta_V(V = vi); sigma ~ 1", "REML");
    assertThrows(MetaException.class, () -> otherMean.compare(reml));
  }

  @Test
  void contrastsAndMarginalMeans() {
    FrequentistFit fit = restoration(RESTORATION, "ML");
    double[] b = fit.beta();
    Table means = fit.marginalMeans("habitat");
    double duration = fit.studies().table().doubleColumn("duration").mean();
    assertEquals(List.of("grassland", "forest"), means.stringColumn("level").asList());
    double[] estimate = means.doubleColumn("estimate").asDoubleArray();
    assertEquals(b[0] + duration * b[2], estimate[0], 1e-12);
    assertEquals(b[0] + b[1] + duration * b[2], estimate[1], 1e-12);
    Table contrast = fit.contrast(Map.of("(Intercept)", 1.0, "habitatforest", 1.0));
    double[][] v = fit.vcov();
    assertEquals(b[0] + b[1], contrast.doubleColumn("estimate").getDouble(0), 1e-12);
    assertEquals(
        Math.sqrt(v[0][0] + 2 * v[0][1] + v[1][1]),
        contrast.doubleColumn("se").getDouble(0),
        1e-12);
    assertThrows(MetaException.class, () -> fit.contrast(Map.of("habitat", 1.0)));
  }

  /** The document's table by habitat. */
  @Test
  void variancesByHabitat() {
    FrequentistFit fit = restoration(RESTORATION, "ML");
    Table table = fit.variances();
    double[] sum = new double[2];
    for (int i = 0; i < 80; i++) {
      sum[i % 2] += table.doubleColumn("totalVariance").getDouble(i) / 40;
    }
    assertEquals(0.06715651, sum[0], 2e-7);
    assertEquals(0.19328933, sum[1], 2e-7);
    assertEquals(0.01904467, table.doubleColumn("extraVariance").getDouble(0), 2e-7);
    assertEquals(0.14338053, table.doubleColumn("extraVariance").getDouble(1), 2e-7);
  }

  @Test
  void elevenChecksOfTheDocument() {
    FrequentistFit fit = restoration(RESTORATION, "ML");
    Table checks = fit.checks();
    List<String> names =
        List.of(
            "optimizer_convergence",
            "optimizer_budget",
            "finite_objective",
            "fixed_gradient",
            "sdreport_status",
            "hessian_positive_definite",
            "standard_errors_finite",
            "dropped_rows",
            "positive_scale",
            "known_sampling_covariance",
            "fixed_effect_design_size");
    List<String> ours = checks.stringColumn("check").asList();
    for (String name : names) {
      int row = ours.indexOf(name);
      assertTrue(row >= 0, name);
      assertEquals("ok", checks.stringColumn("status").get(row), name);
    }
    assertEquals(
        "type=diagonal; n=80; range=[0.01520,0.07979]",
        checks.stringColumn("value").get(ours.indexOf("known_sampling_covariance")));
    assertEquals("min=0.1380", checks.stringColumn("value").get(ours.indexOf("positive_scale")));
  }
}

package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.covariance.StartingValues;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.random.RRandom;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Several effects of a group with one covariance: slopes, and two outcomes joined by a tag. */
class GroupCovarianceTest {

  private static final ReferenceFile PAIRS = ReferenceFile.of("metafor_mv/two_level_pairs");
  private static final String JOINED =
      "mu1 = y1 ~ x + (1 | p | study) + meta_V(V = V)\nmu2 = y2 ~ x + (1 | p | study)";

  private static StudyReader reader(Table pairs) {
    double[] v1 = pairs.doubleColumn("v1").asDoubleArray();
    double[] v2 = pairs.doubleColumn("v2").asDoubleArray();
    return StudyReader.of(pairs).V(KnownV.bivariate(v1, v2, 0.5));
  }

  private static FrequentistFit fit(String model, FreqOptions options) {
    ModelSpec spec = ModelSpec.parse(model, Map.of());
    return FreqEngine.fit(spec, spec.read(reader(PAIRS.table())), options);
  }

  /**
   * metafor: rows and studies of two outcomes, a 2 x 2 covariance each, outcomes missing. Its
   * search by BFGS ends 1e-9 below our likelihood, which is 2e-5 of an SE off.
   */
  @ParameterizedTest
  @ValueSource(strings = {"REML", "ML"})
  void twoOutcomesAgreeWithRmaMv(String method) {
    JsonNode theirs = PAIRS.root().at("/results/" + method);
    FrequentistFit fit = fit(JOINED, FreqOptions.defaults().withMethod(method));
    double[] b = numbers(theirs.get("b"));
    double[] se = numbers(theirs.get("se"));
    double[] robust = numbers(theirs.get("CR2_se"));
    double[] df = numbers(theirs.get("CR2_df"));
    Table sandwich = fit.robust("study", "CR2");
    int[] order = {0, 2, 1, 3};
    for (int j = 0; j < b.length; j++) {
      assertEquals(b[order[j]], fit.beta()[j], 2e-5 * se[order[j]]);
      assertEquals(se[order[j]], fit.standardErrors()[j], 1e-5 * se[order[j]]);
      assertClose(robust[order[j]], sandwich.doubleColumn("se").getDouble(j), 1e-5, "CR2");
      assertClose(df[order[j]], sandwich.doubleColumn("df").getDouble(j), 1e-5, "df of CR2");
    }
    double[] variance = fit.components().doubleColumn("variance").asDoubleArray();
    double[] rows = numbers(theirs.get("gamma2"));
    double[] studies = numbers(theirs.get("tau2"));
    assertClose(rows[0], variance[0], 2e-5, "sigma1");
    assertClose(rows[1], variance[1], 2e-5, "sigma2");
    assertClose(studies[0], variance[2], 2e-5, "study, y1");
    assertClose(studies[1], variance[3], 2e-5, "study, y2");
    assertClose(
        number(theirs.get("rho")),
        fit.correlations().doubleColumn("estimate").getDouble(0),
        2e-5,
        "correlation of studies");
    assertClose(
        number(theirs.get("phi")),
        fit.variances().doubleColumn("rho12").getDouble(0),
        5e-5,
        "correlation of rows");
    assertTrue(fit.logLik() >= number(theirs.get("logLik")));
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-8);
    assertClose(number(theirs.get("QE")), fit.Q(), 1e-10, "QE");
  }

  /** metafor's {@code confint(fit, rho = 1)} and of tau, on the scale on which they are read. */
  @ParameterizedTest
  @ValueSource(strings = {"REML", "ML"})
  void profilesAgreeWithRmaMv(String method) {
    JsonNode theirs = PAIRS.root().at("/results/" + method);
    FrequentistFit fit = fit(JOINED, FreqOptions.defaults().withMethod(method));
    Table profile =
        fit.confidence(
            "profile",
            "sd(study:mu1:(Intercept))",
            "sd(study:mu2:(Intercept))",
            "cor(study:mu2:(Intercept),mu1:(Intercept))",
            "sigma1",
            "sigma2");
    double[] tau = numbers(theirs.get("tau"));
    double[] rho = numbers(theirs.get("rho_ci"));
    double[] lower = profile.doubleColumn("lower").asDoubleArray();
    double[] upper = profile.doubleColumn("upper").asDoubleArray();
    assertEquals(tau[0], lower[0], 1e-5);
    assertEquals(tau[1], upper[0], 1e-5);
    assertEquals(tau[2], lower[1], 1e-5);
    assertEquals(tau[3], upper[1], 1e-5);
    assertEquals(rho[0], lower[2], 1e-5);
    assertEquals(rho[1], upper[2], 1e-5);
    double[] gamma = numbers(theirs.get("gamma"));
    // On the way there are two maxima, one with rho12 of -1.
    assertEquals(gamma[0], lower[3], 1e-5);
    assertEquals(gamma[1], upper[3], 1e-5);
    assertEquals(gamma[2], lower[4], 1e-5);
    assertEquals(gamma[3], upper[4], 1e-5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(1 | p | study); (1 | p | study)",
        "(1 + x | p | study); (1 | p | study)",
        "(1 | p | study) + (0 + x | p | study); (1 + x | p | study)",
      })
  void gradientIsThatOfFiniteDifferences(String first, String second) {
    for (boolean restricted : new boolean[] {false, true}) {
      ModelSpec spec =
          ModelSpec.parse(
              "mu1 = y1 ~ x + %s + meta_V(V = V)\nmu2 = y2 ~ 1 + %s".formatted(first, second),
              Map.of());
      GaussianModel model = ModelBuilder.build(spec, spec.read(reader(PAIRS.table())));
      GaussianLikelihood likelihood = StructuredSolution.likelihood(model, restricted, null);
      double[] theta = new StartingValues(model.structure()).usual(0.2);
      double[] shift = RRandom.setSeed(4).rnorm(theta.length, 0, 0.3);
      for (int t = 0; t < theta.length; t++) {
        theta[t] += shift[t];
      }
      likelihood.at(theta);
      double[] gradient = likelihood.gradient();
      for (int t = 0; t < theta.length; t++) {
        double kept = theta[t];
        theta[t] = kept + 1e-5;
        double up = likelihood.at(theta);
        theta[t] = kept - 1e-5;
        double down = likelihood.at(theta);
        theta[t] = kept;
        assertEquals((up - down) / 2e-5, gradient[t], 1e-6 * (1 + Math.abs(gradient[t])));
      }
    }
  }

  /** Without a tag the outcomes are apart, which is the joint model with correlation 0. */
  @Test
  void theTagAddsOneParameter() {
    FreqOptions ml = FreqOptions.defaults().withMethod("ML");
    FrequentistFit joined = fit(JOINED, ml);
    FrequentistFit apart = fit(JOINED.replace("| p |", "|"), ml);
    Table test = joined.compare(apart);
    assertEquals(1, test.doubleColumn("df").getDouble(1));
    assertTrue(test.doubleColumn("p").getDouble(1) < 0.001);
    assertEquals(0, apart.correlations().rowCount());
    assertEquals(
        List.of("sd(study:mu1:(Intercept))", "sd(study:mu2:(Intercept))"),
        joined.confidence("wald").stringColumn("term").asList().subList(7, 9));
  }

  /** A slope adds x squared times its variance to what a new study may differ by. */
  @Test
  void predictionsOfNewStudiesGrowWithTheSlope() {
    FrequentistFit fit =
        fit(
            "mu1 = y1 ~ x + (1 + x | study) + meta_V(V = V)\nmu2 = y2 ~ x + (1 | study)",
            FreqOptions.defaults());
    Table at = Table.create(DoubleColumn.create("x", 0, 2));
    double[] added = new double[4];
    for (Row row : fit.predict(at)) {
      double wide = (row.getDouble("piUpper") - row.getDouble("estimate")) / 1.959963984540054;
      added[row.getRowNumber()] = wide * wide - row.getDouble("se") * row.getDouble("se");
    }
    double[] variance = fit.components().doubleColumn("variance").asDoubleArray();
    double r = fit.correlations().doubleColumn("estimate").getDouble(0);
    assertEquals(variance[0] + variance[2], added[0], 1e-9);
    assertEquals(
        variance[0] + variance[2] + 4 * variance[3] + 4 * r * Math.sqrt(variance[2] * variance[3]),
        added[1],
        1e-9);
    assertEquals(variance[1] + variance[4], added[2], 1e-9);
    assertEquals(added[2], added[3], 1e-12);
  }

  /**
   * Slopes that move exactly with intercepts: metafor's {@code rma.mv(struct = "GEN")} stops near
   * the correlation of 1 at a likelihood that is no higher.
   */
  @Test
  void aCorrelationOfOneIsReachedAndSaid() {
    int studies = 12;
    Table table =
        Table.create(
            DoubleColumn.create("study"),
            DoubleColumn.create("x"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"));
    RRandom random = RRandom.setSeed(8);
    for (int i = 0; i < 6 * studies; i++) {
      table.doubleColumn("study").append(i / 6);
      table.doubleColumn("x").append(i % 6 - 2.5);
      table.doubleColumn("vi").append(0.05);
    }
    double[] u = random.rnorm(studies, 0, 0.6);
    double[] e = random.rnorm(6 * studies, 0, Math.sqrt(0.05));
    for (int i = 0; i < e.length; i++) {
      double x = table.doubleColumn("x").getDouble(i);
      table.doubleColumn("yi").append(0.2 + u[i / 6] * (1 - 0.5 * x) + e[i]);
    }
    ModelSpec spec =
        ModelSpec.parse("yi ~ x + (1 + x | study) + meta_V(V = vi)\nsigma ~ 0", Map.of());
    FrequentistFit fit =
        FreqEngine.fit(spec, spec.read(StudyReader.of(table)), FreqOptions.defaults());
    assertEquals(-1, fit.correlations().doubleColumn("estimate").getDouble(0));
    assertTrue(
        fit.checkList().stream().anyMatch(check -> check.name().equals("correlation_at_one")));
    Table profile = fit.confidence("profile", "cor(study:x,(Intercept))");
    assertEquals(-1, profile.doubleColumn("lower").getDouble(0));
    assertTrue(profile.doubleColumn("upper").getDouble(0) < -0.9);
    assertEquals(0, fit.checks().stringColumn("status").countOccurrences("warning"));
  }

  @Test
  void aTagJoinsOneGroup() {
    MetaException fault =
        assertThrows(
            MetaException.class,
            () ->
                fit(
                    JOINED.replace("mu2 = y2 ~ x + (1 | p | study)", "mu2 = y2 ~ 1 + (1 | p | x)")
                        + "\nsigma2 ~ 0",
                    FreqOptions.defaults()));
    assertTrue(fault.getMessage().contains("the tag p joins effects of one group"));
    assertTrue(fault.getMessage().contains("line 2"));
  }

  @Test
  void theSdOfJoinedEffectsIsNotModelled() {
    MetaException fault =
        assertThrows(
            MetaException.class, () -> fit(JOINED + "\nsd(study) ~ x", FreqOptions.defaults()));
    assertTrue(fault.getMessage().startsWith("sd(study) is the SD of one effect"));
  }

  /** metafor: tau2 0.0000204 and rho -1, log-likelihoods -15.17169986 and -15.24387971. */
  @ParameterizedTest
  @CsvSource({"ML, -15.17169986", "REML, -15.24387971"})
  void outcomesThatMoveTogetherExactly(String method, double logLik) {
    double[] y1 = {
      0.225, 0.0311, -0.1582, 0.682, 0.5104, -0.2882, 0.0606, 0.1231, 0.0346, 0.2297, 0.0598,
      0.2427, 0.1856, 0.211, 0.3846, 0.2006, 0.0835, 0.032, 0.124, 0.3202, 0.1793, -0.0439, 0.3331,
      0.2813, 0.3125
    };
    double[] y2 = {
      -0.4187, 0.4537, 0.9864, 0.3067, -0.7434, -0.7566, 0.0431, -0.3128, 0.6786, -0.4561, 0.257,
      0.1108, -0.3407, 0.1038, 0.0399, 0.2648, -0.0546, -0.1073, 0.1673, 0.9198, -0.6116, -0.0222,
      0.2632, 0.1963, 0.0076
    };
    double[] v1 = {
      0.0937, 0.1576, 0.1794, 0.1925, 0.1608, 0.1186, 0.1777, 0.177, 0.1351, 0.1185, 0.1809, 0.1982,
      0.0749, 0.0507, 0.1171, 0.1047, 0.1337, 0.1555, 0.1888, 0.0513, 0.0502, 0.1815, 0.1106,
      0.1218, 0.1166
    };
    double[] v2 = {
      0.058, 0.059, 0.044, 0.0688, 0.0383, 0.0778, 0.0701, 0.0878, 0.0345, 0.0986, 0.055, 0.0649,
      0.0936, 0.0856, 0.0343, 0.052, 0.0331, 0.0949, 0.053, 0.097, 0.0887, 0.0352, 0.0327, 0.025,
      0.0321
    };
    Table table = Table.create(DoubleColumn.create("y1", y1), DoubleColumn.create("y2", y2));
    ModelSpec spec = ModelSpec.parse("mu1 = y1 ~ 1 + meta_V(V = V)\nmu2 = y2 ~ 1", Map.of());
    FrequentistFit fit =
        FreqEngine.fit(
            spec,
            spec.read(StudyReader.of(table).V(KnownV.bivariate(v1, v2, 0.3))),
            FreqOptions.defaults().withMethod(method));
    assertEquals(logLik, fit.logLik(), 1e-7);
    assertEquals(-1, fit.variances().doubleColumn("rho12").getDouble(0));
    assertTrue(fit.checkList().stream().anyMatch(check -> check.name().equals("rho12_boundary")));
    assertEquals(2, fit.predict().rowCount());
    Table profile = fit.confidence("profile", "rho12", "sigma1");
    assertEquals(-1, profile.doubleColumn("lower").getDouble(0));
    assertEquals(0, profile.doubleColumn("lower").getDouble(1));
  }
}

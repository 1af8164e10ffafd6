package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class FixedParametersTest {

  private static final Table SCHOOLS =
      ReferenceFile.of("metafor_mv/konstantopoulos2011_CS_form").table();
  private static final String NESTED = "yi ~ 1 + (1 | district) + meta_V(V = vi)";
  private static final String EXCHANGEABLE =
      "yi ~ 1 + (0 + factor(school) | district, cov = cs) + meta_V(V = vi)";

  private static FrequentistFit fit(String model, String fixed) {
    FreqOptions options = FreqOptions.defaults();
    return Meta.fit(SCHOOLS, model, fixed.isEmpty() ? options : options.withFixed(fixed));
  }

  private static String fault(String model, String fixed) {
    return assertThrows(MetaException.class, () -> fit(model, fixed)).getMessage();
  }

  /**
   * metafor 5.1-12: rma.mv(..., random = list(~ 1 | district, ~ 1 | study), sigma2 = c(.09, NA)).
   */
  @Test
  void aFixedSdAgrees() {
    FrequentistFit fit = fit(NESTED, "sd(district) = 0.3");
    assertEquals(0.1851705324331, fit.estimate(), 1e-7);
    assertEquals(0.0970960027873, fit.se(), 1e-7);
    assertEquals(-8.1293546353466, fit.logLik(), 1e-8);
    double[] variances = fit.components().doubleColumn("variance").asDoubleArray();
    assertEquals(0.0321646302566, variances[0], 1e-7);
    assertEquals(0.09, variances[1], 1e-15);
    assertTrue(fit.checkList().stream().anyMatch(check -> check.name().equals("fixed_parameters")));
    assertEquals("sd(district) = 0.3", fit.provenance().settings().get("fixed"));
  }

  /** metafor 5.1-12: rma.mv(..., random = ~ factor(school) | district, rho = 0.4). */
  @Test
  void aFixedCorrelationAgrees() {
    FrequentistFit fit = fit(EXCHANGEABLE, "rho(district) = 0.4");
    assertEquals(0.1777395138170, fit.estimate(), 1e-7);
    assertEquals(0.0648166080334, fit.se(), 1e-7);
    assertEquals(-9.1759653906390, fit.logLik(), 1e-8);
    assertEquals(0.0762912721061, fit.components().doubleColumn("variance").getDouble(0), 1e-7);
    assertEquals(0.4, fit.correlations().doubleColumn("estimate").getDouble(0), 1e-15);
  }

  /** What is fixed at its estimate changes nothing but the standard error of that parameter. */
  @Test
  void fixedAtItsEstimateTheFitIsTheSame() {
    FrequentistFit free = fit(NESTED, "");
    double sd = free.components().doubleColumn("sd").getDouble(1);
    FrequentistFit fixed = fit(NESTED, "sd(district) = " + sd);
    assertEquals(free.logLik(), fixed.logLik(), 1e-10);
    assertEquals(free.estimate(), fixed.estimate(), 1e-8);
    assertEquals(free.se(), fixed.se(), 1e-7);
  }

  /** An SD of 0 is the model without the group; it stays 0 in refits. */
  @Test
  void anSdOfZeroLeavesTheGroupOut() {
    FrequentistFit fixed = fit(NESTED, "sd(district) = 0");
    FrequentistFit without = fit("yi ~ 1 + meta_V(V = vi)", "");
    assertEquals(without.estimate(), fixed.estimate(), 1e-8);
    assertEquals(without.logLik(), fixed.logLik(), 1e-8);
    double[] leftOut = fixed.leaveOneOut().doubleColumn("estimate").asDoubleArray();
    double[] expected = without.leaveOneOut().doubleColumn("estimate").asDoubleArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], leftOut[i], 1e-6);
    }
  }

  @Test
  void profilesAreOfWhatIsEstimated() {
    FrequentistFit fit = fit(NESTED, "sd(district) = 0.3");
    assertEquals(List.of("sigma"), fit.confidence("profile").stringColumn("term").asList());
    String message =
        assertThrows(MetaException.class, () -> fit.confidence("profile", "sd(district)"))
            .getMessage();
    assertTrue(message.contains("is fixed, so it has no profile"), message);
  }

  @Test
  void namesMayHoldCommas() {
    FixedParameters fixed =
        FixedParameters.NONE.with("cor(study:x,(Intercept)) = -0.5, sigma = 1e-1");
    assertEquals(Map.of("cor(study:x,(Intercept))", -0.5, "sigma", 0.1), fixed.values());
    assertEquals("cor(study:x,(Intercept)) = -0.5, sigma = 0.1", fixed.toString());
    assertFalse(fixed.isEmpty());
    Parameter sigma = new Parameter.Sigma(0, Parameter.INTERCEPT);
    assertEquals(Map.of(sigma, Math.log(0.1)), fixed.among(List.of(sigma)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sd(distric) = 0.3; no parameter 'sd(distric)' to fix; did you mean 'sd(district)'?",
        "sd(district) = -1; sd(district) must be 0 or larger, not -1",
        "sd(district) = much; sd(district) is fixed at a number, as in sd(district) = 0.3, not at 'much'",
        "0.3; '0.3' fixes no parameter; write name = value",
        "sigma = 1, sigma = 2; sigma is fixed twice",
      })
  void whatCannotBeFixedIsRefused(String fixed, String words) {
    String message = fault(NESTED, fixed);
    assertTrue(message.contains(words.replace(" | ", "; ")), message);
  }

  @Test
  void rangesAndModeratorsAreLookedAt() {
    assertTrue(fault(EXCHANGEABLE, "rho(district) = 2").contains("rho(district) must be from"));
    assertTrue(fault(NESTED + "\nsigma ~ year", "sigma = 1").contains("sigma has moderators"));
    assertTrue(
        fault("yi ~ 1 + meta_V(V = vi)", "sigma = 1").contains("give tau2, a variance, instead"));
  }
}

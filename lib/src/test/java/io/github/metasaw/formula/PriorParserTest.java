package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorParserTest {

  private static PriorText prior(String line) {
    return ModelText.parse("yi ~ 1\n" + line).priors().get(0);
  }

  @Test
  void aTildeIsAnEqualsSign() {
    PriorText tilde = prior("prior log(tau2) ~ normal(-1, sd = 1/2)");
    PriorText equals = prior("prior log(tau2) = normal(-1, sd = 1/2)");
    assertEquals(equals, tilde);
    assertEquals("prior log(tau2) = normal(-1, sd = 1/2)", tilde.code());
    assertEquals(0.5, tilde.arguments().get(1).value());
  }

  /** A column may be called prior. */
  @Test
  void aModelOfAColumnCalledPriorIsNoPrior() {
    ModelText text = ModelText.parse("prior ~ 1 + x");
    assertTrue(text.priors().isEmpty());
    assertEquals("prior ~ 1 + x", text.lines().get(0).code());
  }

  @Test
  void codeReadsToTheSamePrior() {
    for (String line :
        new String[] {
          "prior mu = flat()",
          "prior L5_variance",
          "prior 1/tau2 = gamma(0.001, 0.001)",
          "prior sd(study) = half_t(3, scale = 0.5)",
          "prior beta[`risk of bias`] = normal(0, variance = 2)",
          "prior tau = uniform(1/1000, 1e3)"
        }) {
      assertEquals(prior(line).code(), prior(prior(line).code()).code());
      assertEquals(line, prior(line).code());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "prior(normal(0, 1), class = b) => a prior is written without brackets about it, as in prior mu = normal(0, sd = 1), (line 2, column 6)",
        "prior tau ~ cauchy(0, 1) T[0, ] => a prior is not truncated here: an SD is positive, so leave T out and take half_normal, half_t or half_cauchy (line 2, column 26)",
        "prior tau half_cauchy(1) => '=' is expected after what the prior is of, not the end of the line (line 2, column 25)",
        "prior mu = => a distribution is expected, not the end of the line (line 2, column 11)",
        "prior mu = flat() 3 => the line should end here, but '3' follows (line 2, column 19)"
      })
  void whatCannotBeReadIsSaid(String line, String message) {
    MetaException refused = assertThrows(MetaException.class, () -> prior(line));
    assertEquals(message, refused.getMessage());
  }
}

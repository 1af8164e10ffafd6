package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Priors as users of other programs write them, and what they are told. */
class PriorChoiceTest {

  private static PriorText text(String prior) {
    return ModelText.parse("yi ~ 1\nprior " + prior).priors().get(0);
  }

  private static String refusal(String prior) {
    PriorText text = text(prior);
    return assertThrows(
            MetaException.class,
            () -> {
              PriorScale scale = PriorScale.of(text.target());
              if (scale == null) {
                PriorChoice.coefficient(text);
              } else {
                PriorChoice.heterogeneity(text, scale, 1, 2);
              }
            })
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "tau ~ student_t(3, 0, 2.5) => no prior 'student_t' (line 2, column 13); student_t(df, location, scale) of Stan is written half_t(df, scale)",
        "mu ~ student_t(3, 0, 2.5) => no prior 'student_t' (line 2, column 12); student_t(df, location, scale) of Stan is written t(df, location, scale)",
        "1/tau2 ~ dgamma(0.001, 0.001) => no prior 'dgamma' (line 2, column 16); dgamma(shape, rate) of JAGS is written gamma(shape, rate)",
        "tau ~ dunif(0, 10) => no prior 'dunif' (line 2, column 13); dunif(from, to) of JAGS is written uniform(from, to)",
        "mu ~ dunif(-10, 10) => no prior 'dunif' (line 2, column 12); dunif(from, to) of JAGS is written flat()",
        "mu ~ dnorm(0, 0.001) => no prior 'dnorm' (line 2, column 12); dnorm(mean, precision) of JAGS is written normal(mean, variance = 1/precision)",
        "tau2 ~ inv_gamma(0.1, 0.1) => no prior 'inv_gamma' (line 2, column 14); inv_gamma(shape, scale) of Stan is written inverse_gamma(shape, scale)",
        "tau = dhalfcauchy(0.5) => no prior 'dhalfcauchy' (line 2, column 13); dhalfcauchy(x, scale) of bayesmeta is written half_cauchy(scale)",
        "tau = shrinkage() => no prior 'shrinkage' (line 2, column 13); \"shrinkage\" of bayesmeta is written uniform_shrinkage()",
        "tau ~ HalfCauchy(0.5) => no prior 'HalfCauchy' (line 2, column 13); write half_cauchy(scale)",
        "tau = overallJeffreys() => no prior 'overallJeffreys' (line 2, column 13); write overall_jeffreys()",
        "mu ~ Normal(0, 1) => no prior 'Normal' (line 2, column 12); write normal(mean, sd = s)",
        "mu ~ std_normal() => no prior 'std_normal' (line 2, column 12); std_normal() of Stan is written normal(0, sd = 1)",
        "tau ~ cauchy(0, 1) => cauchy may be negative, and tau cannot (line 2, column 13); write half_cauchy"
      })
  void otherProgramsPriorsAreTranslated(String prior, String message) {
    assertEquals(message, refusal(prior));
  }

  /** What is advised is accepted. */
  @Test
  void everyTranslationIsAPrior() {
    for (String prior :
        new String[] {
          "tau = half_t(3, 2.5)",
          "tau = half_normal(variance = 1/0.001)",
          "1/tau2 = gamma(0.001, 0.001)",
          "tau2 = inverse_gamma(0.1, 0.1)",
          "tau = uniform_shrinkage()",
          "tau = square_root()",
          "tau = log_normal(0, 1)",
          "tau = lomax(1, 2)",
          "tau = half_logistic(1)"
        }) {
      PriorText text = text(prior);
      PriorScale scale = PriorScale.of(text.target());
      assertEquals(prior, PriorChoice.heterogeneity(text, scale, 1, 2).code());
    }
  }

  /** No gamma prior of a coefficient: the names that there are, not a translation. */
  @Test
  void aPriorThatHasNoCounterpartGetsTheList() {
    String message = refusal("mu ~ dgamma(1, 1)");
    assertTrue(message.contains("Priors: flat, fixed, normal, t, cauchy"), message);
  }
}

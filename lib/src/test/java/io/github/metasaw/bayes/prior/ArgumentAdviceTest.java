package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentAdviceTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        // A location of 0, as Stan needs one; without a blank the comma may be a decimal one.
        "half_cauchy(0,5) => half_cauchy begins at 0 and has no location; write half_cauchy(5), or with a decimal point half_cauchy(0.5)",
        "half_cauchy(0, 5) => half_cauchy begins at 0 and has no location; write half_cauchy(5)",
        "half_cauchy(0, 2.5) => half_cauchy begins at 0 and has no location; write half_cauchy(2.5)",
        "half_t(3, 0, 1) => half_t begins at 0 and has no location; write half_t(3, 1)",
        "half_t(3, 0,5) => half_t begins at 0 and has no location; write half_t(3, 5), or with a decimal point half_t(3, 0.5)",
        "half_normal(0, 1) => half_normal begins at 0 and has no location; write half_normal(sd = 1)",
        "half_normal(0,5) => half_normal begins at 0 and has no location; write half_normal(sd = 5), or with a decimal point half_normal(sd = 0.5)",
        // Decimal commas.
        "half_cauchy(1,5) => a comma separates arguments; with a decimal point write 1.5",
        "exponential(0,5) => a comma separates arguments; with a decimal point write 0.5",
        "half_normal(sd = 0,5) => a comma separates arguments; with a decimal point write 0.5",
        "gamma(0,001, 1) => a comma separates arguments; with a decimal point write 0.001",
        // Neither.
        "half_cauchy(1, 5) => 5 is one argument too many; write half_cauchy(scale)",
        "exponential(0.5, 2) => 2 is one argument too many; write exponential(rate)",
        "half_normal(1) => say whether 1 is the sd or the variance, as in sd = 1"
      })
  void sayWhatMayHaveBeenMeant(String call, String message) {
    PriorText text = ModelText.parse("yi ~ 1\nprior tau = " + call).priors().get(0);
    String refused =
        assertThrows(
                MetaException.class, () -> PriorChoice.heterogeneity(text, PriorScale.SD, 1, 2))
            .getMessage();
    assertEquals(message, refused.replaceAll(" \\(line 2, column [0-9]+\\)", ""));
  }

  /** Two whole numbers in normal() are a mean and an SD without its name. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "normal(0,1) => say whether 1 is the sd or the variance, as in sd = 1",
        "normal(0,5, sd = 2) => a comma separates arguments; with a decimal point write 0.5",
        "t(3, 0, 2,5) => a comma separates arguments; with a decimal point write 2.5"
      })
  void ofCoefficients(String call, String message) {
    PriorText text = ModelText.parse("yi ~ 1\nprior mu = " + call).priors().get(0);
    String refused =
        assertThrows(MetaException.class, () -> PriorChoice.coefficient(text)).getMessage();
    assertEquals(message, refused.replaceAll(" \\(line 2, column [0-9]+\\)", ""));
  }
}

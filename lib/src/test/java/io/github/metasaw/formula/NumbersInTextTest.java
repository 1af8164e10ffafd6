package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that no double holds do not pass the parser. */
class NumbersInTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prior tau = exponential(1e999)|1e999 is too large to be computed with; change it, or the unit (line 2, column 25)",
        "prior tau = exponential(1e-400)|1e-400 is too small to be computed with; change it, or the unit (line 2, column 25)",
        "prior mu = normal(-1e999, sd = 1)|1e999 is too large to be computed with; change it, or the unit (line 2, column 20)",
        "prior mu = normal(0, sd = Infinity)|a prior takes finite numbers, not 'Infinity' (line 2, column 27)",
        "prior mu = normal(NaN, sd = 1)|a prior takes finite numbers, not 'NaN' (line 2, column 19)",
        "prior tau = uniform(0, 1/0)|a prior takes finite numbers, and 1/0 is none (line 2, column 24)",
        "prior tau = uniform(0, 1e200/1e-200)|a prior takes finite numbers, and 1e200/1e-200 is none (line 2, column 24)",
        "prior tau = uniform(0, 1.2.3)|'1.2.3' is not a number (line 2, column 24)"
      })
  void refused(String line, String message) {
    MetaException e = assertThrows(MetaException.class, () -> ModelText.parse("yi ~ 1\n" + line));
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0", "0.000", "0e-999", "1e-300", "1e300"})
  void taken(String number) {
    PriorText text =
        ModelText.parse("yi ~ 1\nprior mu = fixed(%s)".formatted(number)).priors().get(0);
    assertEquals(Double.parseDouble(number), text.arguments().get(0).value());
  }

  @ParameterizedTest
  @CsvSource({"yi ~ I(x * 1e999)", "yi ~ log(x + 1e999)"})
  void refusedInFormulas(String model) {
    MetaException e = assertThrows(MetaException.class, () -> ModelText.parse(model));
    assertEquals(
        "1e999 is too large to be computed with; change it, or the unit (line 1, column %d)"
            .formatted(model.indexOf("1e999") + 1),
        e.getMessage());
  }
}

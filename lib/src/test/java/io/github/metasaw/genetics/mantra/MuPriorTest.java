package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MuPriorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal(0, sd = 1)|normal(0, sd = 1)",
        "normal( -0.5 ,variance=0.04)|normal(-0.5, sd = 0.2)",
        "normal(1e-3, sd = 2E1)|normal(0.001, sd = 20)",
        "flat|flat(kappa = 1)",
        "flat()|flat(kappa = 1)",
        "flat(kappa = 0.3)|flat(kappa = 0.3)",
        "flat(2)|flat(kappa = 2)"
      })
  void readsWhatItWrites(String text, String written) {
    MuPrior prior = MuPrior.parse(text);
    assertEquals(written, prior.toString());
    assertEquals(prior, MuPrior.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normal(0, 1)",
        "normal(0, sd = -1)",
        "normal(0, sd = 0)",
        "normal(0, variance = -1)",
        "normal(0, sd = 1e60)",
        "flat(kappa = 0)",
        "cauchy(0, 1)",
        "normal(0, sd = 1.2.3)",
        ""
      })
  void refusesWhatIsNoPrior(String text) {
    assertThrows(MetaException.class, () -> MuPrior.parse(text));
  }

  @Test
  void theSecondNumberMustSayWhatItIs() {
    String message =
        assertThrows(MetaException.class, () -> MuPrior.parse("normal(0, 1)")).getMessage();
    assertTrue(message.contains("say whether the second number is sd = or variance ="), message);
  }

  /** D = alpha + beta S: 1 + sd^2 S for a normal prior, S for a flat one. */
  @Test
  void bothPriorsHaveOneForm() {
    MuPrior normal = MuPrior.normal(2, 3);
    assertEquals(1, normal.alpha());
    assertEquals(9, normal.beta());
    assertEquals(0, normal.logConstant());
    MuPrior flat = MuPrior.flat(0.5);
    assertEquals(0, flat.alpha());
    assertEquals(1, flat.beta());
    assertEquals(Math.log(0.5 * Math.sqrt(2 * Math.PI)), flat.logConstant(), 1e-15);
  }
}

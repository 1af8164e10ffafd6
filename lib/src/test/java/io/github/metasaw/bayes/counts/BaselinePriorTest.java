package io.github.metasaw.bayes.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinePriorTest {

  @Test
  void textIsReadAndWritten() {
    assertEquals(BaselinePrior.VAGUE, BaselinePrior.parse("normal(0, sd = 10)"));
    assertEquals(new BaselinePrior(-1.5, 2), BaselinePrior.parse(" normal(-1.5,variance=4) "));
    assertEquals("normal(0, sd = 10)", BaselinePrior.VAGUE.code());
    assertEquals("normal(-1.5, sd = 0.5)", new BaselinePrior(-1.5, 0.5).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"normal(0, 10)", "cauchy(0, 1)", "normal(0, sd = 1e)", ""})
  void otherTextIsRefused(String text) {
    MetaException fault = assertThrows(MetaException.class, () -> BaselinePrior.parse(text));
    assertTrue(fault.getMessage().contains("normal(0, sd = 10)"), fault.getMessage());
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThrows(MetaException.class, () -> BaselinePrior.parse("normal(0, sd = -1)"));
    assertThrows(MetaException.class, () -> new BaselinePrior(Double.NaN, 1));
    assertThrows(MetaException.class, () -> new BaselinePrior(0, Double.POSITIVE_INFINITY));
  }
}

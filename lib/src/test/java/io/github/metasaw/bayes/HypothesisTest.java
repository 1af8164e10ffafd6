package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HypothesisTest {

  @Test
  void namesAParameterAndItsValue() {
    assertEquals(new Hypothesis("mu", 0), Hypothesis.parse(" mu = 0 "));
    assertEquals(new Hypothesis("sigma:year", -1.5), Hypothesis.parse("sigma:year=-1.5"));
    assertEquals(new Hypothesis("sd(study)", 0.1), Hypothesis.parse("sd(study) = 1e-1"));
  }

  @Test
  void refusesAnythingElse() {
    for (String text : List.of("mu", "mu = x", "= 0", "mu > 0", "mu = 1 2", "")) {
      assertThrows(MetaException.class, () -> Hypothesis.parse(text), text);
    }
  }
}

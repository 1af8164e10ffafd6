package io.github.metasaw.report.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriorCallTest {

  @Test
  void namesAndPlacesGiveTheSame() {
    Optional<String> expected = Optional.of("function(t) dgamma(t, shape = 2, rate = 0.3)");
    for (String text : new String[] {"2, 0.3", "shape = 2, rate = 0.3", "rate = 0.3, shape = 2"}) {
      assertEquals(expected, PriorCall.of("gamma(" + text + ")").flatMap(PriorCall::density), text);
    }
  }

  @Test
  void whatIsNoNumberOrHasNoCounterpartIsEmpty() {
    assertTrue(PriorCall.of("half_normal(sd = a)").isEmpty());
    assertTrue(PriorCall.of("tau").isEmpty());
    assertTrue(PriorCall.of("pareto(1, 2)").flatMap(PriorCall::density).isEmpty());
    assertTrue(PriorCall.of("half_t(4)").flatMap(PriorCall::density).isEmpty());
    assertTrue(PriorCall.of("flat(1)").flatMap(PriorCall::density).isEmpty());
  }
}

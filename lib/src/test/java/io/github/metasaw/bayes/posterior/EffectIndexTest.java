package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectIndexTest {

  private static final List<String> LABELS = List.of("Paris", "2", "Rome", "Rome");

  private static int row(String name) {
    return EffectIndex.row(name, LABELS, "studies");
  }

  @Test
  void numbersCountFromOneAndQuotesMeanLabels() {
    assertEquals(1, row("theta[2]"));
    assertEquals(1, row("theta[\"2\"]"));
    assertEquals(0, row("theta[Paris]"));
    assertEquals(3, row("theta[4]"));
  }

  @Test
  void onlyThetaIsAnEffect() {
    assertTrue(EffectIndex.isTheta("theta[1]"));
    assertFalse(EffectIndex.isTheta("theta_new"));
    assertFalse(EffectIndex.isTheta("tau"));
  }

  @Test
  void whatDoesNotExistIsRefused() {
    for (String name : List.of("theta[0]", "theta[5]", "theta[99999999999]", "theta[Rome]")) {
      assertThrows(MetaException.class, () -> row(name), name);
    }
    MetaException unknown = assertThrows(MetaException.class, () -> row("theta[Pari]"));
    assertTrue(unknown.getMessage().contains("Paris"), unknown.getMessage());
  }
}

package io.github.metasaw.data.effect.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class ZeroCellsTest {

  private static final boolean[] HAS_ZERO = {true, false, false};

  @Test
  void whatIsNotSaidComesFromTheOthers() {
    ZeroCells said = ZeroCells.defaults().withTo(ZeroCellRule.ALL);
    assertFalse(said.isDefault());
    assertEquals(new ZeroCells(0.5, ZeroCellRule.ALL, true), said.orElse(ZeroCells.HALF_TO_ZEROS));
    assertEquals(ZeroCells.NOTHING, ZeroCells.NOTHING.orElse(ZeroCells.HALF_TO_ZEROS));
    assertEquals(ZeroCells.HALF_TO_ZEROS, ZeroCells.defaults().orElse(ZeroCells.HALF_TO_ZEROS));
  }

  @Test
  void theConstantGoesWhereTheRuleSays() {
    ZeroCells one = ZeroCells.defaults().withAdd(1);
    assertArrayEquals(new double[] {1, 0, 0}, one.additions(HAS_ZERO));
    assertArrayEquals(new double[] {1, 1, 1}, one.withTo(ZeroCellRule.IF0ALL).additions(HAS_ZERO));
    assertArrayEquals(new double[3], one.withTo(ZeroCellRule.NONE).additions(HAS_ZERO));
    double[] a = {0, 4, 5};
    double[] b = {7, 8, 9};
    one.addTo(HAS_ZERO, a, b);
    assertArrayEquals(new double[] {1, 4, 5}, a);
    assertArrayEquals(new double[] {8, 8, 9}, b);
  }

  @Test
  void nothingIsWhatChangesNoCounts() {
    assertTrue(ZeroCells.NOTHING.isNothing());
    assertTrue(ZeroCells.HALF_TO_ZEROS.withAdd(0).withDrop00(false).isNothing());
    assertFalse(ZeroCells.NOTHING.withDrop00(true).isNothing());
    assertFalse(ZeroCells.HALF_TO_ZEROS.isNothing());
    assertEquals("nothing added", ZeroCells.NOTHING.label());
    assertEquals(
        "0.5 added to studies with a zero; uninformative studies left out",
        ZeroCells.HALF_TO_ZEROS.label());
  }

  @Test
  void aConstantThatIsNoneIsRefused() {
    for (double constant : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      MetaException e =
          assertThrows(MetaException.class, () -> ZeroCells.defaults().withAdd(constant));
      assertEquals(
          "what is added to counts must be a number of 0 or more, not " + constant, e.getMessage());
    }
  }
}

package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoefficientTestTest {

  @ParameterizedTest
  @EnumSource(CoefficientTest.class)
  void everyValueIsReadByItsName(CoefficientTest value) {
    assertEquals(value, CoefficientTest.parse(value.id()));
    assertEquals(value, CoefficientTest.parse(value.id().toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    String near = CoefficientTest.values()[1].id();
    MetaException fault =
        assertThrows(MetaException.class, () -> CoefficientTest.parse(near + "x"));
    assertTrue(fault.getMessage().contains(near), fault.getMessage());
  }

  @Test
  void onlyZIsNormalAndOnlyKnappAndHartungScale() {
    assertFalse(CoefficientTest.Z.usesT());
    assertTrue(CoefficientTest.T.usesT() && CoefficientTest.KNHA.usesT());
    assertTrue(CoefficientTest.ADHOC.usesT());
    assertTrue(CoefficientTest.KNHA.scales() && CoefficientTest.ADHOC.scales());
    assertFalse(CoefficientTest.T.scales() || CoefficientTest.Z.scales());
  }
}

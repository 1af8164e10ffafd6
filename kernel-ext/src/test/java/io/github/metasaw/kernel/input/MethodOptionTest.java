package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.magic.MagicLine;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Methods that pool counts stand beside the estimators of tau2. */
class MethodOptionTest {

  @Test
  void bothKindsAreListedAndRead() {
    List<String> names = MethodOption.METHOD.type().words();
    assertEquals(Tau2Estimator.values().length + CountsMethod.values().length, names.size());
    for (CountsMethod method : CountsMethod.values()) {
      assertEquals(
          method.id(), MethodOption.METHOD.read(method.id().toLowerCase(Locale.ROOT)).value());
      assertTrue(MethodOption.poolsCounts(method.id()));
    }
    for (Tau2Estimator estimator : Tau2Estimator.values()) {
      assertEquals(estimator.id(), MethodOption.METHOD.read(estimator.id()).value());
      assertFalse(MethodOption.poolsCounts(estimator.id()));
    }
    assertEquals("REML", MethodOption.METHOD.defaultWord());
  }

  @Test
  void anUnknownNameGetsTheNearestOfBoth() {
    assertTrue(
        assertThrows(MetaException.class, () -> MethodOption.METHOD.read("CM.EK"))
            .getMessage()
            .startsWith("no method 'CM.EK'; did you mean 'CM.EL'? Methods: common, fixed, "));
  }

  @Test
  void optionsOfCounts() {
    MagicLine line = Cell.line(new MapHost(), "%meta es --method CM.EL --quadrature 7");
    assertTrue(MethodOption.poolsCounts(line));
    assertEquals(
        "CountsOptions.defaults().withMethod(\"CM.EL\").withQuadrature(\"7\")",
        MethodOption.counts(line, "CM.EL").java());
    assertFalse(MethodOption.poolsCounts(Cell.line(new MapHost(), "%meta es")));
  }
}

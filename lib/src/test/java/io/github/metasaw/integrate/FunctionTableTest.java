package io.github.metasaw.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FunctionTableTest {

  private int calls;

  private final FunctionTable table =
      new FunctionTable(
          (x, out) -> {
            calls++;
            out[0] = -1000 * Math.log1p(Math.exp(x));
            out[1] = Math.cos(x);
          },
          2,
          0.5);

  @Test
  void valuesAreThoseOfTheFunctions() {
    for (double x = -6.013; x < 6; x += 0.37) {
      double exact = -1000 * Math.log1p(Math.exp(x));
      assertEquals(exact, table.value(0, x), 1e-12 * Math.max(1, Math.abs(exact)));
      assertEquals(Math.cos(x), table.value(1, x), 2e-15);
    }
  }

  @Test
  void derivativesAreThoseOfTheFunctions() {
    double[] out = new double[2];
    for (double x : new double[] {-3.2, -0.5, 0, 0.49999, 2.7}) {
      table.derivatives(1, x, out);
      assertEquals(-Math.sin(x), out[0], 1e-12);
      assertEquals(-Math.cos(x), out[1], 1e-9);
    }
  }

  @Test
  void aPanelIsMadeOnce() {
    table.value(0, 0.1);
    int first = calls;
    table.value(1, 0.4);
    assertEquals(first, calls);
    table.value(1, -0.4);
    assertTrue(calls > first);
  }

  @Test
  void farPlacesAreComputed() {
    double[] out = new double[2];
    assertEquals(-1000 * Math.exp(-20_000.0), table.value(0, -20_000), 0);
    assertEquals(Math.cos(20_000), table.value(1, 20_000), 0);
    table.derivatives(0, -20_000, out);
    assertEquals(0, out[0], 0);
    assertEquals(0, out[1], 0);
  }
}

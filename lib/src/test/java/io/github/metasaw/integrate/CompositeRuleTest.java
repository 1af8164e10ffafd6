package io.github.metasaw.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompositeRuleTest {

  @Test
  void polynomialsAreExact() {
    assertEquals(1.0 / 32, CompositeRule.integrate(x -> Math.pow(x, 31), 0, 1, 1), 1e-15);
    assertEquals(-8.0 / 3, CompositeRule.integrate(x -> x * x, 2, 0, 3), 1e-14);
  }

  @Test
  void panelsAddUp() {
    double normal =
        CompositeRule.integrate(x -> Math.exp(-x * x / 2), -10, 10, 16) / Math.sqrt(2 * Math.PI);
    assertEquals(1, normal, 1e-14);
    assertEquals(2, CompositeRule.integrate(Math::sin, 0, Math.PI, 2), 1e-14);
  }
}

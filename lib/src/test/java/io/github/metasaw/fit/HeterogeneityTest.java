package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeterogeneityTest {

  private static Heterogeneity of(double tau2, double zeta2) {
    return new Heterogeneity(tau2, 0.1, 5, 4, 0.3, 0.2, 1.2, 0.2, 1.25, zeta2, 1, 6, 0.3, 0.3, 5);
  }

  @Test
  void tauIsTheRootOfTau2() {
    assertEquals(0.3, of(0.09, 0).tau(), 1e-15);
  }

  @Test
  void onlyANegativeZeta2IsTruncated() {
    assertEquals(0, of(0, -0.2).zeta2Truncated());
    assertEquals(0.2, of(0, 0.2).zeta2Truncated());
    assertEquals(-0.2, of(0, -0.2).zeta2());
  }
}

package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.Cdkal1;
import org.junit.jupiter.api.Test;

class RestrictedLikelihoodTest {

  /** metafor 3.8-1, rma(yi, sei = sei). */
  @Test
  void asMetaforByDefault() {
    RestrictedLikelihood fit = RestrictedLikelihood.of(5, Cdkal1.YI, HanEskinTest.WI);
    assertEquals(0.19267483514735, fit.beta(), 1e-8);
    assertEquals(0.062380122044647, fit.se(), 1e-8);
    assertEquals(-6.209522736175, fit.logP(), 1e-6);
    assertEquals(0.015137643651828, fit.tau2(), 1e-8);
  }

  @Test
  void oneStudyIsItself() {
    RestrictedLikelihood fit =
        RestrictedLikelihood.of(1, new double[] {0.3, 9}, new double[] {4, 9});
    assertEquals(0.3, fit.beta());
    assertEquals(0.5, fit.se());
    assertEquals(0, fit.tau2());
  }
}

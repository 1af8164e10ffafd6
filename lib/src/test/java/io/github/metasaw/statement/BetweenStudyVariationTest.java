package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

class BetweenStudyVariationTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());

  /** Q, I2 and tau2 of metafor for dat.bcg: 152.2330, 92.22, 0.3132. */
  @Test
  void theLineHoldsTheNumbers() {
    BetweenStudyVariation all = Statements.heterogeneity(FIT);
    assertEquals(
        "Heterogeneity: Q = 152.233 on 12 df, p < 0.0001; I2 = 92.2 %; tau2 = 0.3132", all.line());
    assertEquals(
        "Heterogeneity, REML: " + all.brief(Notation.PLAIN), all.line(Notation.PLAIN, "REML"));
    assertTrue(all.line(Notation.SYMBOLS).contains("I² = 92.2 %; τ² = 0.3132"));
    assertTrue(all.sentence().endsWith("."));
  }

  @Test
  void moderatorsLeaveAResidual() {
    FrequentistFit regression = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat");
    assertTrue(
        Statements.heterogeneity(regression)
            .line()
            .startsWith("Residual heterogeneity: Q = 30.733"));
  }
}

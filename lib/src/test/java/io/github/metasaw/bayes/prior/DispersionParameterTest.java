package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispersionParameterTest {

  private static final Parameter SIGMA = new Parameter.Sigma(0, Parameter.INTERCEPT);
  private static final Parameter YEAR = new Parameter.Sigma(0, "year");

  @Test
  void sigmaAloneIsShownAsAnSd() {
    List<DispersionParameter> one = DispersionParameter.of(List.of(SIGMA));
    assertTrue(DispersionParameter.isOneTau(one));
    assertTrue(one.get(0).alone() && one.get(0).isSd() && one.get(0).isTau());
    assertEquals("sigma", one.get(0).shown());
    assertEquals(Math.exp(-1.2), one.get(0).shownValue(-1.2), 1e-15);
    assertEquals(DispersionParameter.tau(), one.get(0));
  }

  /** With a moderator both are shown as coefficients of log sigma. */
  @Test
  void sigmaWithModeratorsIsShownAsCoefficients() {
    List<DispersionParameter> two = DispersionParameter.of(List.of(SIGMA, YEAR));
    assertFalse(DispersionParameter.isOneTau(two));
    assertFalse(two.get(0).alone());
    assertTrue(two.get(0).isSd());
    assertFalse(two.get(1).isSd());
    assertTrue(two.get(0).isWith(two.get(1)));
    assertEquals("sigma", two.get(0).written());
    assertEquals("sigma:year", two.get(1).written());
    assertEquals(Optional.empty(), two.get(1).natural());
    assertEquals(-1.2, two.get(0).shownValue(-1.2));
  }

  /** Sigmas of two outcomes are no tau, and have nothing to do with each other. */
  @Test
  void twoOutcomesHaveNoTau() {
    List<DispersionParameter> two =
        DispersionParameter.of(
            List.of(
                new Parameter.Sigma(1, Parameter.INTERCEPT),
                new Parameter.Sigma(2, Parameter.INTERCEPT)));
    assertFalse(two.get(0).isTau());
    assertTrue(two.get(0).alone());
    assertFalse(two.get(0).isWith(two.get(1)));
    assertEquals("sigma1", two.get(0).shown());
  }
}

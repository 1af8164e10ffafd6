package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.diagnostic.Check;
import org.junit.jupiter.api.Test;

class MarginalLikelihoodTest {

  @Test
  void aLargeErrorIsAWarning() {
    Check small = new MarginalLikelihood(-12.345, 0.02).check();
    assertEquals(Check.Status.OK, small.status());
    assertEquals("log p(y)=-12.35 (se=0.020)", small.value());
    assertEquals(Check.Status.WARNING, new MarginalLikelihood(-12.345, 0.2).check().status());
    // What could not be computed is no pass.
    Check missing = new MarginalLikelihood(Double.NaN, Double.NaN).check();
    assertEquals(Check.Status.WARNING, missing.status());
  }
}

package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceSourceTest {

  @Test
  void theNameOfAGroupIsWithoutItsOutcome() {
    assertEquals("study", source("mu1:study", 1).group());
    assertEquals("study", source("study", 0).group());
    assertEquals("mu2:", VarianceSource.prefix(2));
  }

  private static VarianceSource source(String name, int outcome) {
    return new VarianceSource(
        name, false, outcome, new double[] {0.1}, List.of(new VarianceSource.Effect(name, 0.04)));
  }

  @Test
  void theSdIsTheRootOfTheVariance() {
    assertEquals(0.2, source("study", 0).effects().get(0).sd(), 1e-15);
  }

  @Test
  void variancesAreCopied() {
    double[] byRow = {0.1};
    VarianceSource source = new VarianceSource("sigma", true, 0, byRow, List.of());
    byRow[0] = 9;
    assertEquals(0.1, source.byRow()[0]);
  }
}

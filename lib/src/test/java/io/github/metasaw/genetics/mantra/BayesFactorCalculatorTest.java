package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.Cdkal1;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BayesFactorCalculatorTest {

  @Test
  void findsWhatTheFitFinds() {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    BayesFactorCalculator calculator = BayesFactorCalculator.of(mantra.model(), 64);
    double[] wi = Arrays.stream(Cdkal1.SEI).map(s -> 1 / (s * s)).toArray();
    calculator.compute(0b00111, new double[3], new double[] {1, 1, 1}); // leaves nothing behind
    BayesFactors found = calculator.compute(0b11111, Cdkal1.YI, wi);
    MantraFit fit = mantra.withNodes(64).fit(Cdkal1.LABELS, Cdkal1.YI, Cdkal1.SEI);
    assertEquals(fit.log10BF1(), found.log10BF1(), 1e-12);
    assertEquals(fit.log10BF(), found.log10BF(), 1e-12);
    assertEquals(fit.probHeterogeneous(), found.heterogeneous(), 1e-12);
  }

  /** Nodes that the settings fix win over those of the caller. */
  @Test
  void fixedNodesHold() {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    double[] wi = Arrays.stream(Cdkal1.SEI).map(s -> 1 / (s * s)).toArray();
    BayesFactors few = BayesFactorCalculator.of(mantra.model(), 8).compute(31, Cdkal1.YI, wi);
    BayesFactors fixed =
        BayesFactorCalculator.of(mantra.withNodes(8).model(), 64).compute(31, Cdkal1.YI, wi);
    assertEquals(few, fixed);
  }
}

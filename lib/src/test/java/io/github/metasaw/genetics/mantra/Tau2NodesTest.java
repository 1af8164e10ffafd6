package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tau2NodesTest {

  /** The rule integrates the prior itself, its mean and its second moment. */
  @ParameterizedTest
  @CsvSource({"64, 0.01, 1", "128, 0.01, 1", "64, 1e-4, 0.2", "192, 5, 30"})
  void integratesTheExponentialPrior(int n, double scale, double rate) {
    Tau2Nodes nodes = new Tau2Nodes(n);
    nodes.set(scale, rate, 0);
    double mass = 0;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < nodes.size(); i++) {
      double p = Math.exp(nodes.logMass[i]);
      mass += p;
      mean += p * nodes.tau2[i];
      square += p * nodes.tau2[i] * nodes.tau2[i];
    }
    assertEquals(1, mass, 1e-10);
    assertEquals(1, mean * rate, 1e-10);
    assertEquals(2, square * rate * rate, 1e-9);
  }
}

package io.github.metasaw.estimand;

import static io.github.metasaw.estimand.EstimandSamples.s1;
import static io.github.metasaw.estimand.EstimandSamples.s2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.Heterogeneity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalDecompositionTest {

  @Test
  void theSignalDividesIntoAverageAndDifferences() {
    SignalDecomposition signal = SignalDecomposition.of(s1());
    assertEquals(64.32236, signal.Z2(), 5e-5);
    assertEquals(43.22282, signal.ZF2(), 5e-5);
    assertEquals(21.09953, signal.Q(), 5e-6);
    assertEquals(0.0003026, signal.Qp(), 5e-7);
    assertEquals(signal.Z2(), signal.ZF2() + signal.Q(), 1e-12);
    assertEquals(signal.Z2(), signal.signals().stream().mapToDouble(x -> x).sum(), 1e-12);
    Heterogeneity h = Meta.fit(s1()).heterogeneity();
    assertEquals(h.Z2(), signal.Z2(), 1e-12);
    assertEquals(1, h.Z2p() / signal.Z2p(), 1e-10);
    assertEquals(1, h.ZF2p() / signal.ZF2p(), 1e-10);
    assertEquals(1, h.Qp() / signal.Qp(), 1e-10);
    assertEquals(List.of(1, 4, 5), signal.table().intColumn("df").asList());
    assertEquals(3.53818, SignalDecomposition.of(s2()).Q(), 5e-6);
  }
}

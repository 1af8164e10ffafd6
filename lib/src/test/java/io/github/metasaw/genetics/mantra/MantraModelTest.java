package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Distances;
import org.junit.jupiter.api.Test;

class MantraModelTest {

  private static Mantra mantra() {
    MantraCase data = MantraCase.random(5, 1);
    return Mantra.of(Distances.of(data.labels(), data.d()));
  }

  /** Partitions do not depend on the priors of the effects, and are kept. */
  @Test
  void partitionsAreKeptWhereTheyAreTheSame() {
    Mantra mantra = mantra();
    MantraPlan plan = mantra.model().plan();
    assertSame(plan, mantra.model().plan());
    assertSame(plan, mantra.withRate(3).model().plan());
    assertSame(plan, mantra.withMu("normal(0, sd = 2)").model().plan());
    assertNotSame(plan, mantra.withMaxClusters(2).model().plan());
    assertTrue(mantra.withMaxClusters(2).model().plan().partitions() < plan.partitions());
  }

  /** The prior probabilities of all partitions sum to one. */
  @Test
  void partitionsHaveAPrior() {
    MantraPlan plan = mantra().model().plan();
    double sum = 0;
    for (int q = 0; q < plan.partitions(); q++) {
      sum += plan.prior(q);
    }
    assertEquals(1, sum, 1e-12);
    assertEquals(0, plan.omittedPrior(), 1e-15);
    MantraPlan three = mantra().model().plan(0b10110);
    assertEquals(3, three.k());
  }

  @Test
  void priorsAreStated() {
    MantraModel model = mantra().withRate(2.5).withMu("normal(0, variance = 4)").model();
    assertEquals("mu ~ normal(0, sd = 2), tau2 ~ exponential(rate = 2.5)", model.priors());
    assertEquals("exponential(rate = 2.5)", model.settings().get("prior tau2"));
    assertEquals("5", model.settings().get("max clusters"));
  }
}

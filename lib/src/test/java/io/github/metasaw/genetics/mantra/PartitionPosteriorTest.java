package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionPosteriorTest {

  private static final MantraPlan PLAN =
      MantraPlan.ofPartitions(
          3, 7, 0, List.of(new long[] {7}, new long[] {1, 6}, new long[] {1, 2, 4}), new double[3]);

  private static PartitionPosterior posterior(double... weight) {
    return new PartitionPosterior(PLAN, new double[3], weight, 0, 0, 0);
  }

  /** Partitions are sorted by their blocks: {0}{1}{2}, {0}{1,2}, {0,1,2}. */
  @Test
  void pairsAreTogetherWhereABlockHoldsBoth() {
    PartitionPosterior p = posterior(.2, .5, .3);
    double[][] together = p.together();
    assertEquals(.3, together[0][1], 1e-15);
    assertEquals(.8, together[1][2], 1e-15);
    assertEquals(together[2][1], together[1][2]);
    assertEquals(1, together[0][0]);
    assertArrayEquals(new double[] {.3, .5, .2}, p.clusterCounts(), 1e-15);
    assertArrayEquals(new int[] {1, 2, 0}, p.byProbability());
  }

  @Test
  void weightsArePriorTimesBayesFactor() {
    MantraPlan plan =
        MantraPlan.ofPartitions(
            2, 3, 0, List.of(new long[] {3}, new long[] {1, 2}), new double[] {.5, .5});
    PartitionKernel kernel = new PartitionKernel(MuPrior.normal(1), 1, 64);
    kernel.load(plan, new double[] {.5, -.4}, new double[] {100, 60});
    PartitionPosterior p = PartitionPosterior.exact(plan, kernel, MantraListener.NONE);
    double several = .5 * Math.exp(kernel.logBf(0));
    double one = .5 * Math.exp(kernel.logBf(1));
    assertEquals(several / (one + several), p.heterogeneous(), 1e-13);
    assertEquals(Math.log(one + several), p.logBfAll(), 1e-12);
    assertEquals(kernel.logBf(1), p.logBf1(), 1e-13);
  }
}

package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionKernelTest {

  private static final double[] YI = {.31, .12, -.2, .25};
  private static final double[] SEI = {.1, .15, .08, .2};
  private static final long[][] PARTITIONS = {{15}, {3, 12}, {5, 2, 8}, {1, 2, 4, 8}};

  private static double[] wi() {
    return java.util.Arrays.stream(SEI).map(s -> 1 / (s * s)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "0.1, 0.5, 2", "-0.3, 0.1, 40"})
  void bayesFactorsAreThoseOfDenseNormals(double mean, double sd, double rate) {
    MuPrior mu = MuPrior.normal(mean, sd);
    MantraPlan plan = MantraPlan.ofPartitions(4, 4, 0, List.of(PARTITIONS), new double[4]);
    PartitionKernel kernel = new PartitionKernel(mu, rate, 64);
    kernel.load(plan, YI, wi());
    for (int q = 0; q < plan.partitions(); q++) {
      long[] blocks = new long[plan.clusters(q)];
      for (int b = 0; b < blocks.length; b++) {
        blocks[b] = plan.members(plan.block(q, b));
      }
      double expected = new DenseMantra(YI, SEI, blocks, mu, rate).logBf();
      assertEquals(expected, kernel.logBf(q), 1e-8);
    }
  }

  /** The sums that partitions share must not depend on which partition came before. */
  @Test
  void theOrderOfPartitionsDoesNotMatter() {
    MantraPlan plan = MantraPlan.ofPartitions(4, 4, 0, List.of(PARTITIONS), new double[4]);
    PartitionKernel kernel = new PartitionKernel(MuPrior.normal(1), 1, 64);
    kernel.load(plan, YI, wi());
    double[] forward = new double[4];
    for (int q = 0; q < 4; q++) {
      forward[q] = kernel.logBf(q);
    }
    for (int q = 3; q >= 0; q--) {
      assertEquals(forward[q], kernel.logBf(q), 1e-15);
    }
  }

  @Test
  void nodeWeightsSumToOne() {
    MantraPlan plan = MantraPlan.ofPartitions(4, 1, 0, List.of(PARTITIONS[1]), new double[1]);
    PartitionKernel kernel = new PartitionKernel(MuPrior.flat(), 1, 32);
    kernel.load(plan, YI, wi());
    kernel.logBf(0);
    double sum = 0;
    for (int node = 0; node < kernel.nodes(); node++) {
      sum += kernel.nodeWeight(node);
    }
    assertEquals(1, sum, 1e-14);
  }
}

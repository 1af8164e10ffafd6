package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectMomentsTest {

  /** Two partitions, mixed by their posterior; each by dense normals. */
  @Test
  void effectsAreMixedOverPartitionsAndTau2() {
    double[] yi = {.31, .12, -.2};
    double[] sei = {.1, .15, .08};
    double[] wi = {1 / .01, 1 / .0225, 1 / .0064};
    long[][] partitions = {{1, 6}, {3, 4}};
    MuPrior mu = MuPrior.normal(.05, .4);
    MantraPlan plan = MantraPlan.ofPartitions(3, 2, 0, List.of(partitions), new double[] {.3, .7});
    PartitionKernel kernel = new PartitionKernel(mu, 3, 64);
    kernel.load(plan, yi, wi);
    PartitionPosterior posterior = PartitionPosterior.exact(plan, kernel, MantraListener.NONE);
    EffectMoments moments = EffectMoments.of(posterior, kernel, MantraListener.NONE);
    double[][] ends = EffectQuantiles.of(posterior, kernel, MantraListener.NONE, 0.025, 0.5, 0.9);
    DenseMantra first = new DenseMantra(yi, sei, partitions[0], mu, 3);
    DenseMantra second = new DenseMantra(yi, sei, partitions[1], mu, 3);
    double a = .3 * Math.exp(first.logBf());
    double b = .7 * Math.exp(second.logBf());
    double share = a / (a + b);
    assertEquals(share, posterior.weight()[0], 1e-8);
    for (int i = 0; i < 3; i++) {
      double mean = share * first.mean(i) + (1 - share) * second.mean(i);
      assertEquals(mean, moments.mean()[i], 1e-8);
      double square =
          share * (Math.pow(first.sd(i), 2) + Math.pow(first.mean(i) - mean, 2))
              + (1 - share) * (Math.pow(second.sd(i), 2) + Math.pow(second.mean(i) - mean, 2));
      assertEquals(Math.sqrt(square), moments.sd()[i], 1e-8);
      double[] probabilities = {0.025, 0.5, 0.9};
      for (int p = 0; p < 3; p++) {
        double below =
            share * first.probabilityBelow(i, ends[i][p])
                + (1 - share) * second.probabilityBelow(i, ends[i][p]);
        assertEquals(probabilities[p], below, 1e-7);
      }
    }
  }
}

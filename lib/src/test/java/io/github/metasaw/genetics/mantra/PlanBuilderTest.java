package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanBuilderTest {

  private static double[][] random(int k, long seed) {
    Random random = new Random(seed);
    double[][] d = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        d[i][j] = random.nextDouble();
        d[j][i] = d[i][j];
      }
    }
    return d;
  }

  private static Map<TreeSet<Long>, Double> priors(MantraPlan plan) {
    Map<TreeSet<Long>, Double> priors = new HashMap<>();
    for (int q = 0; q < plan.partitions(); q++) {
      TreeSet<Long> blocks = new TreeSet<>();
      for (int b = 0; b < plan.clusters(q); b++) {
        blocks.add(plan.members(plan.block(q, b)));
      }
      priors.put(blocks, plan.prior(q));
    }
    return priors;
  }

  /** Every set of centres, each study to its nearest by the distances themselves. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6, 8})
  void priorsAreThoseOfBruteForce(int k) {
    double[][] d = random(k, k);
    Map<TreeSet<Long>, Double> expected = new HashMap<>();
    for (int set = 1; set < 1 << k; set++) {
      Map<Integer, Long> byCentre = new HashMap<>();
      for (int i = 0; i < k; i++) {
        int nearest = -1;
        for (int c = 0; c < k; c++) {
          boolean isCentre = (set >>> c & 1) != 0;
          nearest = isCentre && (nearest < 0 || d[i][c] < d[i][nearest]) ? c : nearest;
        }
        byCentre.merge(nearest, 1L << i, (a, b) -> a | b);
      }
      double share = ClusterPrior.ofOneSet(Integer.bitCount(set), k);
      expected.merge(new TreeSet<>(byCentre.values()), share, Double::sum);
    }
    MantraPlan plan = PlanBuilder.of(Neighbours.of(d), TieRule.FIRST, k, MantraListener.NONE);
    Map<TreeSet<Long>, Double> found = priors(plan);
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((blocks, prior) -> assertEquals(prior, found.get(blocks), 1e-14));
    assertEquals((1 << k) - 1, plan.centreSets());
    assertEquals(0, plan.omittedPrior());
  }

  /** With centres 0 and 1, study 2 is as near to either. */
  @Test
  void tiesAreSharedOut() {
    double[][] d = {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}};
    Neighbours all = Neighbours.of(d);
    Map<TreeSet<Long>, Double> split =
        priors(PlanBuilder.of(all, TieRule.SPLIT, 3, MantraListener.NONE));
    double pairs = ClusterPrior.probability(2, 3) / 3;
    for (long alone : new long[] {1, 2, 4}) {
      TreeSet<Long> blocks = new TreeSet<>(java.util.List.of(alone, 7 - alone));
      assertEquals(pairs, split.get(blocks), 1e-15);
    }
    Map<TreeSet<Long>, Double> first =
        priors(PlanBuilder.of(all, TieRule.FIRST, 3, MantraListener.NONE));
    assertEquals(2 * pairs, first.get(new TreeSet<>(java.util.List.of(3L, 4L))), 1e-15);
  }

  @Test
  void aCapOmitsWhatIsAbove() {
    MantraPlan plan =
        PlanBuilder.of(Neighbours.of(random(6, 1)), TieRule.FIRST, 2, MantraListener.NONE);
    assertEquals(6 + 15, plan.centreSets());
    assertEquals(ClusterPrior.above(2, 6), plan.omittedPrior(), 1e-15);
    double sum = priors(plan).values().stream().mapToDouble(p -> p).sum();
    assertEquals(1, sum + plan.omittedPrior(), 1e-14);
  }

  @Test
  void tooManyWaysToSplitAreRefused() {
    Neighbours equal = Neighbours.of(new double[14][14]);
    assertThrows(
        MetaException.class, () -> PlanBuilder.of(equal, TieRule.SPLIT, 14, MantraListener.NONE));
  }
}

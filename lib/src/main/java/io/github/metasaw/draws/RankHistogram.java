package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Histograms of the ranks of each chain's draws among the draws of all chains: flat where chains
 * agree; sloping where one lies higher or lower than the others, and U- or hump-shaped where it
 * spreads more or less. Vehtari and others 2021; data of bayesplot's {@code mcmc_rank_hist}.
 *
 * @param counts for each chain, how many of its draws are in each bin; draws that are NaN have no
 *     rank and are not counted
 * @param expected the count of each bin if the chains agreed: iterations / bins
 */
public record RankHistogram(List<List<Integer>> counts, double expected) {

  /**
   * The histograms of one variable; ties share their average rank.
   *
   * @param draws {@code [iteration][chain]}
   * @param bins number of bins of equal width, at least 1
   * @return counts of each chain
   * @throws MetaException if there is no draw or no bin
   */
  public static RankHistogram of(double[][] draws, int bins) {
    if (bins < 1) {
      throw MetaException.of("a rank histogram needs at least one bin, not " + bins);
    }
    double[][] chains = Chains.ofIterations(draws);
    if (chains.length == 0) {
      throw MetaException.of("there are no draws to rank");
    }
    int[] binOf = bins(Ordering.of(Chains.pooled(chains)), bins);
    int[][] counts = new int[chains.length][bins];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < draws.length; i++) {
        if (!Double.isNaN(chains[c][i])) {
          counts[c][binOf[c * draws.length + i]]++;
        }
      }
    }
    List<List<Integer>> lists =
        Arrays.stream(counts).map(row -> IntStream.of(row).boxed().toList()).toList();
    return new RankHistogram(lists, (double) draws.length / bins);
  }

  /** The bin of each value: rank r of S falls at (r - 1/2) / S. */
  private static int[] bins(Ordering values, int bins) {
    int size = values.order().length;
    int[] result = new int[size];
    for (int from = 0; from < size; ) {
      int to = values.endOfTies(from);
      // Twice the average rank, less one, is from + to.
      int bin = (int) ((long) (from + to) * bins / (2L * size));
      while (from < to) {
        result[values.order()[from++]] = bin;
      }
    }
    return result;
  }
}

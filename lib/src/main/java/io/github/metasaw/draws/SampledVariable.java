package io.github.metasaw.draws;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The draws of one variable with intermediate results that several diagnostics share, computed when
 * first needed. Not safe for use by two threads at once.
 */
final class SampledVariable {

  /** {@code [chain][iteration]}. */
  final double[][] chains;

  /** Whether there is anything to diagnose, see {@link Chains#vary}. */
  final boolean varies;

  private final double[][] split;
  private final NormalScores table;
  private double @Nullable [] pooled;
  private double @Nullable [] sorted;
  private double @Nullable [][] bulk;
  private @Nullable Ordering ordering;

  private SampledVariable(double[][] chains, NormalScores table) {
    this.chains = chains;
    this.split = Chains.split(chains);
    this.table = table;
    this.varies = Chains.vary(chains);
  }

  /** Of chains {@code [chain][iteration]}, with a table of scores if one is at hand. */
  static SampledVariable of(double[][] chains, NormalScores table) {
    return new SampledVariable(chains, table);
  }

  /** Of draws {@code [iteration][chain]}, as users give them. */
  static SampledVariable ofIterations(double[][] draws) {
    return new SampledVariable(Chains.ofIterations(draws), NormalScores.of(0));
  }

  double[] pooled() {
    if (pooled == null) {
      pooled = Chains.pooled(chains);
    }
    return pooled;
  }

  double[] sorted() {
    if (sorted == null) {
      boolean allInHalves = chains.length > 0 && chains[0].length % 2 == 0;
      sorted = allInHalves ? ordering().sorted() : Quantiles.sorted(pooled());
    }
    return sorted;
  }

  /** The halves of chains, {@code [half][iteration]}. */
  double[][] split() {
    return split;
  }

  /** Normal scores of the halves of chains: equal for any increasing function of the draws. */
  double[][] bulk() {
    if (bulk == null) {
      bulk = scores(ordering());
    }
    return bulk;
  }

  /** Normal scores of the distance to the median, which see chains that differ in spread. */
  double[][] folded() {
    return scores(ordering().distancesTo(Quantiles.ofSorted(sorted(), 0.5)));
  }

  /** The draws through a function, chain by chain. */
  double[][] map(DoubleUnaryOperator function) {
    double[][] result = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      result[c] = chains[c].clone();
      for (int i = 0; i < result[c].length; i++) {
        result[c][i] = function.applyAsDouble(result[c][i]);
      }
    }
    return result;
  }

  private Ordering ordering() {
    if (ordering == null) {
      ordering = Ordering.of(Chains.pooled(split));
    }
    return ordering;
  }

  private double[][] scores(Ordering values) {
    double[] scores = table.forSize(values.order().length).of(values);
    int n = split[0].length;
    double[][] result = new double[split.length][];
    for (int c = 0; c < result.length; c++) {
      result[c] = Arrays.copyOfRange(scores, c * n, (c + 1) * n);
    }
    return result;
  }
}

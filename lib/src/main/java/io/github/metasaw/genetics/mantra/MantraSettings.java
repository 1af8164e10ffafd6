package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Level;
import io.github.metasaw.diagnostic.MetaException;
import java.io.Serializable;

/**
 * The settings of {@link Mantra}.
 *
 * @param mu prior of the mean of the effects of centres
 * @param rate of the exponential prior of tau2
 * @param ties which of several nearest centres a study joins
 * @param maxClusters the most clusters of a partition
 * @param nodes in tau2; 0 to begin with 64 and double them until nothing changes
 * @param level probability of the intervals of effects
 * @param sampling where sets of centres are too many to enumerate
 */
record MantraSettings(
    MuPrior mu,
    double rate,
    TieRule ties,
    int maxClusters,
    int nodes,
    double level,
    Sampling sampling)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double MIN_RATE = 1e-100;
  private static final int AUTOMATIC = 0;
  private static final int FIRST_NODES = 64;
  private static final int MAX_NODES = 4096;

  /** How sets of centres are sampled; {@code warmup} and {@code draws} are sweeps of each chain. */
  record Sampling(int chains, int warmup, int draws, long seed) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Sampling of(int chains, int warmup, int draws, long seed) {
      if (chains < 1 || warmup < 0 || draws < 1) {
        throw MetaException.of(
            "sampling takes 1 or more chains, 0 or more warm-up and 1 or more draws, not %d, %d, %d"
                .formatted(chains, warmup, draws));
      }
      return new Sampling(chains, warmup, draws, seed);
    }
  }

  static MantraSettings defaults(int studies) {
    return new MantraSettings(
        MuPrior.normal(1),
        1,
        TieRule.FIRST,
        studies,
        AUTOMATIC,
        0.95,
        Sampling.of(4, 250, 1000, 20));
  }

  MantraSettings withMu(MuPrior other) {
    return new MantraSettings(other, rate, ties, maxClusters, nodes, level, sampling);
  }

  MantraSettings withRate(double other) {
    if (!(other > 0 && other < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the rate of tau2 must be positive and finite, not " + CheckNumber.plain(other));
    }
    if (!(other >= MIN_RATE && other <= 1 / MIN_RATE)) {
      throw MetaException.of(
          "the rate of tau2 must lie between 1e-100 and 1e100 to be computed with, not %s; change the unit of the effects"
              .formatted(CheckNumber.plain(other)));
    }
    return new MantraSettings(mu, other, ties, maxClusters, nodes, level, sampling);
  }

  MantraSettings withTies(TieRule other) {
    return new MantraSettings(mu, rate, other, maxClusters, nodes, level, sampling);
  }

  MantraSettings withMaxClusters(int most) {
    if (most < 1) {
      throw MetaException.of("max-clusters must be 1 or more, not " + most);
    }
    return new MantraSettings(mu, rate, ties, most, nodes, level, sampling);
  }

  MantraSettings withNodes(int other) {
    boolean isFew = other >= 8 && other <= FIRST_NODES;
    boolean isMany = other > FIRST_NODES && other % FIRST_NODES == 0 && other <= MAX_NODES;
    if (!isFew && !isMany) {
      throw MetaException.of(
          "nodes must be 8 to %d or a multiple of %1$d up to %d, not %d; %1$d is plenty"
              .formatted(FIRST_NODES, MAX_NODES, other));
    }
    return new MantraSettings(mu, rate, ties, maxClusters, other, level, sampling);
  }

  MantraSettings withLevel(double other) {
    return new MantraSettings(mu, rate, ties, maxClusters, nodes, Level.require(other), sampling);
  }

  MantraSettings withSampling(Sampling other) {
    return new MantraSettings(mu, rate, ties, maxClusters, nodes, level, other);
  }

  boolean isNodesFixed() {
    return nodes != AUTOMATIC;
  }

  /** Nodes to begin with. */
  int firstNodes() {
    return isNodesFixed() ? nodes : FIRST_NODES;
  }
}

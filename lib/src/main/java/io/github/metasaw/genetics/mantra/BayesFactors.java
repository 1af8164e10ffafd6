package io.github.metasaw.genetics.mantra;

import java.io.Serializable;

/**
 * MANTRA's findings on one SNP of a scan. Logarithms are to base 10, against the null that every
 * effect is zero.
 *
 * @param log10BF1 of one cluster, all studies having one effect
 * @param log10BF of the model, over all numbers of clusters
 * @param heterogeneous posterior probability of more than one cluster, P(C > 1)
 */
public record BayesFactors(double log10BF1, double log10BF, double heterogeneous)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a SNP that no study has, or of a scan without MANTRA: all NaN. */
  public static final BayesFactors NONE = new BayesFactors(Double.NaN, Double.NaN, Double.NaN);

  static BayesFactors of(PartitionPosterior posterior) {
    return new BayesFactors(
        posterior.logBf1() / Math.log(10),
        posterior.logBfAll() / Math.log(10),
        posterior.heterogeneous());
  }
}

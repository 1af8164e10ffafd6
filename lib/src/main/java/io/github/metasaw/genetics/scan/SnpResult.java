package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.Snp;
import java.io.Serializable;

/**
 * What a scan finds of one SNP. Probabilities are natural logarithms, which do not underflow;
 * numbers that do not exist, for want of studies or of MANTRA, are NaN.
 *
 * @param snp what was tested
 * @param k studies that have it
 * @param direction of each study's estimate: {@code +}, {@code -}, {@code 0}, or {@code ?} where it
 *     is missing [studies]
 * @param beta the common effect: sum(wi yi) / sum(wi), wi = 1 / sei^2
 * @param se its standard error
 * @param logP ln of its two-sided p value
 * @param betaRandom the mean of random effects, tau2 by DerSimonian and Laird (1986)
 * @param seRandom its standard error
 * @param logPRandom ln of its two-sided p value
 * @param tau2 variance of the effects, DerSimonian and Laird
 * @param Q Cochran's statistic
 * @param logPQ ln of its p value, k - 1 degrees of freedom
 * @param I2 max(0, (Q - df) / Q), a proportion
 * @param Z2 Z_F^2 + Q: tests that every effect is zero
 * @param logPZ2 ln of its p value, k degrees of freedom
 * @param log10BF1 MANTRA's Bayes factor of one cluster
 * @param log10BF MANTRA's Bayes factor
 * @param heterogeneous MANTRA's P(C > 1)
 */
public record SnpResult(
    Snp snp,
    int k,
    String direction,
    double beta,
    double se,
    double logP,
    double betaRandom,
    double seRandom,
    double logPRandom,
    double tau2,
    double Q,
    double logPQ,
    double I2,
    double Z2,
    double logPZ2,
    double log10BF1,
    double log10BF,
    double heterogeneous)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** ln of the least double with all its digits. */
  private static final double LN_SMALLEST = Math.log(Double.MIN_NORMAL);

  /** Whether a p value is too small for a double, in which it would be 0. */
  boolean hasUnderflow() {
    return logP < LN_SMALLEST
        || logPRandom < LN_SMALLEST
        || logPQ < LN_SMALLEST
        || logPZ2 < LN_SMALLEST;
  }
}

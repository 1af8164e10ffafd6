package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.mantra.BayesFactors;
import io.github.metasaw.genetics.snp.Snp;
import java.io.Serializable;

/**
 * What a scan finds of one SNP.
 *
 * @param snp what was tested
 * @param k number of studies that have it
 * @param direction the sign of each study's estimate: {@code +}, {@code -}, {@code 0}, or {@code ?}
 *     where it is missing, in the order of the studies
 * @param tests common effect, random effects, Q and Z^2
 * @param samples sample sizes, frequencies, and the test weighted by sizes; NaN where unknown
 * @param models what the other models find that were asked for
 * @param bayesFactors what MANTRA finds; NaN without MANTRA
 */
public record SnpResult(
    Snp snp,
    int k,
    String direction,
    ClassicTests tests,
    SampleTests samples,
    ModelTests models,
    BayesFactors bayesFactors)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a SNP that is read only. */
  static SnpResult untested(Snp snp) {
    return new SnpResult(
        snp,
        0,
        "",
        ClassicTests.of(0, snp.yi(), snp.sei()),
        SampleTests.NONE,
        ModelTests.NONE,
        BayesFactors.NONE);
  }

  /** Whether a p value is too small for a double, in which it would be 0. */
  boolean hasUnderflow() {
    return tests.hasUnderflow() || models.leastLogP() < ClassicTests.LN_SMALLEST;
  }
}

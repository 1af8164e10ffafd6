package io.github.metasaw.genetics.scan;

import java.util.List;

/**
 * The SNPs of a stretch of a chromosome, with their Bayes factors.
 *
 * @param snps their names, in the order of the results
 * @param log10BF log10 of each Bayes factor, NaN where missing
 */
public record Locus(List<String> snps, List<Double> log10BF) {

  /** Copies the lists. */
  public Locus {
    snps = List.copyOf(snps);
    log10BF = List.copyOf(log10BF);
  }
}

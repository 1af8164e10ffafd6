package io.github.metasaw.genetics.snp;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How a source of SNPs is read.
 *
 * @param studies to be used, in this order; empty for all that the source has
 * @param named names of studies that are known otherwise, as from MANTRA's distances; they decide
 *     in doubt which column belongs to a study, and are the studies of a table with one line per
 *     SNP and study; may be empty
 * @param palindromes what becomes of A/T and C/G SNPs
 * @param threads that may read ahead, 1 or more
 */
@API(status = API.Status.INTERNAL)
public record SnpReadOptions(
    List<String> studies, List<String> named, PalindromePolicy palindromes, int threads) {

  /** Copies the lists. */
  public SnpReadOptions {
    studies = List.copyOf(studies);
    named = List.copyOf(named);
  }
}

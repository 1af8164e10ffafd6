package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;

/**
 * What was read of one study at one SNP.
 *
 * @param study its number
 * @param beta estimate, NaN where missing
 * @param se its standard error, NaN where missing
 * @param effect allele in upper case; empty where missing
 * @param other allele in upper case; empty where missing
 * @param isNamed whether the study has alleles of its own, if only as a column
 * @param frequency of the effect allele, NaN where missing
 * @param n sample size, NaN where missing
 * @param info quality of imputation, NaN where missing
 */
@API(status = API.Status.INTERNAL)
public record SnpCell(
    int study,
    double beta,
    double se,
    String effect,
    String other,
    boolean isNamed,
    double frequency,
    double n,
    double info) {

  /**
   * Whether there is an estimate with its standard error.
   *
   * @return false if either is missing
   */
  public boolean isComplete() {
    return !Double.isNaN(beta) && !Double.isNaN(se);
  }

  /**
   * With its standard error multiplied.
   *
   * @param factor 1 to leave it as it is
   * @return a copy, or this
   */
  public SnpCell withErrorTimes(double factor) {
    return factor == 1
        ? this
        : new SnpCell(study, beta, se * factor, effect, other, isNamed, frequency, n, info);
  }

  /**
   * Whether there is one of the two without the other.
   *
   * @return false if both are there, or neither is
   */
  public boolean isIncomplete() {
    return Double.isNaN(beta) != Double.isNaN(se);
  }
}

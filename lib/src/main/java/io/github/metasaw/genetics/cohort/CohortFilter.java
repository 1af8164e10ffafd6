package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.SnpCell;
import org.jspecify.annotations.Nullable;

/**
 * Which estimates of a cohort are used. What a file does not say excludes nothing.
 *
 * @param minInfo least quality of imputation, 0 for any
 * @param minMaf least frequency of the rarer allele, 0 for any
 * @param minSize least number of persons, 0 for any
 * @param maxFrequencyGap largest difference of the frequency from that of the reference; NaN for
 *     any
 */
public record CohortFilter(double minInfo, double minMaf, double minSize, double maxFrequencyGap) {

  /**
   * Uses all estimates.
   *
   * @return the filter
   */
  public static CohortFilter none() {
    return new CohortFilter(0, 0, 0, Double.NaN);
  }

  /**
   * With a least quality of imputation.
   *
   * @param info 0 for any
   * @return a copy
   * @throws MetaException if it is negative
   */
  public CohortFilter withMinInfo(double info) {
    return new CohortFilter(checked("least info", info), minMaf, minSize, maxFrequencyGap);
  }

  /**
   * With a least frequency of the rarer allele.
   *
   * @param maf 0 to 0.5
   * @return a copy
   * @throws MetaException if it is negative
   */
  public CohortFilter withMinMaf(double maf) {
    return new CohortFilter(
        minInfo, checked("least frequency of the rarer allele", maf), minSize, maxFrequencyGap);
  }

  /**
   * With a least number of persons.
   *
   * @param n 0 for any
   * @return a copy
   * @throws MetaException if it is negative
   */
  public CohortFilter withMinSize(double n) {
    return new CohortFilter(minInfo, minMaf, checked("least sample size", n), maxFrequencyGap);
  }

  /**
   * With a largest difference of the frequency of a cohort from that of the cohort whose alleles
   * are the reference.
   *
   * @param gap 0 to 1
   * @return a copy
   * @throws MetaException if it is negative
   */
  public CohortFilter withMaxFrequencyGap(double gap) {
    return new CohortFilter(
        minInfo, minMaf, minSize, checked("largest difference of frequencies", gap));
  }

  private static double checked(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the %s must be 0 or more, not %s".formatted(what, CheckNumber.plain(value)));
    }
    return value;
  }

  /** Why an estimate is not used; null if it is. */
  @Nullable ScanCount reason(SnpCell cell) {
    double maf = Math.min(cell.frequency(), 1 - cell.frequency());
    if (cell.info() < minInfo) {
      return ScanCount.LOW_INFO;
    }
    if (maf < minMaf) {
      return ScanCount.RARE;
    }
    return cell.n() < minSize ? ScanCount.SMALL : null;
  }
}

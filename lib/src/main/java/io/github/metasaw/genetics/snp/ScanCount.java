package io.github.metasaw.genetics.snp;

import java.util.Locale;

/** What is counted while a table of SNPs is read and tested, in the order in which it is shown. */
public enum ScanCount {
  /** Lines of the table, the header apart. */
  LINES,
  /** SNPs read. */
  SNPS,
  /** SNPs that no study has. */
  UNTESTED,
  /** SNPs with one line in a table that has one line per SNP and study. */
  ALONE,
  /** Lines left out whole. */
  BAD_LINES,
  /** Studies left out at a SNP because their numbers could not be read. */
  BAD_CELLS,
  /** Studies with an estimate or a standard error, but not both. */
  INCOMPLETE,
  /** Estimates by how their alleles match those of reference: the same letters. */
  SAME,
  /** Effect and other allele exchanged: the sign was changed. */
  SWAPPED,
  /** On the other strand. */
  OTHER_STRAND,
  /** On the other strand and exchanged: the sign was changed. */
  OTHER_STRAND_SWAPPED,
  /** Palindromic, taken as written. */
  PALINDROME_KEPT,
  /** Palindromic and exchanged as written: the sign was changed. */
  PALINDROME_KEPT_SWAPPED,
  /** Palindromic and dropped. */
  PALINDROME_DROPPED,
  /** Other alleles than those of reference: dropped. */
  MISMATCH,
  /** No alleles where others have them: dropped. */
  UNKNOWN,
  /** Palindromes taken to be on the other strand by frequencies on either side of 1/2. */
  PALINDROME_TURNED,
  /**
   * Palindromes taken as written, as ancestries differ, although frequencies are near 1/2 or on
   * either side of it.
   */
  PALINDROME_DOUBTFUL,
  /** Lines of PLINK or REGENIE that test another model than the additive one: passed over. */
  OTHER_TEST,
  /** Lines of GWAS-VCF that did not pass its filters: passed over. */
  NOT_PASSED,
  /** Second lines of a cohort for the same variant: the first was taken. */
  DUPLICATES,
  /** Variants at the place of another that has other alleles: tested apart. */
  OTHER_ALLELES,
  /** Variants that one of several cohorts has alone. */
  ONE_COHORT,
  /** Studies left out at a SNP because the quality of imputation is too low. */
  LOW_INFO,
  /** Studies left out at a SNP because the rarer allele is too rare. */
  RARE,
  /** Studies left out at a SNP because too few persons are in it. */
  SMALL,
  /** Estimates whose frequency is far from that of the reference. */
  FREQUENCY_DIFFERS,
  /** Estimates dropped for that reason. */
  FREQUENCY_DROPPED,
  /** SNPs with a p value too small for a double. */
  P_UNDERFLOW;

  private final String id = name().toLowerCase(Locale.ROOT);

  /**
   * The name under which reports and notes hold the count.
   *
   * @return the constant's name in lower case, such as {@code bad_lines}
   */
  public String id() {
    return id;
  }
}

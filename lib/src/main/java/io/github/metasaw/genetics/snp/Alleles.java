package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;

/** How one study's alleles stand to the alleles of reference. */
@API(status = API.Status.INTERNAL)
public enum Alleles {
  /** The same letters. */
  SAME(1),
  /** Effect and other allele are exchanged: the estimate changes sign. */
  SWAPPED(-1),
  /** The complement: the other strand. */
  OTHER_STRAND(1),
  /** The complement, exchanged. */
  OTHER_STRAND_SWAPPED(-1),
  /** Palindromic, taken as it is written. */
  PALINDROME_KEPT(1),
  /** Palindromic, taken as it is written, which is exchanged. */
  PALINDROME_KEPT_SWAPPED(-1),
  /** Palindromic, and the strand is unknown. */
  PALINDROME_DROPPED(0),
  /** Other alleles than those of reference. */
  MISMATCH(0),
  /** Not known, while those of reference are: the sign is anyone's guess. */
  UNKNOWN(0);

  private static final double UNDECIDED = 0.1;

  private final int sign;
  private final ScanCount count = ScanCount.valueOf(name());

  Alleles(int sign) {
    this.sign = sign;
  }

  /**
   * What the estimate is multiplied by.
   *
   * @return 1 or -1; 0 if the study is dropped at this SNP
   */
  public int sign() {
    return sign;
  }

  /** Where estimates with such alleles are counted. */
  ScanCount count() {
    return count;
  }

  /**
   * Compares.
   *
   * @param effect allele of the study, upper case
   * @param other allele of the study, upper case; empty if unknown
   * @param frequency of its effect allele, NaN if unknown
   * @param refEffect effect allele of reference
   * @param refOther other allele of reference; empty if unknown
   * @param refFrequency of the reference's effect allele, NaN if unknown
   * @param palindromes what becomes of alleles that are each other's complement
   * @return how the study's alleles stand to those of reference
   */
  public static Alleles of(
      String effect,
      String other,
      double frequency,
      String refEffect,
      String refOther,
      double refFrequency,
      PalindromePolicy palindromes) {
    boolean isAlone = other.isEmpty() || refOther.isEmpty();
    boolean same = effect.equals(refEffect) && (isAlone || other.equals(refOther));
    boolean swapped = effect.equals(refOther) && (isAlone || other.equals(refEffect));
    if ((same || swapped) && isComplement(effect, other)) {
      return palindrome(same, frequency, refFrequency, palindromes);
    }
    if (same) {
      return SAME;
    }
    if (swapped) {
      return SWAPPED;
    }
    if (isComplement(effect, refEffect) && isComplement(other, refOther)) {
      return OTHER_STRAND;
    }
    return isComplement(effect, refOther) && isComplement(other, refEffect)
        ? OTHER_STRAND_SWAPPED
        : MISMATCH;
  }

  /** Letters alone would say same or swapped; on the other strand it is the opposite. */
  private static Alleles palindrome(
      boolean same, double frequency, double refFrequency, PalindromePolicy rule) {
    boolean areKnown = frequency >= 0 && refFrequency >= 0;
    if (rule == PalindromePolicy.KEEP || (rule == PalindromePolicy.FREQUENCY && !areKnown)) {
      return same ? PALINDROME_KEPT : PALINDROME_KEPT_SWAPPED;
    }
    boolean isUndecided =
        Math.abs(frequency - 0.5) < UNDECIDED || Math.abs(refFrequency - 0.5) < UNDECIDED;
    if (rule == PalindromePolicy.DROP || isUndecided) {
      return PALINDROME_DROPPED;
    }
    boolean isSameAllele = frequency < 0.5 == refFrequency < 0.5;
    if (isSameAllele) {
      return same ? SAME : OTHER_STRAND;
    }
    return same ? OTHER_STRAND_SWAPPED : SWAPPED;
  }

  /** Whether one is the other read on the opposite strand: backwards, A for T, C for G. */
  static boolean isComplement(String a, String b) {
    int n = a.length();
    if (n == 0 || b.length() != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (complement(a.charAt(i)) != b.charAt(n - 1 - i)) {
        return false;
      }
    }
    return true;
  }

  private static char complement(char base) {
    return switch (base) {
      case 'A' -> 'T';
      case 'T' -> 'A';
      case 'C' -> 'G';
      case 'G' -> 'C';
      default -> 0;
    };
  }
}

package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AllelesTest {

  /** Alleles and frequency of a study and of the reference, the policy, what it is. */
  @ParameterizedTest
  @CsvSource({
    "A,G,.3, A,G,.3, FREQUENCY, SAME",
    "G,A,.7, A,G,.3, FREQUENCY, SWAPPED",
    "T,C,.3, A,G,.3, FREQUENCY, OTHER_STRAND",
    "C,T,.7, A,G,.3, FREQUENCY, OTHER_STRAND_SWAPPED",
    "A,C,.3, A,G,.3, FREQUENCY, MISMATCH",
    "A,,.3, A,G,.3, FREQUENCY, SAME",
    "G,,.3, A,G,.3, FREQUENCY, SWAPPED",
    "A,T,.2, A,T,.3, FREQUENCY, SAME",
    "A,T,.8, A,T,.3, FREQUENCY, OTHER_STRAND_SWAPPED",
    "T,A,.8, A,T,.3, FREQUENCY, SWAPPED",
    "T,A,.2, A,T,.3, FREQUENCY, OTHER_STRAND",
    "A,T,.45, A,T,.3, FREQUENCY, PALINDROME_DROPPED",
    "A,T,.2, A,T,.55, FREQUENCY, PALINDROME_DROPPED",
    "A,T,NaN, A,T,.3, FREQUENCY, PALINDROME_KEPT",
    "A,T,.8, A,T,.3, KEEP, PALINDROME_KEPT",
    "T,A,.8, A,T,.3, KEEP, PALINDROME_KEPT_SWAPPED",
    "A,T,.2, A,T,.2, DROP, PALINDROME_DROPPED",
    "AC,A,.3, AC,A,.3, FREQUENCY, SAME",
    "GT,T,.3, AC,A,.3, FREQUENCY, OTHER_STRAND"
  })
  void alleles(
      String effect,
      String other,
      double frequency,
      String refEffect,
      String refOther,
      double refFrequency,
      PalindromePolicy policy,
      Alleles expected) {
    assertEquals(
        expected,
        Alleles.of(
            effect,
            other == null ? "" : other,
            frequency,
            refEffect,
            refOther,
            refFrequency,
            policy));
  }

  @Test
  void complementsAreReadBackwards() {
    assertTrue(Alleles.isComplement("A", "T"));
    assertTrue(Alleles.isComplement("AAC", "GTT"));
    assertFalse(Alleles.isComplement("AAC", "TTG"));
    assertFalse(Alleles.isComplement("A", "AT"));
    assertFalse(Alleles.isComplement("", ""));
    assertFalse(Alleles.isComplement("I", "D"));
  }

  /** What changes the sign says so in its name. */
  @ParameterizedTest
  @EnumSource(Alleles.class)
  void signsFollowFromTheNames(Alleles alleles) {
    boolean isDropped =
        alleles == Alleles.PALINDROME_DROPPED
            || alleles == Alleles.MISMATCH
            || alleles == Alleles.UNKNOWN;
    int expected = isDropped ? 0 : alleles.name().endsWith("SWAPPED") ? -1 : 1;
    assertEquals(expected, alleles.sign());
    assertEquals(alleles.name(), alleles.count().name());
  }
}

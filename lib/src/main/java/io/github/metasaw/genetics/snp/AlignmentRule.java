package io.github.metasaw.genetics.snp;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How studies are brought to the alleles of reference.
 *
 * @param palindromes what becomes of A/T and C/G SNPs
 * @param ancestries of the studies, empty where unknown; between different ones, frequencies never
 *     decide the strand [k], or none
 * @param maxFrequencyGap largest difference of the frequency of a study from that of the reference
 *     at which its estimate is used; NaN if any is
 */
@API(status = API.Status.INTERNAL)
public record AlignmentRule(
    PalindromePolicy palindromes, List<String> ancestries, double maxFrequencyGap) {

  /** A difference of frequencies that is remarked where no other is given. */
  static final double REMARKABLE_GAP = 0.2;

  /** Copies the list. */
  public AlignmentRule {
    ancestries = List.copyOf(ancestries);
  }

  /**
   * Frequencies are compared for palindromes only.
   *
   * @param palindromes what becomes of A/T and C/G SNPs
   * @return the rule
   */
  public static AlignmentRule of(PalindromePolicy palindromes) {
    return new AlignmentRule(palindromes, List.of(), Double.NaN);
  }

  /** Whether two studies are known to differ in ancestry. */
  boolean differ(int a, int b) {
    if (ancestries.isEmpty() || a < 0 || b < 0) {
      return false;
    }
    String first = ancestries.get(a);
    String second = ancestries.get(b);
    return !first.isEmpty() && !second.isEmpty() && !first.equalsIgnoreCase(second);
  }

  /** The policy for a study whose alleles are compared with those of another. */
  PalindromePolicy palindromes(int study, int reference) {
    return palindromes == PalindromePolicy.FREQUENCY && differ(study, reference)
        ? PalindromePolicy.KEEP
        : palindromes;
  }

  /** Whether a difference of frequencies is to be remarked. */
  boolean isRemarkable(double gap) {
    return gap > (maxFrequencyGap >= 0 ? maxFrequencyGap : REMARKABLE_GAP);
  }
}

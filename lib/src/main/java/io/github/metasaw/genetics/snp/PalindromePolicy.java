package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/**
 * What a scan does with SNPs whose alleles are each other's complement (A/T, C/G), where the
 * letters do not identify the strand.
 */
public enum PalindromePolicy implements Named {
  /**
   * Frequencies decide if both are below 0.4 or above 0.6; a study whose frequency is nearer to 1/2
   * is dropped at that SNP. Without frequencies as {@link #KEEP}.
   */
  FREQUENCY,
  /** All studies are taken to be on one strand, as METAL does. */
  KEEP,
  /** Studies are dropped at such SNPs, all but the one whose alleles are the reference. */
  DROP;

  /**
   * A policy by its name.
   *
   * @param name {@code frequency}, {@code keep} or {@code drop}, in upper or lower case
   * @return the policy
   * @throws MetaException if there is no such policy
   */
  public static PalindromePolicy parse(String name) {
    return Named.parse("palindrome rule", name, values());
  }

  /**
   * The name that {@link #parse} reads.
   *
   * @return the constant's name in lower case
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

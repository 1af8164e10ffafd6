package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanOptionsTest {

  @Test
  void copiesDifferInOneOption() {
    ScanOptions options = ScanOptions.defaults();
    assertNull(options.mantra());
    assertEquals("", options.prior());
    assertEquals(List.of(), options.distanceNames());
    Mantra mantra =
        Mantra.of(Distances.of(List.of("A", "B"), new double[][] {{0, 1}, {1, 0}}))
            .withMu("normal(0, sd = 2)");
    ScanOptions other = options.withMantra(mantra).withStudies(List.of("B")).withThreads(3);
    assertEquals("normal(0, sd = 2)", other.prior());
    assertEquals(List.of("A", "B"), other.distanceNames());
    assertEquals(List.of("B"), other.studies());
    assertEquals(3, other.threads());
    assertSame(BadLinePolicy.SKIP, other.badLines());
    assertSame(BadLinePolicy.FAIL, other.withBadLines(BadLinePolicy.FAIL).badLines());
    assertSame(PalindromePolicy.DROP, other.withPalindromes(PalindromePolicy.DROP).palindromes());
    assertThrows(MetaException.class, () -> options.withThreads(0));
  }

  @ParameterizedTest
  @EnumSource(BadLinePolicy.class)
  void policiesAreReadByTheirNames(BadLinePolicy policy) {
    assertSame(policy, BadLinePolicy.parse(" " + policy.name()));
  }

  @ParameterizedTest
  @EnumSource(PalindromePolicy.class)
  void palindromePoliciesAreReadByTheirNames(PalindromePolicy policy) {
    assertSame(policy, PalindromePolicy.parse(policy.id()));
  }
}

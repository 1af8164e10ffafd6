package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.snp.LineFields;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteTest {

  private final Site site = new Site();
  private final ScanCounts counts = new ScanCounts();
  private long number = 1;

  private void add(int study, String effect, String other) {
    Variant variant = new Variant("rs", "1", 5, effect, other);
    site.add(new CohortLine(study, number++, LineFields.of(), SortKey.of("1", 5), variant));
  }

  private List<List<Long>> numbers(KeyRule rule) {
    return site.variants(rule, counts).stream()
        .map(lines -> lines.stream().map(CohortLine::number).toList())
        .toList();
  }

  /** The letters of the same strand win where a third allele would fit the other strand as well. */
  @Test
  void linesJoinByTheirAlleles() {
    add(0, "A", "G");
    add(0, "A", "C");
    add(1, "G", "A");
    add(1, "C", "A");
    add(2, "T", "C");
    add(2, "T", "G");
    assertEquals(List.of(List.of(1L, 3L, 5L), List.of(2L, 4L, 6L)), numbers(KeyRule.POSITION));
    assertEquals(1, counts.get(ScanCount.OTHER_ALLELES));
    assertEquals(0, counts.get(ScanCount.DUPLICATES));
  }

  @Test
  void indelsAreNoSubstitutions() {
    add(0, "AT", "A");
    add(1, "A", "AT");
    add(1, "A", "T");
    assertEquals(List.of(List.of(1L, 2L), List.of(3L)), numbers(KeyRule.POSITION));
  }

  @Test
  void theFirstLineOfACohortIsTaken() {
    add(0, "A", "G");
    add(0, "G", "A");
    add(1, "A", "");
    assertEquals(List.of(List.of(1L, 3L)), numbers(KeyRule.POSITION));
    assertEquals(1, counts.get(ScanCount.DUPLICATES));
  }

  /** By identifier all lines are one variant; alleles that do not match are dropped later. */
  @Test
  void identifiersJoinWhateverTheAlleles() {
    add(0, "A", "G");
    add(1, "A", "C");
    assertEquals(List.of(List.of(1L, 2L)), numbers(KeyRule.ID));
  }
}

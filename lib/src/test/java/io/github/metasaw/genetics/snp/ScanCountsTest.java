package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanCountsTest {

  private static ScanCounts some() {
    ScanCounts counts = new ScanCounts();
    for (ScanCount what : ScanCount.values()) {
      counts.add(what, 1 + what.ordinal());
    }
    return counts;
  }

  @Test
  void namesLeadBackToTheCounts() {
    ScanCounts counts = some();
    assertEquals(counts.named(), ScanCounts.ofNamed(counts.named()).named());
    assertEquals(ScanCount.values().length, counts.named().size());
    assertEquals(5, counts.named().get("bad_lines"));
    assertEquals(List.of("lines", "snps"), List.copyOf(counts.named().keySet()).subList(0, 2));
    assertEquals(0, ScanCounts.ofNamed(Map.of("other", 3L)).get(ScanCount.SNPS));
  }

  @Test
  void partsAddUpAndCopiesStay() {
    ScanCounts counts = some();
    ScanCounts copy = counts.copy();
    counts.addAll(some());
    counts.add(ScanCount.SNPS);
    assertEquals(2 * 2 + 1, counts.get(ScanCount.SNPS));
    assertEquals(2, copy.get(ScanCount.SNPS));
  }
}

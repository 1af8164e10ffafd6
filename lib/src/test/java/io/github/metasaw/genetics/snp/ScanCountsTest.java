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
    assertEquals(counts.named(), ScanCounts.ofSaved(counts.saved()).named());
    assertEquals(ScanCount.values().length, counts.named().size());
    assertEquals(5, counts.named().get("bad_lines"));
    assertEquals(List.of("lines", "snps"), List.copyOf(counts.named().keySet()).subList(0, 2));
    assertEquals(
        0, ScanCounts.ofSaved(Map.of("other", 3L, "study.x.snps", 2L)).get(ScanCount.SNPS));
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

  @Test
  void studiesAreCountedApartWithTheirFirstSnp() {
    ScanCounts counts = new ScanCounts();
    counts.add(ScanCount.SWAPPED, 2, "rs1");
    ScanCounts part = new ScanCounts();
    part.add(ScanCount.SWAPPED, 2, "rs7");
    part.add(ScanCount.MISMATCH, 3, "rs8");
    counts.addAll(part);
    assertEquals(2, counts.get(ScanCount.SWAPPED));
    assertEquals(2, counts.get(ScanCount.SWAPPED, 2));
    assertEquals("rs1", counts.first(ScanCount.SWAPPED, 2));
    assertEquals("rs8", counts.first(ScanCount.MISMATCH, 3));
    assertEquals(0, counts.get(ScanCount.SWAPPED, 9));
    assertEquals("", counts.first(ScanCount.SWAPPED, 0));
    ScanCounts restored = ScanCounts.ofSaved(counts.saved());
    assertEquals(counts.saved(), restored.saved());
    assertEquals(1, restored.get(ScanCount.MISMATCH, 3));
  }
}

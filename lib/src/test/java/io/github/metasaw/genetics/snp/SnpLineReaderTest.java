package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnpLineReaderTest {

  private final ScanCounts counts = new ScanCounts();
  private final List<BadLine> bad = new ArrayList<>();

  private List<Snp> read(String header, List<String> studies, String... lines) {
    SnpHeader h = SnpHeader.of(header, studies);
    List<String> used = studies.isEmpty() ? h.studies() : studies;
    SnpLineReader reader = new SnpLineReader(h, used, PalindromePolicy.FREQUENCY, "line");
    return reader.read(Stream.of(lines).map(RawLine::of).toList(), 2, counts, bad);
  }

  @Test
  void oneLinePerSnp() {
    List<Snp> snps =
        read(
            "SNP chr pos EA NEA beta_A se_A beta_B se_B",
            List.of(),
            "rs1 1 100 a g 0.1 0.05 -0.2 0.1",
            "",
            "rs2 X NA C T NA NA 0.3 0.2");
    Snp first = snps.get(0);
    assertEquals("rs1", first.id());
    assertEquals(100, first.position());
    assertEquals("A", first.effectAllele());
    assertArrayEquals(new double[] {0.1, -0.2}, first.yi());
    assertArrayEquals(new double[] {0.05, 0.1}, first.sei());
    assertEquals(-1, snps.get(1).position());
    assertTrue(Double.isNaN(snps.get(1).yi()[0]));
    assertEquals(3, counts.get(ScanCount.LINES));
    assertEquals(2, counts.get(ScanCount.SNPS));
    assertEquals(List.of(), bad);
  }

  /** Alleles of the second study are exchanged: its estimate changes sign. */
  @Test
  void oneLinePerSnpAndStudy() {
    List<Snp> snps =
        read(
            "SNP study EA NEA beta se",
            List.of("A", "B"),
            "rs1 A A G 0.1 0.05",
            "rs1 B G A 0.2 0.1",
            "rs2 B C T 0.3 0.2");
    assertArrayEquals(new double[] {0.1, -0.2}, snps.get(0).yi());
    assertTrue(Double.isNaN(snps.get(1).yi()[0]));
    assertEquals(1, counts.get(ScanCount.SWAPPED));
    assertEquals(1, counts.get(ScanCount.ALONE));
  }

  /** A 95 % interval of an odds ratio: (ln upper - ln lower) / (2 x 1.96). */
  @Test
  void oddsRatiosWithIntervals() {
    List<Snp> snps =
        read("SNP OR_A OR95L_A OR95U_A", List.of("A"), "rs1 2 1.25 3.2", "rs2 1.1 1.2 1.0");
    assertEquals(Math.log(2), snps.get(0).yi()[0], 1e-15);
    assertEquals(Math.log(3.2 / 1.25) / 3.919927969080108, snps.get(0).sei()[0], 1e-15);
    assertEquals("line 3: the interval of 'A' ends at 1.0 below its begin 1.2", bad.get(0) + "");
  }

  @Test
  void aStudyThatCannotBeReadIsLeftOut() {
    List<Snp> snps =
        read("SNP beta_A se_A beta_B se_B", List.of(), "rs1 0.1 0.05 x 0.1", "rs2 y 1 z 1", "rs3");
    assertEquals(1, snps.size());
    assertTrue(Double.isNaN(snps.get(0).yi()[1]));
    assertEquals(1, counts.get(ScanCount.BAD_CELLS));
    assertEquals(2, counts.get(ScanCount.BAD_LINES));
    assertEquals(
        List.of(
            "line 2: beta_B must be a number, but holds 'x'",
            "line 3: beta_A must be a number, but holds 'y'",
            "line 4: has 1 fields, the header 5"),
        bad.stream().map(BadLine::toString).toList());
    assertEquals(List.of(false, true, true), bad.stream().map(BadLine::isWhole).toList());
  }

  @Test
  void formulasOfSpreadsheetsAreRefused() {
    List<Snp> snps =
        read("SNP beta_A se_A", List.of(), "=cmd() 0.1 0.05", "r\u0007s 0.1 0.05", "- 0.1 0.05");
    assertEquals(List.of("-"), snps.stream().map(Snp::id).toList());
    assertEquals(2, counts.get(ScanCount.BAD_LINES));
  }
}

package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnpCellReaderTest {

  private static SnpCell read(String header, String line) throws UnreadableLine {
    SnpHeader read = SnpHeader.of(header, List.of("A"));
    return new SnpCellReader(read).read(line.split(" "), 0, "A");
  }

  private static String refusal(String header, String line) {
    return assertThrows(UnreadableLine.class, () -> read(header, line)).getMessage();
  }

  @Test
  void estimateAndAlleles() throws UnreadableLine {
    SnpCell cell = read("SNP beta_A se_A EA_A NEA_A", "rs1 -0.25 0.1 a g");
    assertEquals(-0.25, cell.beta());
    assertEquals(0.1, cell.se());
    assertEquals("A", cell.effect());
    assertEquals("G", cell.other());
    assertTrue(Double.isNaN(cell.frequency()));
  }

  /** Odds ratios become log odds ratios; their intervals standard errors. */
  @Test
  void oddsRatios() throws UnreadableLine {
    SnpCell cell = read("SNP OR_A OR95L_A OR95U_A", "rs1 2 1 4");
    assertEquals(Math.log(2), cell.beta(), 1e-15);
    assertEquals(Math.log(4) / (2 * 1.959963984540054), cell.se(), 1e-15);
    assertTrue(refusal("SNP OR_A se_A", "rs1 -2 0.1").contains("must be positive"));
  }

  /** PLINK's -9 says that there is no estimate, whatever stands beside it. */
  @Test
  void codesOfMissingEstimates() throws UnreadableLine {
    SnpCell cell = read("SNP beta_A se_A", "rs1 0 -9");
    assertTrue(Double.isNaN(cell.beta()) && Double.isNaN(cell.se()));
    assertTrue(Double.isNaN(read("SNP beta_A se_A", "rs1 NA .").beta()));
  }

  @Test
  void numbersThatCannotBe() {
    assertEquals("beta_A must be a number, but holds 'x'", refusal("SNP beta_A se_A", "rs1 x 0.1"));
    assertEquals("se_A must be positive, but holds '0'", refusal("SNP beta_A se_A", "rs1 0.1 0"));
    assertEquals(
        "se_A must be between 1e-150 and 1e150, but holds '1e-200'",
        refusal("SNP beta_A se_A", "rs1 0.1 1e-200"));
    assertEquals(
        "beta_A must be finite, but holds '1e999'", refusal("SNP beta_A se_A", "rs1 1e999 0.1"));
    assertEquals(
        "effect and other allele of 'A' are both G",
        refusal("SNP beta_A se_A EA_A NEA_A", "rs1 0.1 0.1 g G"));
  }

  /** Where a spreadsheet opens the results, no cell is a formula. */
  @Test
  void unsafeText() {
    SnpHeader header = SnpHeader.of("SNP beta_A se_A", List.of("A"));
    SnpCellReader reader = new SnpCellReader(header);
    assertThrows(
        UnreadableLine.class, () -> reader.refuseUnsafe(new String[] {"=1+1", "0.1", "0.1"}));
    assertThrows(
        UnreadableLine.class, () -> reader.refuseUnsafe(new String[] {"rs\u0007", "0.1", "0.1"}));
  }

  @Test
  void alleles() {
    String[] fields = {"n", "0", "-", "at", "NA"};
    assertEquals("", SnpCellReader.allele(fields, 0));
    assertEquals("", SnpCellReader.allele(fields, 1));
    assertEquals("-", SnpCellReader.allele(fields, 2));
    assertEquals("AT", SnpCellReader.allele(fields, 3));
    assertEquals("", SnpCellReader.allele(fields, 4));
    assertEquals("", SnpCellReader.allele(fields, SnpHeader.NONE));
  }
}

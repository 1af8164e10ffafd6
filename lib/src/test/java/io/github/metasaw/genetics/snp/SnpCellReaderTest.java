package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnpCellReaderTest {

  private static SnpCell read(String header, String line) throws UnreadableLine {
    SnpHeader read = SnpHeader.of(header, List.of("A"));
    return new SnpCellReader(read).read(LineFields.of(line.split(" ")), 0, "A");
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

  @Test
  void alleles() {
    LineFields fields = LineFields.of("n", "0", "-", "at", "NA");
    assertEquals("", SnpCellReader.allele(fields, 0));
    assertEquals("", SnpCellReader.allele(fields, 1));
    assertEquals("-", SnpCellReader.allele(fields, 2));
    assertEquals("AT", SnpCellReader.allele(fields, 3));
    assertEquals("", SnpCellReader.allele(fields, 4));
    assertEquals("", SnpCellReader.allele(fields, SnpHeader.NONE));
  }

  private static SnpCell ofCohort(String header, String line) throws UnreadableLine {
    SnpHeader read = SnpHeader.ofCohort("SNP A1 A2 " + header, Map.of(), "a cohort");
    return new SnpCellReader(read).read(LineFields.of(("rs1 A G " + line).split(" ")), 0, "A");
  }

  /** Where a file has no standard error: from z, from p with the sign of the estimate, from n. */
  @Test
  void statisticsOfCohorts() throws UnreadableLine {
    assertEquals(0.05, ofCohort("BETA T_STAT", "-0.2 -4").se(), 1e-15);
    assertEquals(0.2 / 1.959963984540054, ofCohort("BETA P", "-0.2 0.05").se(), 1e-12);
    assertEquals(0.2 / 113.1, ofCohort("BETA LOG10P", "0.2 2780.4286").se(), 1e-4);
    assertEquals(-0.2, ofCohort("BETA P", "-0.2 0.05").beta());
    assertTrue(Double.isNaN(ofCohort("BETA P", "0 1").se()));
    assertTrue(Double.isNaN(ofCohort("BETA P", "0.3 0").se()));
    SnpCell z = ofCohort("Z N FRQ", "5 975 0.5");
    assertEquals(1 / Math.sqrt(0.5 * 1000), z.se(), 1e-15);
    assertEquals(5 * z.se(), z.beta(), 1e-15);
    assertEquals(975, z.n());
    assertEquals(500, ofCohort("BETA SE N_cases N_controls", "1 1 200 300").n());
    assertEquals(0.9, ofCohort("BETA SE INFO", "1 1 0.9").info());
    assertTrue(
        assertThrows(UnreadableLine.class, () -> ofCohort("BETA P", "1 1.5"))
            .getMessage()
            .contains("P must be between 0 and 1"));
  }
}

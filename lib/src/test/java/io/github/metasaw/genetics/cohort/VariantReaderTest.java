package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.genetics.snp.LineFields;
import io.github.metasaw.genetics.snp.SnpCellReader;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.UnreadableLine;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantReaderTest {

  private static Variant read(String header, String line) throws UnreadableLine {
    SnpHeader read = SnpHeader.ofCohort(header + "\tBETA\tSE", Map.of(), "a cohort");
    return new VariantReader(read, new SnpCellReader(read))
        .read(LineFields.of((line + "\t1\t1").split("\t")));
  }

  @Test
  void columnsOfTheirOwn() throws UnreadableLine {
    assertEquals(
        new Variant("rs1", "X", 100, "A", "G"),
        read("SNP\tCHR\tBP\tA1\tA2", "rs1\tchr23\t100\ta\tg"));
    assertEquals(new Variant("", "1", -1, "A", ""), read("SNP\tCHR\tBP\tA1\tA2", ".\t1\tNA\tA\tN"));
  }

  /** The GWAS Catalog's own names and those it harmonised, which win. */
  @Test
  void harmonisedColumns() throws UnreadableLine {
    assertEquals(
        new Variant("rs1", "2", 20, "A", "G"),
        read(
            "rsid\tchromosome\tbase_pair_location\thm_chrom\thm_pos\teffect_allele\tother_allele\thm_effect_allele\thm_other_allele",
            "rs1\t1\t10\t2\t20\tC\tT\tA\tG"));
  }

  /** GWAMA's reference allele is the effect allele; elsewhere it is the other one. */
  @Test
  void referenceAlleles() throws UnreadableLine {
    assertEquals(
        new Variant("rs1", "1", 5, "A", "G"),
        read("rs_number\tCHR\tPOS\treference_allele\tother_allele", "rs1\t1\t5\tA\tG"));
    assertEquals(
        new Variant("rs1", "1", 5, "G", "A"),
        read("rsid\tchrom\tpos\treference_allele\talternate_allele", "rs1\t1\t5\tA\tG"));
  }

  /** SNPTEST's alleleB is the effect allele. */
  @Test
  void lettersOfSnptest() throws UnreadableLine {
    assertEquals(
        new Variant("rs1", "1", 5, "G", "A"),
        read("rsid\tchromosome\tposition\talleleA\talleleB", "rs1\t1\t5\tA\tG"));
  }

  @Test
  void namesThatHoldThePlace() throws UnreadableLine {
    assertEquals(new Variant("1:15791:C:T", "1", 15_791, "T", "C"), read("variant", "1:15791:C:T"));
    assertEquals(new Variant("chr2_77", "2", 77, "A", "C"), read("SNP\tA1\tA2", "chr2_77\tA\tC"));
    assertEquals(
        new Variant("", "1", 752_566, "G", "A"), read("locus\talleles", "1:752566\t[\"A\",\"G\"]"));
    assertEquals(new Variant("HLA_B_7_02", "", -1, "", ""), read("SNP", "HLA_B_7_02"));
  }

  @Test
  void aPlaceIsNeeded() {
    Variant without = new Variant("rs1", "1", -1, "A", "G");
    assertEquals(
        "has no chromosome and position: rs1",
        assertThrows(UnreadableLine.class, () -> VariantReader.place(without)).getMessage());
  }
}

package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnpRoleTest {

  /** METAL, GWAMA, PLINK 2, SAIGE, REGENIE and the GWAS catalogue. */
  @ParameterizedTest
  @CsvSource({
    "MarkerName, ID",
    "rs_number, ID",
    "Allele1, EFFECT_ALLELE",
    "Allele2, OTHER_ALLELE",
    "non_effect_allele, OTHER_ALLELE",
    "Freq1, FREQUENCY",
    "A1_FREQ, FREQUENCY",
    "AF_Allele2, FREQUENCY_2",
    "StdErr, SE",
    "LOG(OR)_SE, SE",
    "OR_95L, LOWER",
    "U95, UPPER",
    "base_pair_location, POSITION",
    "GENPOS, POSITION",
    "#CHROM, CHROMOSOME",
    "REF, REFERENCE",
    "ALT, ALTERNATE"
  })
  void namesOfPrograms(String name, SnpRole role) {
    assertEquals(role, SnpRole.of(name));
  }

  @Test
  void otherNamesHaveNoRole() {
    assertNull(SnpRole.of("comment"));
    assertNull(SnpRole.of(""));
  }

  /** In a name such as EA_beta the estimate decides, and EA is the study. */
  @Test
  void estimatesRankAboveAlleles() {
    assertTrue(SnpRole.BETA.rank() > SnpRole.EFFECT_ALLELE.rank());
    assertTrue(SnpRole.SE.rank() > SnpRole.FREQUENCY.rank());
    assertEquals(0, SnpRole.ID.rank());
  }
}

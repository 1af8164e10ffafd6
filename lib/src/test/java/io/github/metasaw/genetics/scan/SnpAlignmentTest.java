package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alleles of studies against those of reference. */
class SnpAlignmentTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    // alleles of B against A/G of A with frequency .2, its frequency, sign, what is counted
    "A, G, .2, A, G, .2, 1, same",
    "A, G, .2, G, A, .8, -1, swapped",
    "A, G, .2, T, C, .2, 1, other_strand",
    "A, G, .2, C, T, .8, -1, other_strand_swapped",
    "A, G, .2, A, C, .2, 0, mismatch",
    "A, T, .2, A, T, .3, 1, same",
    "A, T, .2, A, T, .7, -1, other_strand_swapped",
    "A, T, .2, T, A, .7, -1, swapped",
    "A, T, .2, T, A, .3, 1, other_strand",
    "A, T, .2, A, T, .45, 0, palindrome_dropped",
    "A, T, NA, A, T, .3, 1, palindrome_kept",
    "A, T, NA, T, A, .3, -1, palindrome_kept_swapped",
    "A, -, .2, -, A, .8, -1, swapped",
    "A, G, .2, N, N, .2, 0, unknown",
    "A, G, .2, '', '', .2, 0, unknown",
    "A, G, .2, 0, 0, .2, 0, unknown",
    "AC, G, .2, GT, C, .2, 1, other_strand",
    "I, D, .2, D, I, .8, -1, swapped"
  })
  void bringsAllelesTogether(
      String ea, String oa, String eaf, String eb, String ob, String fb, int sign, String counted)
      throws IOException {
    String text =
        "rsid,study,ea,nea,eaf,beta,se\nrs1,A,%s,%s,%s,.1,.1\nrs1,B,%s,%s,%s,.2,.1\n"
            .formatted(ea, oa, eaf, eb.toLowerCase(Locale.ROOT), ob, fb);
    SnpResult[] result = new SnpResult[1];
    ScanReport report =
        SnpScan.of(ScanFiles.write(folder, "alleles.csv", text))
            .withStudies(List.of("A", "B"))
            .forEach(r -> result[0] = r);
    double expected = sign == 0 ? .1 : (.1 + sign * .2) / 2;
    assertEquals(expected, result[0].tests().beta(), 1e-12);
    assertEquals(1, report.count(counted) - (counted.equals("same") ? 1 : 0));
    assertEquals(ea, result[0].snp().effectAllele());
  }

  /** A study whose own alleles are missing where another's are known has a sign no one knows. */
  @Test
  void withoutAllelesAnywhereEstimatesAreTakenAsTheyAre() throws IOException {
    String none = "rsid,study,ea,nea,beta,se\nrs1,A,NA,NA,.1,.1\nrs1,B,NA,NA,.2,.1\n";
    SnpResult[] result = new SnpResult[1];
    ScanReport report = scan(none, result);
    assertEquals(.15, result[0].tests().beta(), 1e-12);
    assertEquals(0, report.count("unknown"));
  }

  @Test
  void anAlleleCannotBeBoth() throws IOException {
    String both = "rsid,study,ea,nea,beta,se\nrs1,A,A,G,.1,.1\nrs1,B,g,G,.2,.1\n";
    SnpResult[] result = new SnpResult[1];
    ScanReport report = scan(both, result);
    assertEquals(1, report.count("bad_lines"));
    assertEquals(
        "line 3: effect and other allele of 'B' are both G", report.badLines().get(0).toString());
    assertEquals(.1, result[0].tests().beta(), 1e-12);
  }

  private ScanReport scan(String text, SnpResult[] result) throws IOException {
    return SnpScan.of(ScanFiles.write(folder, "alleles.csv", text))
        .withStudies(List.of("A", "B"))
        .forEach(r -> result[0] = r);
  }
}

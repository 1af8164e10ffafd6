package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcfLinesTest {

  private static final String HEADER =
      """
      ##fileformat=VCFv4.2
      ##FORMAT=<ID=ES,Number=A,Type=Float,Description="Effect size estimate relative to the alternative allele">
      ##SAMPLE=<ID=A,TotalVariants=9,TotalControls=400,TotalCases=100,StudyType=CaseControl>
      ##trait=<ID=B,Description="Body mass, index",TotalSamples=7000,Population="European">
      #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\tB
      """;

  @TempDir Path folder;

  private Path file(String... records) throws IOException {
    String lines = String.join("\n", records).replace(' ', '\t');
    return Files.writeString(folder.resolve("x.vcf"), HEADER + lines + "\n");
  }

  private static String read(Path file, String sample) {
    StringBuilder all = new StringBuilder();
    try (VcfLines in = VcfLines.open(file, sample)) {
      assertEquals("#CHROM\tPOS\tID\tREF\tALT\tFILTER\tES\tSE\tLP\tAF\tSS\tNC\tEZ\tSI", in.next());
      for (String line = in.next(); line != null; line = in.next()) {
        assertNull(in.fault());
        all.append(in.line()).append(' ').append(line.replace('\t', ' ')).append('\n');
      }
    }
    return all.toString();
  }

  /** Values at the end may be left out; totals of the header stand for sizes that are missing. */
  @Test
  void keysBecomeColumns() throws IOException {
    Path file =
        file(
            "1 49298 rs1;rs2 T C . PASS AF=0.6 ES:SE:LP:AF:SS:EZ:SI:NC:ID 0.1:0.2:0.3:0.4:50:0.5:0.9:10:own -0.1:0.2:300",
            "1 91536 . GTC G . . RSID=rs6702460;X NS:ES:SE:ID 60:1e-3:2E-3:own 70:.:0.1:.");
    assertTrue(VcfLines.isVcf(file));
    assertEquals(List.of("A", "B"), VcfLines.samples(file));
    assertEquals(
        """
        6 1 49298 rs1 T C PASS 0.1 0.2 0.3 0.4 50 10 0.5 0.9
        7 1 91536 own GTC G . 1e-3 2E-3 . . 60 . . .
        """,
        read(file, "A"));
    assertEquals(
        """
        6 1 49298 rs1 T C PASS -0.1 0.2 300 . 7000 . . .
        7 1 91536 rs6702460 GTC G . . 0.1 . . 70 . . .
        """,
        read(file, "B"));
  }

  @Test
  void eachAlternateAlleleHasALine() throws IOException {
    Path file =
        file(
            "1 5 rs1 T C,*,A . PASS . ES:SE:AF:SS 0.1,9,-0.2:0.3,9,0.4:.:50 0.1,2,3:1,2,3:.,.,0.7:.");
    assertEquals(
        """
        6 1 5 rs1 T C PASS 0.1 0.3 . . 50 . . .
        6 1 5 rs1 T A PASS -0.2 0.4 . . 50 . . .
        """,
        read(file, "A"));
    assertEquals(
        """
        6 1 5 rs1 T C PASS 0.1 1 . . 7000 . . .
        6 1 5 rs1 T A PASS 3 3 . 0.7 7000 . . .
        """,
        read(file, "B"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "1 5 rs1 T C . PASS . ES:SE 1:2 => has 10 columns, the header 11",
        "1 5 rs1 T C . PASS . ES:SE 1:2:3 1:2 => has 3 values for 2 keys",
        "1 5 rs1 T C . PASS . GT:AD 0/1:9 0/1:9 => has no results: its FORMAT is 'GT:AD', without ES",
        "1 5 rs1 T C,A . PASS . ES:SE 1:2 1:2 => ES has 1 values for 2 alternate alleles",
        "1 5 rs1 T C . PASS . ES:SE 1,2:2 1:2 => ES has 2 values for 1 alternate alleles",
        "1 5 rs1 T . . PASS . ES:SE 1:2 1:2 => has no alternate allele"
      })
  void recordsThatDoNotKeepToTheFormatHaveAFault(String record, String fault) throws IOException {
    Path file = file(record, "1 6 rs2 T C . PASS . ES:SE 1:2 1:2");
    try (VcfLines in = VcfLines.open(file, "A")) {
      in.next();
      in.next();
      assertEquals(fault, in.fault());
      assertEquals(6, in.line());
      assertEquals("1\t6\trs2\tT\tC\tPASS\t1\t2\t.\t.\t500\t.\t.\t.", in.next());
      assertNull(in.fault());
      assertNull(in.next());
    }
  }

  @Test
  void filesThatAreNoGwasVcfAreRefused() throws IOException {
    Path file = file();
    assertEquals(
        file
            + " has several studies: A, B; scan it alone, or name one of them in the column sample of a table of cohorts",
        fault(file, ""));
    assertEquals(
        "no study 'C' in %s; did you mean 'A'? Studies: A, B".formatted(file), fault(file, "C"));
    Path none = Files.writeString(folder.resolve("none.vcf"), "##fileformat=VCFv4.2\n##x\n");
    assertEquals(
        none + ", line 2: a VCF file needs a line that begins with #CHROM after its header",
        fault(none, ""));
    Path sites =
        Files.writeString(
            folder.resolve("sites.vcf"),
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
    assertEquals(
        sites
            + ", line 2: has no results of a study; GWAS-VCF has a column for each study after FORMAT",
        fault(sites, ""));
    assertFalse(VcfLines.isVcf(folder.resolve("absent.vcf")));
    assertFalse(VcfLines.isVcf(Files.writeString(folder.resolve("t.tsv"), "snp\tp\n")));
  }

  private static String fault(Path file, String sample) {
    return assertThrows(MetaException.class, () -> VcfLines.open(file, sample).close())
        .getMessage();
  }
}

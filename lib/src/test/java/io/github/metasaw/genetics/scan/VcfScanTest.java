package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortSheet;
import io.github.metasaw.genetics.result.LeadVariants;
import io.github.metasaw.genetics.snp.ScanCount;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** A scan of GWAS-VCF is that of the same numbers in other files. */
class VcfScanTest {

  private static final int SITES = 300;
  private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT";

  @TempDir Path folder;

  private final StringBuilder vcf = new StringBuilder("##fileformat=VCFv4.2\n");
  private final StringBuilder a = new StringBuilder("chr pos snp ea oa beta se eaf n\n");
  private final StringBuilder b = new StringBuilder(a);

  private static double beta(int i, int study) {
    return 0.2 * Math.sin(3 * i + study) + (i == 40 ? 2 : 0);
  }

  /** Every tenth site has two alternate alleles; at every seventh the second study has none. */
  @BeforeEach
  void write() {
    vcf.append(COLUMNS).append("\tA\tB\n");
    for (int i = 0; i < SITES; i++) {
      String place = "%d\t%d\trs%d".formatted(1 + i / 100, 1000 + 10 * i, i);
      boolean isTwo = i % 10 == 0;
      String alternate = isTwo ? "C,T" : "C";
      vcf.append(place).append("\tA\t").append(alternate).append("\t.\tPASS\t.\tES:SE:AF:SS");
      for (int study = 0; study < 2; study++) {
        vcf.append('\t');
        boolean isMissing = study == 1 && i % 7 == 0;
        String second = isTwo ? number(-beta(i, study)) : "";
        vcf.append(isMissing ? "." : pair(number(beta(i, study)), second))
            .append(':')
            .append(pair(number(0.1 + 0.01 * (i % 5)), isTwo ? "0.2" : ""))
            .append(':')
            .append(pair("0.3", isTwo ? "0.1" : ""))
            .append(":1000");
        StringBuilder table = study == 0 ? a : b;
        if (!isMissing) {
          line(table, place, "C", number(beta(i, study)), number(0.1 + 0.01 * (i % 5)), "0.3");
          if (isTwo) {
            line(table, place, "T", second, "0.2", "0.1");
          }
        }
      }
      vcf.append('\n');
    }
  }

  private static String pair(String first, String second) {
    return second.isEmpty() ? first : first + "," + second;
  }

  private static void line(
      StringBuilder table, String place, String effect, String beta, String se, String eaf) {
    table.append(place.replace('\t', ' ')).append(' ').append(effect).append(" A ");
    table.append(beta).append(' ').append(se).append(' ').append(eaf).append(" 1000\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private Path write(String name, CharSequence text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String tables() throws IOException {
    return Meta.scan(List.of(Cohort.of(write("A.txt", a)), Cohort.of(write("B.txt", b))))
        .toTable()
        .write()
        .toString("csv");
  }

  /** Both studies of one file, plain, gz and in blocks; two files with a study each. */
  @Test
  void aFileOfStudiesIsScannedAsTables() throws IOException {
    String expected = tables();
    assertEquals(expected, Meta.scan(write("two.vcf", vcf)).toTable().write().toString("csv"));
    byte[] bytes = vcf.toString().getBytes(StandardCharsets.UTF_8);
    Path gz = folder.resolve("two.vcf.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(bytes);
    }
    assertEquals(expected, Meta.scan(gz).toTable().write().toString("csv"));
    Path bgz = folder.resolve("two.vcf.bgz");
    try (OutputStream out = new BlockCompressedOutputStream(bgz.toFile())) {
      out.write(bytes);
    }
    assertEquals(expected, Meta.scan(bgz).toTable().write().toString("csv"));
    write("sheet.csv", "cohort,file,sample\nA,two.vcf,A\nB,two.vcf.bgz,B\n");
    assertEquals(
        expected,
        Meta.scan(CohortSheet.read(folder.resolve("sheet.csv"))).toTable().write().toString("csv"));
  }

  @Test
  void oneStudyIsCalledAsItsFile() throws IOException {
    Path one = write("EUR.vcf", vcf.toString().replaceAll("(?m)^([^#].*|#CHROM.*)\t[^\t]*$", "$1"));
    assertEquals(List.of("EUR"), Meta.scan(one).toMemory().studies());
    ScanReport report = Meta.scan(List.of(Cohort.of(one), Cohort.of(write("B.txt", b)))).toMemory();
    Table expected =
        Meta.scan(List.of(Cohort.of("EUR", write("A.txt", a)), Cohort.of(write("B.txt", b))))
            .toTable();
    assertEquals(
        expected.write().toString("csv"), report.results().table().write().toString("csv"));
    assertTrue(report.cohorts().toString().contains("SAMPLE_SIZE".toLowerCase(Locale.ROOT)));
  }

  /** A fault is told with its study, file and line; what did not pass a filter is counted. */
  @Test
  void badRecordsAreLeftOutAndTold() throws IOException {
    String text =
        vcf
            + "9\t5\trs1\tA\tC\t.\tPASS\t.\tES:SE\tabc:0.1\t0.1:0.1\n"
            + "9\t6\trs2\tA\tC\t.\tlow\t.\tES:SE\t0.1:0.1\t0.1:0.1\n"
            + "9\t7\trs3\tA\tC\t.\tPASS\t.\tES:SE\t0.1:0.1\n"
            + "9\tx\trs4\tA\tC\t.\tPASS\t.\tES:SE\t0.1:0.1\t0.1:0.1\n";
    ScanReport report = Meta.scan(write("bad.vcf", text)).toMemory();
    assertEquals(2, report.count(ScanCount.NOT_PASSED));
    assertEquals(
        List.of(
            "A (bad.vcf), line 303: ES must be a number, but holds 'abc' (rs1)",
            "A (bad.vcf), line 305: has 10 columns, the header 11",
            "A (bad.vcf), line 306: POS must be a number, but holds 'x'",
            "B (bad.vcf), line 305: has 10 columns, the header 11",
            "B (bad.vcf), line 306: POS must be a number, but holds 'x'"),
        report.badLines().stream().map(Object::toString).sorted().toList());
    assertThrows(
        MetaException.class,
        () -> Meta.scan(folder.resolve("bad.vcf")).withBadLines(BadLinePolicy.FAIL).toMemory());
  }

  @Test
  void aStudyMustBeNamedAmongSeveral() throws IOException {
    Path two = write("two.vcf", vcf);
    assertEquals(
        two
            + " has several studies: A, B; scan it alone, or name one of them in the column sample of a table of cohorts",
        fault(Cohort.of(two)));
    assertEquals(
        "no study 'C' in %s; did you mean 'A'? Studies: A, B".formatted(two),
        fault(Cohort.of(two).withSample("C")));
    Path table = write("A.txt", a);
    assertEquals(
        "a sample such as 'C' is a study of a GWAS-VCF file, but " + table + " is not one",
        fault(Cohort.of(table).withSample("C")));
  }

  /** Figures and lead variants are of results, which a file to scan does not have. */
  @Test
  void aFileToScanIsNotOneOfResults() throws IOException {
    Path two = write("two.vcf", vcf);
    assertEquals(
        two + " is a VCF file: scan it, and use the results of the scan",
        assertThrows(MetaException.class, () -> LeadVariants.of(ScanResults.of(two), "p", 5e-8, 1))
            .getMessage());
  }

  private static String fault(Cohort cohort) {
    return assertThrows(MetaException.class, () -> Meta.scan(List.of(cohort)).toMemory())
        .getMessage();
  }

  /** Records out of order are sorted on disk, as lines of other files are. */
  @Test
  void recordsOutOfOrderAreSorted() throws IOException {
    String[] lines = vcf.toString().split("\n");
    StringBuilder turned = new StringBuilder(lines[0] + "\n" + lines[1] + "\n");
    for (int i = lines.length - 1; i > 1; i--) {
      turned.append(lines[i]).append('\n');
    }
    assertEquals(
        Meta.scan(write("two.vcf", vcf)).toTable().write().toString("csv"),
        Meta.scan(write("turned.vcf", turned)).toTable().write().toString("csv"));
  }
}

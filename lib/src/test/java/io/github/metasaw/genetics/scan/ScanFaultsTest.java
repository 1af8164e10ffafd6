package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Tables of SNPs as they are met with: cells, columns and lines at fault. */
class ScanFaultsTest {

  @TempDir Path folder;

  private SnpScan scan(String text) throws IOException {
    return SnpScan.of(ScanFiles.write(folder, "in.tsv", text.replace(' ', '\t')));
  }

  private static List<SnpResult> results(SnpScan scan) {
    List<SnpResult> results = new ArrayList<>();
    scan.forEach(results::add);
    return results;
  }

  /** What is wrong with one study leaves the others: 0.1 and 0.15, both 0.05. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".2 0",
        ".2 inf",
        ".2 Inf",
        ".2 Infinity",
        "-nan -nan",
        "NA NA",
        "-9 -9",
        "-9 -9.0",
        "#DIV/0! .05",
        ".2 #DIV/0!",
        ".2 NA",
        "Infinity .05",
        "1e999 .05",
        "nan .05",
        "x .05",
        ".2 -.05",
        ".2 1e-200",
        ".2 1e200",
        "0.2d .05",
        "0x1p-2 .05",
        "1f .05",
        "NaN .05",
        ".2 0.05f",
        "1e .05",
        "1e+ .05",
        ". .05",
        "- .05",
        "1.2.3 .05",
        "1_000 .05",
        ".2 <NA>",
        "None None"
      })
  void oneStudyIsLeftOut(String cells) throws IOException {
    String text = "SNP EA NEA beta_A se_A beta_B se_B beta_C se_C\nrs1 A G " + cells;
    SnpResult r = results(scan(text + " .10 .05 .15 .05\n")).get(0);
    assertEquals(2, r.k());
    assertEquals(.125, r.tests().beta(), 1e-15);
    assertEquals(.05 / Math.sqrt(2), r.tests().se(), 1e-15);
    assertEquals("?++", r.direction().replace("+++", "?++")); // an SE that is missing has a sign
  }

  @Test
  void cellsAreNamed() throws IOException {
    ScanReport report =
        scan("SNP beta_A se_A beta_B se_B\nrs1 .1 0 .2 .1\nrs2 y 0 z 1\n").toMemory();
    assertEquals(1, report.count("bad_cells"));
    assertEquals(1, report.count("bad_lines"));
    assertEquals(
        List.of(
            "line 2: se_A must be positive, but holds '0'",
            "line 3: beta_A must be a number, but holds 'y'"),
        report.badLines().stream().map(BadLine::toString).toList());
    SnpScan strict = scan("SNP beta_A se_A beta_B se_B\nrs1 .1 0 .2 .1\n");
    assertThrows(MetaException.class, () -> strict.withBadLines(BadLinePolicy.FAIL).toMemory());
  }

  /** A frequency serves palindromes only. */
  @ParameterizedTest
  @CsvSource({"A, G, -9, 2", "A, G, 7, 2", "A, G, x, 2", "A, T, -9, 2", "A, T, 7, 1", "A, T, x, 1"})
  void frequenciesThatAreNotNeeded(String ea, String nea, String eaf, int k) throws IOException {
    String text =
        "SNP study EA NEA EAF beta se\nrs1 X %1$s %2$s .3 .1 .1\nrs1 Y %1$s %2$s %3$s .1 .1\n";
    SnpScan scan = scan(text.formatted(ea, nea, eaf)).withStudies(List.of("X", "Y"));
    assertEquals(k, results(scan).get(0).k());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "0.1",
        ".5",
        "5.",
        "+3",
        "-1.5e-3",
        "1E5",
        "123456789012345",
        "0.1234567890123456789",
        "1e22",
        "1e23",
        "1e-22",
        "4.9e-324",
        "1.7976931348623157e308",
        "9007199254740993",
        "00012.5000",
        "2.2250738585072014E-308",
        "1e-400",
        "1e400"
      })
  void numbersAreTheNearest(String cell) {
    assertEquals(Double.parseDouble(cell), SnpNumber.parse(cell), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "-",
        ".",
        "e5",
        "1e",
        "1e+",
        "1d",
        "1f",
        "0x1p-2",
        "NaN",
        "Infinity",
        "inf",
        "1,5",
        "1 ",
        " 1",
        "--1",
        "1.2.3",
        "\u0661"
      })
  void otherThingsAreNoNumbers(String cell) {
    assertTrue(Double.isNaN(SnpNumber.parse(cell)), cell);
  }

  /** 0.2 and 0.1 with standard errors 0.06 and 0.05: by hand 0.14098 (0.03841). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta",
        "META",
        "all",
        "ALL",
        "combined",
        "pooled",
        "fixed",
        "random",
        "meta_hq",
        "FE",
        "RE2",
        "fixed_effects",
        "meta-analysis",
        "overall",
        "trans_ancestry_meta",
        "IVW",
        "Total"
      })
  void aSummaryIsNoStudy(String name) throws IOException {
    String text =
        "SNP beta_AFR se_AFR beta_EUR se_EUR beta_%1$s se_%1$s\nrs1 .2 .06 .1 .05 .15 .04\n";
    SnpScan scan = scan(text.formatted(name));
    ScanReport report = scan.toMemory();
    assertEquals(.140983606557377, report.results().table().doubleColumn("beta").get(0), 1e-12);
    assertEquals(
        1 / Math.sqrt(1 / .0036 + 1 / .0025),
        report.results().table().doubleColumn("se").get(0),
        1e-12);
    assertEquals(List.of("AFR", "EUR"), report.studies());
    assertEquals(List.of(name), report.summaries());
    assertTrue(report.checks().stringColumn("message").get(0).contains("AFR, EUR"));
    assertEquals(3, results(scan.withStudies(List.of("AFR", "EUR", name))).get(0).k());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EUR_meta",
        "METABOL",
        "UKB_all",
        "Allen",
        "METSIM",
        "FinnGen",
        "random_walk_cohort"
      })
  void aStudyIsNoSummary(String name) throws IOException {
    String text = "SNP beta_AFR se_AFR beta_%1$s se_%1$s\nrs1 .2 .06 .1 .05\n";
    assertEquals(List.of("AFR", name), scan(text.formatted(name)).toMemory().studies());
  }

  @Test
  void aSummaryAloneIsTaken() throws IOException {
    assertEquals(List.of("meta"), scan("SNP beta_meta se_meta\nrs1 .2 .06\n").toMemory().studies());
  }

  /** z of 56.6, 113.1 and 84.9; -log10 p by the asymptotic series of the normal tail. */
  @Test
  void smallPValuesInMemoryAreDrawnAsInAFile() throws IOException {
    String text =
        "SNP chr pos beta_A se_A beta_B se_B\nlow 1 1 2 .05 2 .05\nhigh 1 9000000 4 .05 4 .05\nmid 2 5 3 .05 3 .05\nnull 2 900 .01 .05 .02 .05\n";
    ScanReport report = scan(text).toMemory();
    scan(text).toFile(folder.resolve("out.tsv"));
    Table fromFile = ScanResults.of(folder.resolve("out.tsv")).table();
    for (ScanResults results :
        List.of(
            report.results(),
            ScanResults.of(folder.resolve("out.tsv")),
            ScanResults.of(fromFile))) {
      for (String column : List.of("p", "p_random", "p_Z2")) {
        ManhattanData.Point high =
            ManhattanData.of(results, column).points().stream()
                .filter(p -> p.snp().equals("high"))
                .findFirst()
                .orElseThrow();
        assertEquals(column.equals("p_Z2") ? 2779.3 : 2781.64, high.value(), .3);
      }
      List<QqData.Point> qq = QqData.of(results, "p").points();
      assertEquals(minusLog10(80 * Math.sqrt(2)), qq.get(qq.size() - 1).observed(), .01);
    }
    assertEquals(3, report.count("p_underflow"));
    assertTrue(report.checks().stringColumn("check").contains("p_underflow"));
  }

  /** -log10 of 2 phi(z) / z (1 - 1/z^2 + 3/z^4). */
  private static double minusLog10(double z) {
    double series = 1 - 1 / (z * z) + 3 / Math.pow(z, 4);
    return (z * z / 2 - Math.log(2 * series / (z * Math.sqrt(2 * Math.PI)))) / Math.log(10);
  }

  @Test
  void valuesOfZeroWithoutAStatisticAreTold() {
    Table other = Table.read().csv(new java.io.StringReader("SNP,chr,pos,p\na,1,1,0\nb,1,2,.5\n"));
    assertEquals(
        "-log10 p (1 of p = 0 at 323.3)", ManhattanData.of(ScanResults.of(other), "p").quantity());
    other.addColumns(DoubleColumn.create("beta", 3, .1), DoubleColumn.create("se", .05, .1));
    ManhattanData data = ManhattanData.of(ScanResults.of(other), "p");
    assertEquals("-log10 p", data.quantity());
    assertEquals(minusLog10(60), data.points().get(0).value(), 1e-6);
  }

  @Test
  void turnedPalindromesAreTold() throws IOException {
    String text =
        "SNP study EA NEA EAF beta se\nrs1 EUR A T .2 .2 .05\nrs1 AFR A T .8 .2 .05\n"
            + "rs2 EUR A G .2 .2 .05\nrs2 AFR T C .8 .2 .05\n";
    ScanReport report = scan(text).withStudies(List.of("EUR", "AFR")).toMemory();
    assertEquals(0, report.results().table().doubleColumn("beta").get(0), 1e-15);
    assertEquals(1, report.count("palindrome_turned"));
    assertTrue(report.checks().stringColumn("check").contains("palindrome_turned"));
    SnpScan kept =
        scan(text).withStudies(List.of("EUR", "AFR")).withPalindromes(PalindromePolicy.KEEP);
    assertEquals(0, kept.toMemory().count("palindrome_turned"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "@SUM(A1)",
        "+cmd|x",
        "-2+3",
        "rs\u001b[31m",
        "r\u0007s",
        "rs\u202e1",
        "rs\u20661"
      })
  void textThatCouldDoHarmDoesNotComeIntoResults(String id) throws IOException {
    Path out = folder.resolve("out.tsv");
    ScanReport report =
        scan("SNP EA beta_A se_A\n" + id + " A .1 .1\nrs2 - .1 .1\n" + "rs3 " + id + " .1 .1\n")
            .toFile(out);
    assertEquals(2, report.count("bad_lines"));
    assertFalse(ScanFiles.read(out).contains(id));
    assertTrue(report.badLines().toString().chars().noneMatch(c -> c < ' ' || c == '\u202e'));
    assertTrue(ScanFiles.read(out).contains("\nrs2\tNA\tNA\t-\t"));
  }

  /** A line of a gigabyte in a small gz file, and one of megabytes in text. */
  @Test
  void linesWithoutEndAreRefused() throws IOException {
    Path bomb = folder.resolve("bomb.gz");
    try (OutputStream gz = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      gz.write("SNP\tbeta_A\tse_A\nrs1\t.1\t.1\n".getBytes(StandardCharsets.UTF_8));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        gz.write(zeros);
      }
    }
    ScanFiles.refused(
        folder,
        "bomb.gz, line 3: has more than 1,048,576 bytes; is it a table with a line for each SNP?",
        () -> SnpScan.of(bomb).toFile(folder.resolve("out.tsv")));
    Path wide = ScanFiles.write(folder, "wide.tsv", "x".repeat(3 << 20));
    ScanFiles.refused(
        folder,
        "wide.tsv, line 1: has more than 1,048,576 bytes; is it a table with a line for each SNP?",
        () -> SnpScan.of(wide).toMemory());
  }

  @Test
  void linesEndInAnyWay() throws IOException {
    StringBuilder text = new StringBuilder("SNP,beta_A,se_A");
    for (int i = 0; i < 30_000; i++) {
      text.append(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r").append("rs" + i + ",.1,.1");
    }
    List<SnpResult> results =
        results(SnpScan.of(ScanFiles.write(folder, "in.csv", text.toString())));
    assertEquals(30_000, results.size());
    assertEquals("rs29999", results.get(29_999).snp().id());
  }

  @Test
  void filesThatAreNoText() throws IOException {
    Path stata = ScanFiles.write(folder, "x.dta", "<stata_dta><header>");
    ScanFiles.refused(
        folder,
        "x.dta is a file of Stata, not text; write it as tsv, plain or gz",
        () -> SnpScan.of(stata).toMemory());
  }
}

package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.BadLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of columns, and lines that are not as their header says. */
class SnpHeaderTest {

  @TempDir Path folder;

  @Test
  void namesOfOtherPrograms() throws IOException {
    String or =
        "MARKER\tOR_A\tOR_95L_A\tOR_95U_A\tA.or\nrs1\t1.5\t1.2\t1.875\t9\n"
            .replace("\tA.or", "")
            .replace("\t9", "");
    SnpResult[] result = new SnpResult[1];
    SnpScan.of(ScanFiles.write(folder, "or.tsv", or)).forEach(r -> result[0] = r);
    assertEquals(Math.log(1.5), result[0].tests().beta(), 1e-12);
    assertEquals(Math.log(1.875 / 1.2) / 2 / 1.959963984540054, result[0].tests().se(), 1e-12);
    String prefix = "#SNP,EA.effect,EA.stderr,AA.effect,AA.stderr\nrs1,.1,.1,.3,.1\n";
    SnpScan.of(ScanFiles.write(folder, "p.csv", prefix)).forEach(r -> result[0] = r);
    assertEquals(.2, result[0].tests().beta(), 1e-12);
  }

  @Test
  void badLinesAreToldByNumber() throws IOException {
    String[] lines = ScanFiles.wide(1200, '\t').split("\n");
    lines[3] = lines[3].replaceFirst("\tA\tG\t[^\t]*", "\tA\tG\tx");
    lines[700] = "rs699\tonly three\tfields";
    lines[900] = lines[900].replaceFirst("\t[^\t]*$", "\t-0.1");
    Path path = ScanFiles.write(folder, "bad.tsv", String.join("\n", lines) + "\n");
    ScanReport report = SnpScan.of(path).toFile(folder.resolve("out.tsv"));
    assertEquals(1, report.count("bad_lines"));
    assertEquals(2, report.count("bad_cells"));
    assertEquals(1199, report.count("snps"));
    assertEquals(
        List.of(
            "line 4: beta_EA must be a number, but holds 'x'",
            "line 701: has 3 fields, the header 15",
            "line 901: se_NH must be positive, but holds '-0.1'"),
        report.badLines().stream().map(BadLine::toString).toList());
    assertTrue(report.checkList().get(0).message().startsWith("1 lines could not be read"));
    SnpScan strict = SnpScan.of(path).withBadLines(BadLinePolicy.FAIL);
    ScanFiles.refused(
        folder,
        "bad.tsv, line 4: beta_EA must be a number, but holds 'x'",
        () -> strict.toFile(folder.resolve("out2.tsv")));
  }

  @Test
  void headersWithoutWhatIsNeeded() throws IOException {
    Path noId = ScanFiles.write(folder, "h1.tsv", "chr\tbeta_A\tse_A\n");
    ScanFiles.refused(
        folder,
        "no column names the SNP; call it SNP, MarkerName or rsid; Columns: chr, beta_A, se_A",
        () -> SnpScan.of(noId).toTable());
    Path noSe = ScanFiles.write(folder, "h2.tsv", "SNP\tbeta_A\tse_A\tbeta_B\n");
    ScanFiles.refused(
        folder,
        "study 'B' has no standard errors; call the column se or StdErr; Columns: SNP, beta_A, se_A, beta_B",
        () -> SnpScan.of(noSe).toTable());
    Path none = ScanFiles.write(folder, "h3.tsv", "SNP\tbeta\tse\n");
    ScanFiles.refused(
        folder,
        "no estimates of studies; give columns such as beta_EA and se_EA, or a column study with beta and se; Columns: SNP, beta, se",
        () -> SnpScan.of(none).toTable());
    Path other = ScanFiles.write(folder, "h4.tsv", "SNP\tbeta_XX\tse_XX\n");
    ScanFiles.refused(
        folder,
        "no label 'XX' in the distances; did you mean 'EA'? Labels: EA, AA, LA, JA, NH"
            .replace("; did you mean 'EA'? ", "; "),
        () -> SnpScan.of(other).withMantra(Mantra.of(Cdkal1.eightSnps())).toTable());
    Path empty = ScanFiles.write(folder, "h5.tsv", "");
    ScanFiles.refused(folder, "h5.tsv is empty", () -> SnpScan.of(empty).toTable());
    ScanFiles.refused(
        folder, "no file nowhere.tsv", () -> SnpScan.of(folder.resolve("nowhere.tsv")).toTable());
  }

  /** The effect allele A, the other G, its frequency 0.3, the estimate 0.2 and its error 0.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MarkerName Allele1 Allele2 Freq1 Effect StdErr P-value Direction\nrs1 a g .3 .2 .1 .05 +",
        "CHR SNP BP A1 TEST NMISS OR SE L95 U95 STAT P\n1 rs1 9 A ADD 99 1.2214027581601699 .1 1 2 2 .05",
        "#CHROM POS ID REF ALT A1 A1_FREQ TEST OBS_CT BETA SE T_STAT P\n1 9 rs1 A G A .3 ADD 99 .2 .1 2 .05",
        "#CHROM POS ID REF ALT A1 TEST OBS_CT OR LOG(OR)_SE Z_STAT P\n1 9 rs1 G A A ADD 99 1.2214027581601699 .1 2 .05",
        "#CHROM POS ID REF ALT PROVISIONAL_REF? A1 OMITTED A1_FREQ BETA SE\n1 9 rs1 A G Y A G .3 .2 .1",
        "CHR POS MarkerID Allele1 Allele2 AC_Allele2 AF_Allele2 MissingRate BETA SE Tstat var p.value\n1 9 rs1 G A 60 .3 0 .2 .1 2 1 .05",
        "CHROM GENPOS ID ALLELE0 ALLELE1 A1FREQ INFO N TEST BETA SE CHISQ LOG10P EXTRA\n1 9 rs1 G A .3 1 99 ADD .2 .1 4 1.3 NA",
        "chromosome base_pair_location effect_allele other_allele beta odds_ratio standard_error effect_allele_frequency p_value rs_id\n1 9 A G NA 1.2214027581601699 .1 .3 .05 rs1",
        "chromosome base_pair_location effect_allele other_allele odds_ratio ci_lower ci_upper rs_id\n1 9 A G 1.2214027581601699 1.0040115 1.4858640 rs1",
        "#chrom pos ref alt rsids nearest_genes pval mlogp beta sebeta af_alt\n1 9 G A rs1 X .05 1.3 .2 .1 .3",
        "SNP CHR BP GENPOS ALLELE1 ALLELE0 A1FREQ BETA SE P_BOLT_LMM\nrs1 1 9 0.1 A G .3 .2 .1 .05",
        "MARKERNAME EA NEA EAF OR OR_95L OR_95U\nrs1 A G .3 1.2214027581601699 1.0040115 1.4858640"
      })
  void tablesOfOtherPrograms(String table) throws IOException {
    String[] lines = table.split("\n");
    String text = lines[0] + " study\n" + lines[1] + " A\n";
    SnpResult[] result = new SnpResult[1];
    ScanReport report =
        SnpScan.of(ScanFiles.write(folder, "other.txt", text))
            .withStudies(List.of("A", "B"))
            .forEach(r -> result[0] = r);
    assertEquals(List.of(), report.badLines());
    assertEquals("rs1", result[0].snp().id());
    assertEquals("A", result[0].snp().effectAllele());
    boolean isOther = !table.contains("NMISS"); // PLINK 1 has no column of it
    assertEquals(isOther ? "G" : "", result[0].snp().otherAllele());
    assertEquals(.2, result[0].tests().beta(), 1e-12);
    assertEquals(.1, result[0].tests().se(), 1e-6);
  }
}

package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cohorts that share persons, simulated person by person. */
class OverlapCorrectionTest {

  private static final int SNPS = 12_000;

  /** Persons of each cohort; the second begins where half of the first are past. */
  private static final int PERSONS = 200;

  @TempDir Path folder;

  /** Linear regressions of a trait on the numbers of effect alleles, without any association. */
  private Path shared() throws IOException {
    Random random = new Random(8);
    int all = PERSONS * 3 / 2;
    StringBuilder text = new StringBuilder("SNP beta_A se_A beta_B se_B beta_C se_C\n");
    double[] trait = new double[all];
    for (int i = 0; i < SNPS; i++) {
      int[] genotypes = new int[all];
      for (int p = 0; p < all; p++) {
        trait[p] = random.nextGaussian();
        genotypes[p] = random.nextInt(2) + random.nextInt(2);
      }
      double se = 0.1;
      text.append("rs").append(i);
      append(text, trait, genotypes, 0);
      append(text, trait, genotypes, all - PERSONS);
      text.append(String.format(Locale.ROOT, " %.6f %s\n", se * random.nextGaussian(), se));
    }
    return Files.writeString(folder.resolve("shared.txt"), text.toString());
  }

  private static void append(StringBuilder text, double[] trait, int[] genotypes, int from) {
    double[] y = Arrays.copyOfRange(trait, from, from + PERSONS);
    int[] x = Arrays.copyOfRange(genotypes, from, from + PERSONS);
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int p = 0; p < PERSONS; p++) {
      xx += (x[p] - meanX) * (x[p] - meanX);
      xy += (x[p] - meanX) * (y[p] - meanY);
      yy += (y[p] - meanY) * (y[p] - meanY);
    }
    double beta = xy / xx;
    double se = Math.sqrt((yy - beta * xy) / (PERSONS - 2) / xx);
    text.append(String.format(Locale.ROOT, " %.8f %.8f", beta, se));
  }

  /** Mean square of z, 1 where standard errors are right. */
  private static double inflation(SnpScan scan) {
    double[] sum = new double[1];
    scan.forEach(r -> sum[0] += Math.pow(r.tests().beta() / r.tests().se(), 2));
    return sum[0] / SNPS;
  }

  @Test
  void standardErrorsAreRightWherePersonsAreShared() throws IOException {
    SnpScan scan = SnpScan.of(shared()).withStudies(List.of("A", "B"));
    double error = Math.sqrt(2.0 / SNPS);
    double errorOfR = scan.toMemory().overlaps().get(0).error();
    double tolerance = 5 * Math.hypot(error, errorOfR / 1.5);
    assertTrue(tolerance < 0.2);
    // half of each cohort is in the other: the z scores have a correlation of 1/2
    assertEquals(1.5, inflation(scan), 6 * error);
    assertEquals(1, inflation(scan.withOverlapCorrection(true)), tolerance);
    double[] q = new double[1];
    scan.withOverlapCorrection(true).forEach(r -> q[0] += r.tests().Q());
    assertEquals(1, q[0] / SNPS, 5 * Math.hypot(error, errorOfR / 0.5));
  }

  @Test
  void theReportSaysWhatWasCorrected() throws IOException {
    Path shared = shared();
    ScanReport report = SnpScan.of(shared).withOverlapCorrection(true).toMemory();
    List<Check> overlaps =
        report.checkList().stream().filter(c -> c.name().startsWith("overlap")).toList();
    assertEquals(List.of("overlap A B"), overlaps.stream().map(Check::name).toList());
    assertEquals(Check.Status.NOTE, overlaps.get(0).status());
    assertTrue(overlaps.get(0).message().endsWith("take their estimates for correlated so."));
    assertTrue(report.json().contains("\"corrected_for_overlap\": true"), report.json());
    assertEquals(3, report.overlap().rowCount());
    Path whole = folder.resolve("whole.tsv");
    SnpScan.of(shared).withOverlapCorrection(true).toFile(whole);
    assertEquals(
        report.results().table().doubleColumn("se").get(7),
        ScanResults.of(whole).table().doubleColumn("se").get(7),
        1e-7);
  }

  @Test
  void whatCannotBeCorrectedIsRefused() throws IOException {
    Path shared = shared();
    ScanFiles.refused(
        folder,
        "overlapping samples are corrected for in common and random effects, Q, Z^2 and z_n, not in re2: scan without it",
        () ->
            SnpScan.of(shared)
                .withModels(List.of(ScanModel.RE2))
                .withOverlapCorrection(true)
                .toMemory());
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("SNP beta_A se_A beta_B se_B\n");
    for (int i = 0; i < 2000; i++) {
      double z = random.nextGaussian();
      text.append("rs%d %s 1 %s 1\n".formatted(i, z, z));
    }
    Path twice = Files.writeString(folder.resolve("twice.txt"), text.toString());
    ScanFiles.refused(
        folder,
        "the z scores of A and B have a correlation of 1.00 at SNPs without association, too large to be corrected for: leave one of them out",
        () -> SnpScan.of(twice).withOverlapCorrection(true).toMemory());
  }
}

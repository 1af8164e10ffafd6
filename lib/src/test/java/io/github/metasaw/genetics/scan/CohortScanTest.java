package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.SnpRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consortium of five cohorts whose files have the headers of five programs. */
class CohortScanTest {

  @TempDir Path folder;

  /** METAL's rule: weights 1 / se^2, all estimates for the effect allele of the first cohort. */
  @Test
  void fiveHeadersPoolAsOneTable() throws IOException {
    Consortium all = new Consortium(400, 1);
    List<SnpResult> results = new ArrayList<>();
    ScanReport report = SnpScan.of(all.write(folder)).forEach(results::add);
    assertEquals(List.of("metal", "regenie", "saige", "catalog", "plink"), report.studies());
    assertEquals(400, results.size());
    for (int v = 0; v < 400; v++) {
      SnpResult r = results.get(v);
      assertEquals("rs" + v, r.snp().id());
      assertEquals(all.chromosome[v], r.snp().chromosome());
      assertEquals(all.position[v], r.snp().position());
      assertEquals(all.effect[v], r.snp().effectAllele());
      assertEquals(Consortium.K, r.k(), "variant " + v);
      double w = 0;
      double wy = 0;
      for (int i = 0; i < Consortium.K; i++) {
        assertEquals(all.beta[i][v], r.snp().yi()[i], 1e-12);
        assertEquals(all.frequency[i][v], r.snp().frequencies()[i], 1e-12);
        double weight = 1 / (all.se[i][v] * all.se[i][v]);
        w += weight;
        wy += weight * all.beta[i][v];
      }
      assertEquals(wy / w, r.tests().beta(), 1e-9);
      assertEquals(1 / Math.sqrt(w), r.tests().se(), 1e-9);
      assertEquals(1000, r.snp().sizes()[0]);
      assertEquals(1500, r.snp().sizes()[2]);
      assertTrue(Double.isNaN(r.snp().sizes()[3]));
    }
    assertEquals(400, report.count(ScanCount.OTHER_TEST));
    assertEquals(0, report.count(ScanCount.MISMATCH));
    assertEquals(0, report.count(ScanCount.BAD_LINES));
    assertEquals(400, report.count(ScanCount.OTHER_STRAND));
    assertEquals(400, report.count(ScanCount.SWAPPED));
  }

  @Test
  void identifiersJoinWherePositionsAreOfAnotherBuild() throws IOException {
    String header = "SNP\tCHR\tBP\tA1\tA2\tBETA\tSE\n";
    Path a = Files.writeString(folder.resolve("a.txt"), header + "rs1\t1\t10\tA\tG\t.1\t.1\n");
    Path b = Files.writeString(folder.resolve("b.txt"), header + "rs1\t1\t99\tG\tA\t.2\t.1\n");
    List<Cohort> cohorts = List.of(Cohort.of(a), Cohort.of(b));
    List<SnpResult> byPlace = new ArrayList<>();
    SnpScan.of(cohorts).forEach(byPlace::add);
    assertEquals(2, byPlace.size());
    List<SnpResult> byName = new ArrayList<>();
    SnpScan.of(cohorts).withKey(KeyRule.ID).forEach(byName::add);
    assertEquals(1, byName.size());
    assertEquals(-0.05, byName.get(0).tests().beta(), 1e-15);
  }

  /** The same bytes as without a stop, although one file has to be sorted. */
  @Test
  void aStoppedScanGoesOn() throws IOException {
    List<Cohort> cohorts = new Consortium(3000, 2).write(folder);
    Path whole = folder.resolve("whole.tsv");
    SnpScan.of(cohorts).toFile(whole);
    Path out = folder.resolve("out.tsv");
    SnpScan scan = SnpScan.of(cohorts).withThreads(1);
    long[] seen = new long[1];
    SnpScan stopped =
        scan.withListener(
            (snps, fraction) -> {
              seen[0] = snps;
              if (snps > 500) {
                throw new CancellationException("stopped");
              }
            });
    assertThrows(CancellationException.class, () -> stopped.toFile(out));
    assertTrue(seen[0] < 3000);
    ScanReport report = scan.withResume(true).toFile(out);
    assertEquals(Files.readString(whole), Files.readString(out));
    assertEquals(3000, report.count(ScanCount.SNPS));
    assertEquals(3000 * 6L, report.count(ScanCount.LINES));
  }

  @Test
  void resultsDoNotDependOnThreads() throws IOException {
    List<Cohort> cohorts = new Consortium(1500, 3).write(folder);
    Path one = folder.resolve("one.tsv");
    Path three = folder.resolve("three.tsv");
    SnpScan.of(cohorts).withThreads(1).toFile(one);
    SnpScan.of(cohorts).withThreads(3).toFile(three);
    assertEquals(Files.readString(one), Files.readString(three));
  }

  @Test
  void whatCannotServeIsRefusedInASentence() throws IOException {
    Path good =
        Files.writeString(folder.resolve("good.txt"), "SNP CHR BP BETA SE\nrs1 1 1 .1 .1\n");
    Path beta = Files.writeString(folder.resolve("beta.txt"), "SNP CHR BP BETA\nrs1 1 1 .1\n");
    Path place = Files.writeString(folder.resolve("place.txt"), "SNP BETA SE\nrs1 .1 .1\n");
    Path none = Files.writeString(folder.resolve("none.txt"), "SNP CHR BP BETA SE\n");
    Path again = Files.createDirectory(folder.resolve("x")).resolve("good.txt");
    Files.copy(good, again);
    refused(
        "beta.txt has no standard errors; call the column se or StdErr; Columns: SNP, CHR, BP, BETA",
        good,
        beta);
    refused(
        "no line of place.txt can be used; the first: place, line 2: has no chromosome and position: rs1",
        good,
        place);
    refused("none.txt has no variants below its header", good, none);
    refused(
        "two cohorts are called 'good'; give each file a name in a table with the columns cohort and file",
        good,
        again);
    refused("no file missing.txt", good, folder.resolve("missing.txt"));
    ScanFiles.refused(
        folder,
        "a scan of cohorts needs the file of one at least",
        () -> SnpScan.of(List.<Cohort>of()));
    ScanFiles.refused(
        folder,
        "results would take the place of good.txt: name another file than 'good.txt'",
        () -> SnpScan.of(List.of(Cohort.of(good))).withOverwrite(true).toFile(good));
  }

  private void refused(String message, Path... files) {
    List<Cohort> cohorts = List.of(files).stream().map(Cohort::of).toList();
    ScanFiles.refused(folder, message, () -> SnpScan.of(cohorts).forEach(r -> {}));
  }

  @Test
  void aBadCellDropsOneCohortAndADuplicateIsCounted() throws IOException {
    String header = "SNP CHR BP A1 A2 BETA SE\n";
    Path a =
        Files.writeString(
            folder.resolve("a.txt"), header + "rs1 1 1 A G .1 .1\nrs2 1 2 A G .1 .1\n");
    Path b =
        Files.writeString(
            folder.resolve("b.txt"),
            header
                + "rs1 1 1 A G .3 0\nrs2 1 2 A G .3 .1\nrs2 1 2 A G .9 .1\nrs3 1 2 A C .4 .1\nrs4 1 x A C 1 1\n");
    List<SnpResult> results = new ArrayList<>();
    ScanReport report = SnpScan.of(List.of(Cohort.of(a), Cohort.of(b))).forEach(results::add);
    assertEquals(3, results.size());
    assertEquals(1, results.get(0).k());
    assertEquals(0.2, results.get(1).tests().beta(), 1e-15);
    assertEquals(0.4, results.get(2).tests().beta(), 1e-15);
    assertEquals(1, report.count(ScanCount.DUPLICATES));
    assertEquals(1, report.count(ScanCount.OTHER_ALLELES));
    assertEquals(1, report.count(ScanCount.BAD_CELLS));
    assertEquals(1, report.count(ScanCount.BAD_LINES));
    List<String> bad = report.badLines().stream().map(Object::toString).sorted().toList();
    assertEquals(
        List.of(
            "b, line 2: SE must be positive, but holds '0' (rs1)",
            "b, line 6: BP must be a number, but holds 'x'"),
        bad);
  }

  /** A sample-size scheme's input: z and n, and p values that no double holds. */
  @Test
  void statisticsAreConverted() throws IOException {
    Path z =
        Files.writeString(
            folder.resolve("z.sumstats"),
            "SNP\tCHR\tBP\tA1\tA2\tN\tZ\nrs1\t1\t1\tA\tG\t10000\t-5\n");
    Path p =
        Files.writeString(
            folder.resolve("p.txt"), "rsid chrom pos alt ref beta mlogp\nrs1 1 1 G A 2 1389.02\n");
    List<SnpResult> results = new ArrayList<>();
    SnpScan.of(List.of(Cohort.of(z), Cohort.of(p))).forEach(results::add);
    double[] yi = results.get(0).snp().yi();
    double[] sei = results.get(0).snp().sei();
    assertEquals(-5, yi[0] / sei[0], 1e-12);
    assertEquals(1 / Math.sqrt(10_025), sei[0], 1e-15);
    assertEquals(-2, yi[1]);
    assertEquals(-2 / sei[1], -79.9, 0.05);
  }

  @Test
  void sortingOnDiskIsTheSameAsSorted() throws IOException {
    StringBuilder sorted = new StringBuilder("SNP CHR BP BETA SE\n");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String line = "rs%d %d %d 0.%d 0.1%n".formatted(i, 1 + i / 1000, i, 1 + i % 9);
      sorted.append(line);
      lines.add(line);
    }
    java.util.Collections.shuffle(lines, new Random(5));
    Path a = Files.writeString(folder.resolve("a.txt"), sorted);
    Path b =
        Files.writeString(folder.resolve("b.txt"), "SNP CHR BP BETA SE\n" + String.join("", lines));
    List<SnpResult> results = new ArrayList<>();
    SnpScan.of(List.of(Cohort.of(a), Cohort.of(b))).forEach(results::add);
    assertEquals(5000, results.size());
    assertTrue(results.stream().allMatch(r -> r.k() == 2 && r.snp().yi()[0] == r.snp().yi()[1]));
  }

  /** Lines in order but for the last, which is the first. */
  private List<Cohort> unsortedAtTheEnd(boolean isSorted) throws IOException {
    StringBuilder a = new StringBuilder("SNP CHR BP A1 A2 BETA SE N\n");
    StringBuilder b = new StringBuilder(a);
    String first = "rs0 1 1 A G 0.3 0.1 200\n";
    a.append(first).append("rs1 1 10 x\n");
    b.append(isSorted ? first : "");
    for (int i = 1; i < 6000; i++) {
      String line = "rs%d 1 %d A G 0.%d 0.1 %s\n".formatted(i, 10 * i, 1 + i % 9, i % 7 * 10);
      a.append(line).append(i % 1000 == 0 ? line : "");
      b.append(line);
    }
    b.append(isSorted ? "" : first);
    return List.of(
        Cohort.of(Files.writeString(folder.resolve("a.txt"), a)),
        Cohort.of(Files.writeString(folder.resolve("b.txt"), b)));
  }

  /** Files are read once, as if they were in order; where one is not, all begins anew. */
  @Test
  void aFileThatProvesNotToBeInOrderIsSorted() throws IOException {
    Path sorted = folder.resolve("sorted.tsv");
    Path out = folder.resolve("out.tsv");
    SnpScan.of(unsortedAtTheEnd(true)).toFile(sorted);
    SnpScan scan = SnpScan.of(unsortedAtTheEnd(false));
    ScanReport report = scan.toFile(out);
    assertEquals(Files.readString(sorted), Files.readString(out));
    assertEquals(scan.forEach(result -> {}).studyReports(), report.studyReports());
    assertEquals(6000, scan.toTable().rowCount());
  }

  /** What was written before the order was seen to be wrong is not gone on with. */
  @Test
  void aScanThatStoppedBeforeItSawTheOrderBeginsAnew() throws IOException {
    Path sorted = folder.resolve("sorted.tsv");
    SnpScan.of(unsortedAtTheEnd(true)).toFile(sorted);
    Path out = folder.resolve("out.tsv");
    SnpScan scan = SnpScan.of(unsortedAtTheEnd(false)).withThreads(1);
    SnpScan stopped =
        scan.withListener(
            (snps, fraction) -> {
              throw new CancellationException("stopped");
            });
    assertThrows(CancellationException.class, () -> stopped.toFile(out));
    assertTrue(Files.size(folder.resolve("out.tsv.part")) > 1000);
    scan.withResume(true).toFile(out);
    assertEquals(Files.readString(sorted), Files.readString(out));
  }

  /** One pass tells of each cohort what a pass of its own would. */
  @Test
  void oneReadingTellsWhatASurveyTells() throws IOException {
    List<Cohort> cohorts = unsortedAtTheEnd(true);
    ScanReport once = SnpScan.of(cohorts).toFile(folder.resolve("out.tsv"));
    ScanReport surveyed = SnpScan.of(cohorts).forEach(result -> {});
    assertEquals(surveyed.studyReports(), once.studyReports());
    assertEquals(surveyed.badLines(), once.badLines());
    assertEquals(200, once.studyReports().get(1).summary().sampleSize());
    assertTrue(surveyed.count(ScanCount.DUPLICATES) > 0);
  }

  @Test
  void aColumnThatNoFileHasIsRefused() throws IOException {
    List<Cohort> cohorts = new Consortium(50, 3).write(folder);
    SnpScan scan = SnpScan.of(cohorts).withColumn(SnpRole.BETA, "Efect");
    String message =
        assertThrows(MetaException.class, () -> scan.forEach(result -> {})).getMessage();
    assertTrue(message.startsWith("no column 'Efect' in any file; did you mean '"), message);
  }
}

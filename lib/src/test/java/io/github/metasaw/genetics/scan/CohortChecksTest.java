package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortFilter;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.ScanCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors planted in the files of cohorts are named with the cohort and the SNP. */
class CohortChecksTest {

  private static final String HEADER = "SNP CHR BP A1 A2 FREQ BETA SE N INFO\n";
  private static final int VARIANTS = 500;

  @TempDir Path folder;

  private final List<String> names = new ArrayList<>();

  /** A clean cohort, its lines apart; {@code inflation} multiplies its estimates. */
  private static List<String> lines(int seed, double inflation) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < VARIANTS; v++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "rs%d 1 %d A G %.3f %.6f 0.05 1000 0.9",
              v,
              100 * (v + 1),
              0.1 + 0.3 * v / VARIANTS + 0.01 * random.nextDouble(),
              inflation * 0.05 * random.nextGaussian()));
    }
    return lines;
  }

  private Cohort cohort(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name + ".txt");
    Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
    return Cohort.of(file);
  }

  private ScanReport scan(List<Cohort> cohorts) {
    names.clear();
    ScanReport report = SnpScan.of(cohorts).toMemory();
    report.checkList().stream()
        .filter(c -> c.status() == Check.Status.WARNING)
        .forEach(c -> names.add(c.name()));
    return report;
  }

  @Test
  void aCleanSetRaisesNone() throws IOException {
    scan(List.of(cohort("A", lines(1, 1)), cohort("B", lines(2, 1)), cohort("C", lines(3, 1))));
    assertEquals(List.of(), names);
    scan(new Consortium(1000, 4).write(folder));
    assertEquals(List.of(), names);
  }

  @Test
  void eachPlantedErrorIsNamed() throws IOException {
    List<String> swapped = lines(2, 1);
    swapped.set(7, swapped.get(7).replace("A G", "G A"));
    List<String> broken = lines(3, 1);
    broken.set(20, broken.get(20).replace(" 0.05 1000", " 0 1000"));
    broken.set(40, broken.get(40).replace("A G", "T C"));
    broken.set(50, broken.get(50).replace("A G", "A C"));
    broken.add(31, broken.get(30));
    List<String> build = new ArrayList<>();
    for (String line : lines(4, 1)) {
      String[] cells = line.split(" ", -1);
      cells[2] = Long.toString(Long.parseLong(cells[2]) + 13);
      build.add(String.join(" ", cells));
    }
    ScanReport report =
        scan(
            List.of(
                cohort("clean", lines(1, 1)),
                cohort("swapped", swapped),
                cohort("broken", broken),
                cohort("build", build),
                cohort("inflated", lines(5, 1.5))));
    assertEquals(
        List.of(
            "bad_cells",
            "frequency_differs swapped",
            "bad_cells broken",
            "duplicates broken",
            "other_alleles broken",
            "alone build",
            "lambda inflated"),
        names);
    List<StudyReport> studies = report.studyReports();
    assertEquals("rs7", studies.get(1).first(ScanCount.FREQUENCY_DIFFERS));
    assertEquals("rs20", studies.get(2).first(ScanCount.BAD_CELLS));
    assertEquals("rs30", studies.get(2).first(ScanCount.DUPLICATES));
    assertEquals("rs50", studies.get(2).first(ScanCount.OTHER_ALLELES));
    assertEquals("rs40", studies.get(2).first(ScanCount.OTHER_STRAND));
    assertEquals(VARIANTS, studies.get(3).count(ScanCount.ONE_COHORT));
    String checks = report.checks().printAll();
    assertTrue(checks.contains("the first is rs20"), checks);
    assertTrue(checks.contains("positions those of another build"), checks);
    assertEquals(2.25, report.cohorts().doubleColumn("lambda").get(4), 0.4);
    assertEquals(1000, report.cohorts().doubleColumn("n").get(0));
    assertTrue(report.cohorts().stringColumn("columns").get(0).contains("effect_allele=A1"));
    assertTrue(report.studyTable().printAll().contains("rs50"));
  }

  /** Variances times lambda; a cohort whose lambda is below 1 stays as it is. */
  @Test
  void genomicControl() throws IOException {
    List<Cohort> cohorts = List.of(cohort("a", lines(1, 2)), cohort("b", lines(2, 0.5)));
    List<SnpResult> results = new ArrayList<>();
    ScanReport report = SnpScan.of(cohorts).withGenomicControl(true).forEach(results::add);
    double lambda = report.studyReports().get(0).summary().lambda();
    assertEquals(4, lambda, 0.8);
    double[] z2 = new double[VARIANTS];
    for (int v = 0; v < VARIANTS; v++) {
      double[] sei = results.get(v).snp().sei();
      assertEquals(0.05 * Math.sqrt(lambda), sei[0], 1e-15);
      assertEquals(0.05, sei[1]);
      z2[v] = Math.pow(results.get(v).snp().yi()[0] / 0.05, 2);
    }
    java.util.Arrays.sort(z2);
    double median = (z2[VARIANTS / 2 - 1] + z2[VARIANTS / 2]) / 2;
    assertEquals(median / 0.45493642311957283, lambda, 5e-2);
  }

  @Test
  void filtersLeaveEstimatesOutAndCountThem() throws IOException {
    Cohort a = cohort("a", List.of("rs1 1 1 A G .3 .1 .1 900 .9", "rs2 1 2 A G .3 .1 .1 900 .9"));
    Cohort b = cohort("b", List.of("rs1 1 1 A G .6 .2 .1 90 .2", "rs2 1 2 A G .01 .2 .1 NA NA"));
    List<Cohort> cohorts = List.of(a, b);
    assertEquals(List.of(1, 2), ks(cohorts, CohortFilter.none().withMinInfo(0.3)));
    assertEquals(List.of(1, 2), ks(cohorts, CohortFilter.none().withMinSize(100)));
    assertEquals(List.of(2, 1), ks(cohorts, CohortFilter.none().withMinMaf(0.05)));
    assertEquals(List.of(1, 1), ks(cohorts, CohortFilter.none().withMaxFrequencyGap(0.25)));
    assertEquals(List.of(1, 2), ks(cohorts, CohortFilter.none().withMaxFrequencyGap(0.295)));
    ScanFiles.refused(
        folder,
        "the least info must be 0 or more, not -1",
        () -> CohortFilter.none().withMinInfo(-1));
  }

  private static List<Integer> ks(List<Cohort> cohorts, CohortFilter filter) {
    List<Integer> ks = new ArrayList<>();
    SnpScan.of(cohorts).withFilter(filter).forEach(r -> ks.add(r.k()));
    return ks;
  }

  /**
   * Frequencies decide the strand of A/T variants only where ancestries are the same or unknown.
   */
  @Test
  void palindromesAcrossAncestriesAreNotTurned() throws IOException {
    Cohort a = cohort("a", List.of("rs1 1 1 A T .2 .2 .1 900 1"));
    Cohort b = cohort("b", List.of("rs1 1 1 A T .8 .2 .1 900 1"));
    assertEquals(0, pooled(List.of(a, b)), 1e-15);
    assertEquals(0, pooled(List.of(a.withAncestry("EUR"), b.withAncestry("eur"))), 1e-15);
    assertEquals(0.2, pooled(List.of(a.withAncestry("EUR"), b.withAncestry("AFR"))), 1e-15);
    List<SnpResult> dropped = new ArrayList<>();
    SnpScan.of(List.of(a, b)).withPalindromes(PalindromePolicy.DROP).forEach(dropped::add);
    assertEquals(1, dropped.get(0).k());
  }

  /**
   * Near 1/2, on the other side of it, and beyond doubt; the strand of the others tells how likely.
   */
  @Test
  void palindromesThatAreTakenAsWrittenAreTold() throws IOException {
    List<String> first =
        List.of(
            "rs1 1 1 A T .2 .2 .1 900 1",
            "rs2 1 2 C G .2 .2 .1 900 1",
            "rs3 1 3 C G .2 .2 .1 900 1",
            "rs4 1 4 A G .2 .2 .1 900 1");
    List<String> second =
        List.of(
            "rs1 1 1 T A .2 .2 .1 900 1",
            "rs2 1 2 C G .55 .2 .1 900 1",
            "rs3 1 3 C G .3 .2 .1 900 1");
    Cohort a = cohort("a", first).withAncestry("EUR");
    List<String> plain = new ArrayList<>(second);
    plain.add("rs4 1 4 A G .2 .2 .1 900 1");
    List<String> turned = new ArrayList<>(second);
    turned.add("rs4 1 4 T C .2 .2 .1 900 1");
    String told =
        "2 A/T or C/G variants of b have a frequency near 1/2, or on the other side of it than that of the reference; the first is rs1. They were not turned but taken as they are written, for the ancestries differ. ";
    Check note = doubt(List.of(a, cohort("b", plain).withAncestry("AFR")));
    assertEquals(told + "None of its other variants is on the other strand.", note.message());
    assertEquals(Check.Status.NOTE, note.status());
    Check warning = doubt(List.of(a, cohort("b", turned).withAncestry("AFR")));
    assertEquals(
        told
            + "Of its other variants, 1 are on the other strand, so that some of these may be: compare with palindromes drop.",
        warning.message());
    assertEquals(Check.Status.WARNING, warning.status());
    assertEquals(
        0,
        SnpScan.of(List.of(a, cohort("b", turned).withAncestry("AFR")))
            .withPalindromes(PalindromePolicy.KEEP)
            .toMemory()
            .count(ScanCount.PALINDROME_DOUBTFUL));
    assertEquals(
        0,
        SnpScan.of(List.of(a, cohort("b", turned)))
            .toMemory()
            .count(ScanCount.PALINDROME_DOUBTFUL));
  }

  private static Check doubt(List<Cohort> cohorts) {
    return SnpScan.of(cohorts).toMemory().checkList().stream()
        .filter(check -> check.name().equals("palindrome_doubtful b"))
        .findFirst()
        .orElseThrow();
  }

  private static double pooled(List<Cohort> cohorts) {
    List<SnpResult> results = new ArrayList<>();
    SnpScan.of(cohorts).forEach(results::add);
    return results.get(0).tests().beta();
  }

  @Test
  void settingsOfCohortsAreRefusedForOneTable() throws IOException {
    Path wide = Files.writeString(folder.resolve("w.txt"), "SNP beta_A se_A\nrs1 1 1\n");
    ScanFiles.refused(
        folder,
        "genomic control is for a scan of cohorts with a file each; w.txt is one table",
        () -> SnpScan.of(wide).withGenomicControl(true));
  }
}

package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a scan did.
 *
 * @param counts numbers by the name of each {@link ScanCount}
 * @param studies that were found or named, in the order of the directions
 * @param summaries groups of columns that were left out because their names say that they summarise
 *     studies
 * @param studyReports what was met in each study, in the order of {@code studies}
 * @param badLines the first 100 lines that could not be read, whole or for one study
 * @param seconds that the scan took
 * @param ancestry the axes that effects were regressed on; null without such a regression
 * @param kept the results; null if they were passed to a consumer
 */
public record ScanReport(
    Map<String, Long> counts,
    List<String> studies,
    List<String> summaries,
    List<StudyReport> studyReports,
    List<BadLine> badLines,
    double seconds,
    @Nullable AncestryAxes ancestry,
    @Nullable ScanResults kept) {

  /** Bad lines that are listed; the others are only counted. */
  static final int MAX_LISTED = 100;

  /** Copies the collections. */
  public ScanReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    studies = List.copyOf(studies);
    summaries = List.copyOf(summaries);
    studyReports = List.copyOf(studyReports);
    badLines = List.copyOf(badLines);
  }

  ScanReport withResults(ScanResults results) {
    return new ScanReport(
        counts, studies, summaries, studyReports, badLines, seconds, ancestry, results);
  }

  /**
   * The results, in a file or in memory.
   *
   * @return the results
   * @throws MetaException if they were passed to a consumer and not kept
   */
  public ScanResults results() {
    if (kept == null) {
      throw MetaException.of("this scan handed its results over and kept none");
    }
    return kept;
  }

  /**
   * One of the counts.
   *
   * @param what was counted
   * @return how many
   */
  public long count(ScanCount what) {
    return count(what.id());
  }

  /**
   * A count by its name.
   *
   * @param name as {@link ScanCount#id} gives it: {@code snps}, {@code bad_lines}
   * @return how many; 0 if there is no such name
   */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /**
   * All counts.
   *
   * @return what, count: one row per count
   */
  public Table table() {
    StringColumn what = StringColumn.create("what");
    LongColumn count = LongColumn.create("count");
    counts.forEach(
        (name, number) -> {
          what.append(name);
          count.append(number);
        });
    return Table.create("scan", what, count);
  }

  /**
   * What was counted in each study.
   *
   * @return study, what, count, first: one row per study and count that is not 0, with the first
   *     SNP where it was met
   */
  public Table studyTable() {
    StringColumn study = StringColumn.create("study");
    StringColumn what = StringColumn.create("what");
    LongColumn count = LongColumn.create("count");
    StringColumn first = StringColumn.create("first");
    for (StudyReport report : studyReports) {
      report
          .counts()
          .forEach(
              (name, number) -> {
                study.append(report.study());
                what.append(name);
                count.append(number);
                first.append(report.first().getOrDefault(name, ""));
              });
    }
    return Table.create("studies", study, what, count, first);
  }

  /**
   * The files of cohorts.
   *
   * @return study, variants, lambda, n, sorted, columns: one row per cohort; none for a scan of one
   *     table
   */
  public Table cohorts() {
    return StudyChecks.cohorts(studyReports);
  }

  /**
   * {@link #checkList} as a table.
   *
   * @return check, status, value, message: one row per check
   */
  public Table checks() {
    return Checks.table(checkList());
  }

  /**
   * Remarks on what was read and tested.
   *
   * @return checks, those on lines first
   */
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>();
    addUnread(checks);
    addAlleles(checks);
    addSnps(checks);
    addUnderflow(checks);
    checks.addAll(StudyChecks.of(studyReports));
    addStudies(checks);
    return List.copyOf(checks);
  }

  private void addUnread(List<Check> checks) {
    warn(
        checks,
        ScanCount.BAD_LINES,
        "lines could not be read and were left out" + first(true) + ".");
    warn(
        checks,
        ScanCount.BAD_CELLS,
        "times the values of a study could not be read, and the study was left out at that SNP"
            + first(false)
            + ".");
  }

  private void addAlleles(List<Check> checks) {
    warn(
        checks,
        ScanCount.MISMATCH,
        "times a study had other alleles than the reference, and was dropped"
            + " at that SNP: are position and build the same everywhere?");
    warn(
        checks,
        ScanCount.PALINDROME_DROPPED,
        "times a study was dropped at an A/T or C/G SNP whose strand nothing tells.");
    warn(
        checks,
        ScanCount.UNKNOWN,
        "times a study had no alleles where others have, and was dropped at that SNP, for nothing"
            + " tells the sign of its estimate.");
    warn(
        checks,
        ScanCount.INCOMPLETE,
        "times a study had an estimate or a standard error, but not both.");
    warn(
        checks,
        ScanCount.PALINDROME_TURNED,
        "times a study was taken to be on the other strand at an A/T or C/G SNP, because its"
            + " frequency and that of the reference lie on either side of 1/2. That is right where"
            + " frequencies are alike; where ancestries differ it may turn a sign that was right:"
            + " compare with palindromes keep or drop.");
    note(
        checks,
        ScanCount.PALINDROME_KEPT,
        count(ScanCount.PALINDROME_KEPT) + count(ScanCount.PALINDROME_KEPT_SWAPPED),
        "times a study was taken to be on the strand of the reference"
            + " at an A/T or C/G SNP, without frequencies to check it by.");
  }

  private void addSnps(List<Check> checks) {
    note(checks, ScanCount.UNTESTED, count(ScanCount.UNTESTED), "SNPs had no study left.");
    if (2 * count(ScanCount.ALONE) > count(ScanCount.SNPS)) {
      warn(
          checks,
          ScanCount.ALONE,
          "SNPs had the line of one study only. The lines of a SNP must stand next to each other:"
              + " is the file sorted by SNP?");
    }
  }

  /** The first line that was left out whole, or in part. */
  private String first(boolean isWhole) {
    return badLines.stream()
        .filter(line -> line.isWhole() == isWhole)
        .findFirst()
        .map(line -> ", the first of them " + line)
        .orElse("");
  }

  private void addUnderflow(List<Check> checks) {
    if (kept != null && kept.isTable()) {
      note(
          checks,
          ScanCount.P_UNDERFLOW,
          count(ScanCount.P_UNDERFLOW),
          "SNPs have a p value below 2.2e-308, which a table of numbers holds as 0."
              + " Figures compute it from the other columns; a file of results has it as it is.");
    }
  }

  private void addStudies(List<Check> checks) {
    String all = String.join(", ", studies.stream().map(PlainText::quoted).toList());
    checks.add(
        Check.note("studies", Integer.toString(studies.size()), "The studies are " + all + "."));
    if (!summaries.isEmpty()) {
      checks.add(
          Check.warning(
              "summaries",
              Integer.toString(summaries.size()),
              "Left out, for their names say that they sum up studies: "
                  + String.join(", ", summaries.stream().map(PlainText::quoted).toList())
                  + ". If one is a study, name all studies that are to be taken."));
    }
  }

  private void warn(List<Check> checks, ScanCount what, String words) {
    long count = count(what);
    if (count > 0) {
      checks.add(Check.warning(what.id(), Long.toString(count), count + " " + words));
    }
  }

  private static void note(List<Check> checks, ScanCount what, long count, String words) {
    if (count > 0) {
      checks.add(Check.note(what.id(), Long.toString(count), count + " " + words));
    }
  }

  /** A summary in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d SNPs of %,d lines in %.1f s; %d studies, %,d bad lines, %,d swapped, %,d on the other strand, %,d dropped",
        count(ScanCount.SNPS),
        count(ScanCount.LINES),
        seconds,
        studies.size(),
        count(ScanCount.BAD_LINES),
        count(ScanCount.SWAPPED)
            + count(ScanCount.OTHER_STRAND_SWAPPED)
            + count(ScanCount.PALINDROME_KEPT_SWAPPED),
        count(ScanCount.OTHER_STRAND) + count(ScanCount.OTHER_STRAND_SWAPPED),
        count(ScanCount.MISMATCH) + count(ScanCount.UNKNOWN) + count(ScanCount.PALINDROME_DROPPED));
  }
}

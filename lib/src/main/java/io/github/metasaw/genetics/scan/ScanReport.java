package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
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
 * @param overlaps of the samples of pairs of studies
 * @param seconds that the scan took
 * @param ancestry the axes that effects were regressed on; null without such a regression
 * @param correction the correlations of studies that share persons; null where they were not
 *     corrected for
 * @param kept the results; null if they were passed to a consumer
 * @param indexFault why a file of results has no index, the end of a sentence on it; empty if it
 *     has one, or is not gz
 */
public record ScanReport(
    Map<String, Long> counts,
    List<String> studies,
    List<String> summaries,
    List<StudyReport> studyReports,
    List<BadLine> badLines,
    List<StudyOverlap> overlaps,
    double seconds,
    @Nullable AncestryAxes ancestry,
    @Nullable SampleCorrelation correction,
    @Nullable ScanResults kept,
    String indexFault) {

  /** Bad lines that are listed; the others are only counted. */
  static final int MAX_LISTED = 100;

  /** Copies the collections. */
  public ScanReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    studies = List.copyOf(studies);
    summaries = List.copyOf(summaries);
    studyReports = List.copyOf(studyReports);
    badLines = List.copyOf(badLines);
    overlaps = List.copyOf(overlaps);
  }

  /** With its results, and why a file of them has no index; empty if it has one or needs none. */
  ScanReport withResults(ScanResults results, String fault) {
    return new ScanReport(
        counts,
        studies,
        summaries,
        studyReports,
        badLines,
        overlaps,
        seconds,
        ancestry,
        correction,
        results,
        fault);
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
   * The overlap of samples, as far as z scores tell it.
   *
   * @return study, other, r, error, snps: one row per pair of studies
   */
  public Table overlap() {
    StringColumn study = StringColumn.create("study");
    StringColumn other = StringColumn.create("other");
    DoubleColumn r = DoubleColumn.create("r");
    DoubleColumn error = DoubleColumn.create("error");
    LongColumn n = LongColumn.create("snps");
    for (StudyOverlap pair : overlaps) {
      study.append(pair.study());
      other.append(pair.other());
      r.append(pair.r());
      error.append(pair.error());
      n.append(pair.n());
    }
    return Table.create("overlap", study, other, r, error, n);
  }

  /**
   * The report as JSON: counts, cohorts with their columns and lambda, what was met in each study
   * and at which SNP first, checks, bad lines, overlap of samples, axes of ancestry.
   *
   * @return several lines of text
   */
  public String json() {
    return ScanJson.of(this);
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
    return ScanChecks.of(this);
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

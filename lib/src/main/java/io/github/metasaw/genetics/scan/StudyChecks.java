package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.StudySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Remarks on single cohorts, each with its name and the first SNP it was met at. */
final class StudyChecks {

  /** Factors of genomic control above it are remarked. */
  private static final double INFLATED = 1.1;

  /**
   * Standard error of lambda under the null hypothesis, times the root of the number of variants: 1
   * / (2 f(m) m), m the median of a chi-square with one degree of freedom and f its density.
   */
  private static final double LAMBDA_ERROR = 2.333;

  private static final int ERRORS = 3;

  private StudyChecks() {}

  static List<Check> of(List<StudyReport> reports) {
    List<Check> checks = new ArrayList<>();
    for (StudyReport report : reports) {
      StudySummary summary = report.summary();
      if (summary != null) {
        addLambda(checks, summary);
        addAlone(checks, report, summary);
        add(checks, report, ScanCount.BAD_LINES, "lines of %s could not be read%s.");
        add(checks, report, ScanCount.BAD_CELLS, "estimates of %s could not be read%s.");
        add(
            checks,
            report,
            ScanCount.DUPLICATES,
            "lines of %s are for a variant that it had already; the first line was taken%s.");
        add(
            checks,
            report,
            ScanCount.OTHER_ALLELES,
            "variants of %s have other alleles than another variant at the same position, and were"
                + " tested apart%s.");
        add(
            checks,
            report,
            ScanCount.FREQUENCY_DIFFERS,
            "estimates of %s have a frequency of the effect allele far from that of the reference:"
                + " are its alleles exchanged, or is its ancestry another one%s?");
        addPalindromes(checks, report);
        for (ScanCount filtered :
            List.of(
                ScanCount.LOW_INFO, ScanCount.RARE, ScanCount.SMALL, ScanCount.FREQUENCY_DROPPED)) {
          add(checks, report, filtered, "estimates of %s were left out by a filter%s.");
        }
      }
    }
    return checks;
  }

  private static void add(List<Check> checks, StudyReport report, ScanCount what, String words) {
    long count = report.count(what);
    if (count > 0) {
      String first = report.first(what);
      String where = first.isEmpty() ? "" : "; the first is " + PlainText.quoted(first);
      checks.add(
          Check.warning(
              what.id() + " " + report.study(),
              Long.toString(count),
              count + " " + words.formatted(PlainText.quoted(report.study()), where)));
    }
  }

  /** Strands that are open to doubt: less so where all other variants are on the same strand. */
  private static void addPalindromes(List<Check> checks, StudyReport report) {
    long count = report.count(ScanCount.PALINDROME_DOUBTFUL);
    if (count == 0) {
      return;
    }
    long turned =
        report.count(ScanCount.OTHER_STRAND)
            + report.count(ScanCount.OTHER_STRAND_SWAPPED)
            - report.count(ScanCount.PALINDROME_TURNED);
    String first = report.first(ScanCount.PALINDROME_DOUBTFUL);
    String message =
        "%d A/T or C/G variants of %s have a frequency near 1/2, or on the other side of it than that of the reference%s. They were not turned but taken as they are written, for the ancestries differ. %s"
            .formatted(
                count,
                PlainText.quoted(report.study()),
                first.isEmpty() ? "" : "; the first is " + PlainText.quoted(first),
                turned == 0
                    ? "None of its other variants is on the other strand."
                    : "Of its other variants, %d are on the other strand, so that some of these may be: compare with palindromes drop."
                        .formatted(turned));
    String name = ScanCount.PALINDROME_DOUBTFUL.id() + " " + report.study();
    String value = Long.toString(count);
    checks.add(
        turned == 0 ? Check.note(name, value, message) : Check.warning(name, value, message));
  }

  private static void addLambda(List<Check> checks, StudySummary summary) {
    double byChance = 1 + ERRORS * LAMBDA_ERROR / Math.sqrt((double) summary.variants());
    if (summary.lambda() > Math.max(INFLATED, byChance)) {
      String lambda = String.format(Locale.ROOT, "%.3f", summary.lambda());
      checks.add(
          Check.warning(
              "lambda " + summary.study(),
              lambda,
              "The test statistics of %s are inflated: their median is %s times that under the null hypothesis. Genomic control corrects its standard errors."
                  .formatted(PlainText.quoted(summary.study()), lambda)));
    }
  }

  private static void addAlone(List<Check> checks, StudyReport report, StudySummary summary) {
    long alone = report.count(ScanCount.ONE_COHORT);
    if (2 * alone > summary.variants()) {
      checks.add(
          Check.warning(
              "alone " + report.study(),
              Long.toString(alone),
              "%d of %d variants of %s are in no other cohort: are its positions those of another build?"
                  .formatted(alone, summary.variants(), PlainText.quoted(report.study()))));
    }
  }

  /** One row per cohort that has a file of its own. */
  static Table cohorts(List<StudyReport> reports) {
    StringColumn study = StringColumn.create("study");
    LongColumn variants = LongColumn.create("variants");
    DoubleColumn lambda = DoubleColumn.create("lambda");
    DoubleColumn n = DoubleColumn.create("n");
    BooleanColumn isSorted = BooleanColumn.create("sorted");
    StringColumn columns = StringColumn.create("columns");
    for (StudyReport report : reports) {
      StudySummary summary = report.summary();
      if (summary != null) {
        study.append(summary.study());
        variants.append(summary.variants());
        lambda.append(summary.lambda());
        n.append(summary.sampleSize());
        isSorted.append(summary.isSorted());
        columns.append(
            summary.columns().entrySet().stream()
                .map(e -> e.getKey().id() + "=" + e.getValue())
                .collect(Collectors.joining(", ")));
      }
    }
    return Table.create("cohorts", study, variants, lambda, n, isSorted, columns);
  }
}

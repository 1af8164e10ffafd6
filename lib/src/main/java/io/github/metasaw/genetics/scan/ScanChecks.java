package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.ScanCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remarks on a scan as a whole; {@link StudyChecks} has those on its studies. */
final class ScanChecks {

  private final ScanReport report;

  private ScanChecks(ScanReport report) {
    this.report = report;
  }

  static List<Check> of(ScanReport report) {
    return new ScanChecks(report).all();
  }

  private List<Check> all() {
    List<Check> checks = new ArrayList<>();
    addUnread(checks);
    addAlleles(checks);
    addSnps(checks);
    addUnderflow(checks);
    checks.addAll(StudyChecks.of(report.studyReports()));
    addOverlap(checks);
    addStudies(checks);
    addIndex(checks);
    return List.copyOf(checks);
  }

  private void addOverlap(List<Check> checks) {
    SampleCorrelation correction = report.correction();
    if (correction != null) {
      addCorrection(checks, correction);
      return;
    }
    for (StudyOverlap pair : report.overlaps()) {
      if (pair.isRemarkable()) {
        String r = String.format(Locale.ROOT, "%.3f", pair.r());
        checks.add(
            Check.warning(
                "overlap " + pair.study() + " " + pair.other(),
                r,
                "The z scores of %s and %s are correlated at SNPs without association (%s): are the same persons in both? Pooled standard errors are too small then."
                    .formatted(PlainText.quoted(pair.study()), PlainText.quoted(pair.other()), r)));
      }
    }
  }

  private static void addCorrection(List<Check> checks, SampleCorrelation correction) {
    List<String> studies = correction.studies();
    for (int i = 0; i < studies.size(); i++) {
      for (int j = i + 1; j < studies.size(); j++) {
        if (correction.get(i, j) > 0) {
          String r = String.format(Locale.ROOT, "%.3f", correction.get(i, j));
          checks.add(
              Check.note(
                  "overlap " + studies.get(i) + " " + studies.get(j),
                  r,
                  "The z scores of %s and %s are correlated at SNPs without association (%s). Common and random effects, Q, Z^2 and z_n take their estimates for correlated so."
                      .formatted(
                          PlainText.quoted(studies.get(i)), PlainText.quoted(studies.get(j)), r)));
        }
      }
    }
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
        report.count(ScanCount.PALINDROME_KEPT) + report.count(ScanCount.PALINDROME_KEPT_SWAPPED),
        "times a study was taken to be on the strand of the reference"
            + " at an A/T or C/G SNP, for no frequencies decide it between these studies.");
  }

  private void addSnps(List<Check> checks) {
    note(checks, ScanCount.UNTESTED, report.count(ScanCount.UNTESTED), "SNPs had no study left.");
    if (2 * report.count(ScanCount.ALONE) > report.count(ScanCount.SNPS)) {
      warn(
          checks,
          ScanCount.ALONE,
          "SNPs had the line of one study only. The lines of a SNP must stand next to each other:"
              + " is the file sorted by SNP?");
    }
  }

  /** The first line that was left out whole, or in part. */
  private String first(boolean isWhole) {
    return report.badLines().stream()
        .filter(line -> line.isWhole() == isWhole)
        .findFirst()
        .map(line -> ", the first of them " + line)
        .orElse("");
  }

  private void addUnderflow(List<Check> checks) {
    ScanResults results = report.kept();
    if (results != null && results.isTable()) {
      note(
          checks,
          ScanCount.P_UNDERFLOW,
          report.count(ScanCount.P_UNDERFLOW),
          "SNPs have a p value below 2.2e-308, which a table of numbers holds as 0."
              + " Figures compute it from the other columns; a file of results has it as it is.");
    }
  }

  private void addIndex(List<Check> checks) {
    if (!report.indexFault().isEmpty()) {
      checks.add(
          Check.note(
              "index",
              "none",
              "The file of results has no tabix index, for "
                  + report.indexFault()
                  + ". Regions are found by reading the whole file."));
    }
  }

  private void addStudies(List<Check> checks) {
    String all = String.join(", ", report.studies().stream().map(PlainText::quoted).toList());
    checks.add(
        Check.note(
            "studies", Integer.toString(report.studies().size()), "The studies are " + all + "."));
    if (!report.summaries().isEmpty()) {
      checks.add(
          Check.warning(
              "summaries",
              Integer.toString(report.summaries().size()),
              "Left out, for their names say that they sum up studies: "
                  + String.join(", ", report.summaries().stream().map(PlainText::quoted).toList())
                  + ". If one is a study, name all studies that are to be taken."));
    }
  }

  private void warn(List<Check> checks, ScanCount what, String words) {
    long count = report.count(what);
    if (count > 0) {
      checks.add(Check.warning(what.id(), Long.toString(count), count + " " + words));
    }
  }

  private static void note(List<Check> checks, ScanCount what, long count, String words) {
    if (count > 0) {
      checks.add(Check.note(what.id(), Long.toString(count), count + " " + words));
    }
  }
}

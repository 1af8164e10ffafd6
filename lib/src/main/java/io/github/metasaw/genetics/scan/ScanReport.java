package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.Checks;
import io.github.metasaw.genetics.snp.BadLine;
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
 * @param counts names and numbers: lines, snps, untested (no study had them), alone (one line where
 *     each study has its own), bad_lines, incomplete (an estimate without a standard error, or the
 *     reverse), bad_cells (a study left out at a SNP because its numbers cannot be read),
 *     palindrome_turned (A/T and C/G SNPs taken to be on the other strand by frequencies on either
 *     side of 1/2), p_underflow (SNPs with a p value too small for a double), and how often alleles
 *     were the {@code same}, {@code swapped} (sign changed), on the {@code other_strand}, both, a
 *     {@code palindrome_kept} (perhaps {@code swapped}) or {@code palindrome_dropped}, a {@code
 *     mismatch} (dropped) or {@code unknown} where those of others are known (dropped)
 * @param studies that were found or named, in the order of the directions
 * @param summaries what was left out because its name says that it sums up studies
 * @param badLines the first 100 lines that could not be read, whole or of one study
 * @param seconds it took
 * @param kept the results, if they were kept in a file or in memory
 */
public record ScanReport(
    Map<String, Long> counts,
    List<String> studies,
    List<String> summaries,
    List<BadLine> badLines,
    double seconds,
    @Nullable ScanResults kept) {

  /** Bad lines that are kept; the others are counted. */
  static final int KEPT = 100;

  public ScanReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    studies = List.copyOf(studies);
    summaries = List.copyOf(summaries);
    badLines = List.copyOf(badLines);
  }

  ScanReport withResults(ScanResults results) {
    return new ScanReport(counts, studies, summaries, badLines, seconds, results);
  }

  /**
   * The results, wherever they are.
   *
   * @throws MetaException if they were handed over one by one and not kept
   */
  public ScanResults results() {
    if (kept == null) {
      throw MetaException.of("this scan handed its results over and kept none");
    }
    return kept;
  }

  /** A count by its name; 0 if there is none of that name. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** what, count. */
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

  /** {@link #checkList} as a table: check, status, value, message. */
  public Table checks() {
    return Checks.table(checkList());
  }

  /** Remarks in words a student understands. */
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>();
    warn(checks, "bad_lines", "lines could not be read and were left out" + first(true) + ".");
    warn(
        checks,
        "bad_cells",
        "times the values of a study could not be read, and the study was left out at that SNP"
            + first(false)
            + ".");
    warn(
        checks,
        "mismatch",
        "times a study had other alleles than the reference, and was dropped"
            + " at that SNP: are position and build the same everywhere?");
    warn(
        checks,
        "palindrome_dropped",
        "times a study was dropped at an A/T or C/G SNP whose" + " strand nothing tells.");
    warn(
        checks,
        "unknown",
        "times a study had no alleles where others have, and was dropped at that SNP, for nothing"
            + " tells the sign of its estimate.");
    warn(checks, "incomplete", "times a study had an estimate or a standard error, but not both.");
    warn(
        checks,
        "palindrome_turned",
        "times a study was taken to be on the other strand at an A/T or C/G SNP, because its"
            + " frequency and that of the reference lie on either side of 1/2. That is right where"
            + " frequencies are alike; where ancestries differ it may turn a sign that was right:"
            + " compare with palindromes keep or drop.");
    note(
        checks,
        "palindrome_kept",
        count("palindrome_kept") + count("palindrome_kept_swapped"),
        "times a study was taken to be on the strand of the reference"
            + " at an A/T or C/G SNP, without frequencies to check it by.");
    note(checks, "untested", count("untested"), "SNPs had no study left.");
    if (2 * count("alone") > count("snps")) {
      warn(
          checks,
          "alone",
          "SNPs had the line of one study only. The lines of a SNP must stand next to each other:"
              + " is the file sorted by SNP?");
    }
    addUnderflow(checks);
    addStudies(checks);
    return List.copyOf(checks);
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
    if (count("p_underflow") > 0 && kept != null && kept.isTable()) {
      checks.add(
          Check.note(
              "p_underflow",
              Long.toString(count("p_underflow")),
              count("p_underflow")
                  + " SNPs have a p value below 2.2e-308, which a table of numbers holds as 0."
                  + " Figures compute it from the other columns; a file of results has it as it"
                  + " is."));
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

  private void warn(List<Check> checks, String name, String words) {
    if (count(name) > 0) {
      checks.add(Check.warning(name, Long.toString(count(name)), count(name) + " " + words));
    }
  }

  private static void note(List<Check> checks, String name, long count, String words) {
    if (count > 0) {
      checks.add(Check.note(name, Long.toString(count), count + " " + words));
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d SNPs of %,d lines in %.1f s; %d studies, %,d bad lines, %,d swapped, %,d on the other strand, %,d dropped",
        count("snps"),
        count("lines"),
        seconds,
        studies.size(),
        count("bad_lines"),
        count("swapped") + count("other_strand_swapped") + count("palindrome_kept_swapped"),
        count("other_strand") + count("other_strand_swapped"),
        count("mismatch") + count("unknown") + count("palindrome_dropped"));
  }
}

package io.github.metasaw.data.conversion;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The correlation of two occasions or conditions within people: as a study reports it, or as the
 * user assumes it.
 */
final class AssumedCorrelation {

  private final ReportedCells cells;
  private final double assumed;
  private final Set<String> without = new LinkedHashSet<>();
  private final Set<String> wanted = new LinkedHashSet<>();
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  AssumedCorrelation(ReportedCells cells, ConversionSettings settings) {
    this.cells = cells;
    this.assumed = settings.assumedCorrelation();
  }

  /**
   * The correlation of a row.
   *
   * @param quantity where the study reports it
   * @param row of the study, from 0
   * @param what it is needed for
   * @return NaN where it is neither reported nor assumed
   */
  double of(String quantity, int row, String what) {
    double reported = cells.at(quantity, row);
    double r = Double.isNaN(reported) ? assumed : reported;
    if (Double.isNaN(r)) {
      without.add(cells.label(row));
      wanted.add(what);
    }
    return r;
  }

  /** Words for a correlation that is assumed; none where it is reported. */
  String words(String quantity, int row) {
    return cells.isMissing(quantity, row) ? " with r = " + CheckNumber.plain(assumed) : "";
  }

  /** Notes a correlation that the SDs of a study imply. */
  void implied(double r) {
    if (!Double.isNaN(r)) {
      smallest = Math.min(smallest, r);
      largest = Math.max(largest, r);
    }
  }

  /** Says which studies need a correlation, and what those of others are. */
  void remark() {
    if (without.isEmpty()) {
      return;
    }
    String others =
        smallest > largest
            ? ""
            : smallest == largest
                ? " One other study implies " + CheckNumber.number(smallest) + "."
                : " Other studies imply %s to %s."
                    .formatted(CheckNumber.number(smallest), CheckNumber.number(largest));
    cells.remark(
        Check.warning(
            "correlation",
            Integer.toString(without.size()),
            Message.format(
                "Without a correlation of both measurements within people, %s cannot be had: %s. Assume one with %s, and vary it.%s",
                String.join(" and ", wanted),
                String.join(", ", without),
                Remedy.option("correlation"),
                others)));
  }
}

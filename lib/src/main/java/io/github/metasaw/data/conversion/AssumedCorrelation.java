package io.github.metasaw.data.conversion;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The within-person correlation between two occasions or conditions, as reported by a study or
 * assumed by the user.
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
   * The correlation for a row.
   *
   * @param quantity the quantity that holds the reported correlation
   * @param row row of the study, from 0
   * @param what the result that needs the correlation, in words
   * @return the correlation; NaN if it is neither reported nor assumed
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

  /** Words that state an assumed correlation; empty if the correlation was reported. */
  String words(String quantity, int row) {
    return cells.isMissing(quantity, row) ? " with r = " + CheckNumber.plain(assumed) : "";
  }

  /** Records the correlation that the SDs of a study imply. */
  void implied(double r) {
    if (!Double.isNaN(r)) {
      smallest = Math.min(smallest, r);
      largest = Math.max(largest, r);
    }
  }

  /** Reports which studies need a correlation, and which correlations other studies imply. */
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
                "Without a within-person correlation, %s cannot be computed: %s. Assume a value with %s, and vary it in a sensitivity analysis.%s",
                String.join(" and ", wanted),
                String.join(", ", without),
                Remedy.option("correlation"),
                others)));
  }
}

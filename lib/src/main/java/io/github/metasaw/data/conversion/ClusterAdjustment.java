package io.github.metasaw.data.conversion;

import io.github.metasaw.data.effect.convert.ClusterDesign;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * Adjusts trials that randomised clusters but were analysed as if they had randomised individuals:
 * counts and sizes are divided by the design effect, and standard errors are multiplied by its
 * square root.
 */
final class ClusterAdjustment {

  private static final String SOURCE = "design effect 1 + (m - 1) ICC, Cochrane Handbook 23.1.4";

  private final ReportedCells cells;
  private final double assumed;
  private final List<String> without = new ArrayList<>();

  ClusterAdjustment(ReportedCells cells, ConversionSettings settings) {
    this.cells = cells;
    this.assumed = settings.assumedIcc();
  }

  /** Adjusts rows that have an average cluster size and have not been adjusted before. */
  void adjust() {
    for (int row = 0; row < cells.rows(); row++) {
      double size = cells.at("clusteri", row);
      if (size > 1 && !cells.isMarked(row, "design effect")) {
        double icc = cells.isMissing("icci", row) ? assumed : cells.at("icci", row);
        if (Double.isNaN(icc)) {
          without.add(cells.label(row));
        } else {
          adjust(row, size, icc);
        }
      }
    }
    if (!without.isEmpty()) {
      cells.remark(
          Check.warning(
              "icc",
              Integer.toString(without.size()),
              Message.format(
                  "Cluster trials without an intracluster correlation are not adjusted and receive too much weight: %s. Add a column icci, or assume a value with %s.",
                  String.join(", ", without), Remedy.option("icc"))));
    }
  }

  private void adjust(int row, double size, double icc) {
    double effect = ClusterDesign.effect(size, icc);
    if (effect == 1) {
      return;
    }
    for (String quantity : Quantities.names()) {
      if (!cells.has(quantity) || cells.isMissing(quantity, row)) {
        continue;
      }
      double value = cells.at(quantity, row);
      String how = "%s %s " + CheckNumber.number(effect) + ", Cochrane Handbook 23.1.4";
      String before = CheckNumber.number(value);
      if (Quantities.isCount(quantity)) {
        double count = ClusterDesign.effectiveCount(value, size, icc);
        cells.set(
            quantity, row, count, how.formatted(before, "divided by the design effect"), SOURCE);
      } else if (quantity.equals("sei")) {
        double se = ClusterDesign.inflatedError(value, size, icc);
        String words = "times the square root of the design effect";
        cells.set(quantity, row, se, how.formatted(before, words), SOURCE);
      } else if (quantity.equals("vi")) {
        String words = "times the design effect";
        cells.set(quantity, row, value * effect, how.formatted(before, words), SOURCE);
      }
    }
  }
}

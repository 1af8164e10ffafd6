package io.github.metasaw.data.conversion;

import io.github.metasaw.data.effect.convert.TableRecovery;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * Recovers the events of both groups from the margins of their table and a chi-square statistic or
 * an odds ratio.
 */
final class CountRecovery {

  private final ReportedCells cells;
  private final boolean isYates;
  private final List<String> impossible = new ArrayList<>();

  CountRecovery(ReportedCells cells, ConversionSettings settings) {
    this.cells = cells;
    this.isYates = settings.isYates();
  }

  /** Fills in events, and the size of group 2 from the total size. */
  void fill() {
    for (int row = 0; row < cells.rows(); row++) {
      if (!cells.isMissing("eventsi", row)) {
        fill(row);
      }
    }
    if (!impossible.isEmpty()) {
      cells.remark(
          Check.warning(
              "impossible_table",
              Integer.toString(impossible.size()),
              Message.format(
                  "No table of whole counts has these margins and this statistic: %s. Is the chi-square corrected for continuity (%s)? Is it negative where group 1 has fewer events than expected?",
                  String.join(", ", impossible), Remedy.option("yates"))));
    }
  }

  private void fill(int row) {
    double events = cells.at("eventsi", row);
    double n1 = cells.at("n1i", row);
    cells.fill("n2i", row, cells.at("ni", row) - n1, "n2i = ni - n1i");
    String rest = "events = those of both groups less those of the other";
    cells.fill("ci", row, notNegative(events - cells.at("ai", row)), rest);
    cells.fill("ai", row, notNegative(events - cells.at("ci", row)), rest);
    double n = n1 + cells.at("n2i", row);
    boolean isNeeded = cells.isMissing("ai", row) && !Double.isNaN(n);
    double chiSquare = cells.at("chi2i", row);
    double oddsRatio = cells.at("ori", row);
    if (!isNeeded || (Double.isNaN(chiSquare) && Double.isNaN(oddsRatio))) {
      return;
    }
    boolean isOfOdds = !Double.isNaN(oddsRatio);
    TableRecovery table =
        isOfOdds
            ? TableRecovery.ofOddsRatio(oddsRatio, n1, events, n)
            : TableRecovery.ofChiSquare(chiSquare, isYates, n1, events, n);
    if (Double.isNaN(table.ai())) {
      impossible.add("'" + cells.label(row) + "'");
    }
    String source =
        isOfOdds
            ? "events of an odds ratio and the margins, Bonett 2007"
            : "events of a chi-square%s and the margins, metafor's conv.2x2"
                .formatted(isYates ? " with Yates's correction" : "");
    cells.fill("ai", row, table.ai(), source);
    cells.fill("ci", row, table.ci(), source);
  }

  private static double notNegative(double count) {
    return count >= 0 ? count : Double.NaN;
  }
}

package io.github.metasaw.data.conversion;

import io.github.metasaw.data.effect.convert.Spread;
import java.util.List;

/** Recovers the SDs of both groups from a test of their means. */
final class TestRecovery {

  private TestRecovery() {}

  /** Fills in missing SDs with the pooled SD. */
  static void fill(ReportedCells cells) {
    for (int row = 0; row < cells.rows(); row++) {
      double gap = cells.at("m1i", row) - cells.at("m2i", row);
      double n1 = cells.at("n1i", row);
      double n2 = cells.at("n2i", row);
      for (String sd : List.of("sd1i", "sd2i")) {
        cells.fill(
            sd,
            row,
            Spread.sdOfT(gap, cells.at("ti", row), n1, n2),
            "pooled SD of a t statistic, Cochrane Handbook 6.5.2.3");
        cells.fill(
            sd,
            row,
            Spread.sdOfF(gap, cells.at("fi", row), n1, n2),
            "pooled SD of an F statistic, Cochrane Handbook 6.5.2.3");
        cells.fill(
            sd,
            row,
            Spread.sdOfP(gap, cells.at("pi", row), n1, n2),
            "pooled SD of a p value, Cochrane Handbook 6.5.2.3");
      }
    }
  }
}

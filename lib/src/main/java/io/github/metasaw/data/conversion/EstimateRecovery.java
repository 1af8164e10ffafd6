package io.github.metasaw.data.conversion;

import io.github.metasaw.data.effect.convert.ClusterDesign;
import io.github.metasaw.data.effect.convert.Spread;

/** Recovers standard errors of estimates, including those of crossover and paired trials. */
final class EstimateRecovery {

  private final ReportedCells cells;
  private final ConversionSettings settings;
  private final AssumedCorrelation correlation;

  EstimateRecovery(
      ReportedCells cells, ConversionSettings settings, AssumedCorrelation correlation) {
    this.cells = cells;
    this.settings = settings;
    this.correlation = correlation;
  }

  /**
   * Fills in standard errors, first from intervals and tests, then from a within-person
   * correlation.
   */
  void fill() {
    for (int row = 0; row < cells.rows(); row++) {
      reported(row);
      unpaired(row);
      paired(row);
    }
  }

  private void reported(int row) {
    double y = cells.at("yi", row);
    double lower = cells.at("loweri", row);
    double upper = cells.at("upperi", row);
    cells.require(!(upper < lower), "upperi", row, "must not be below loweri");
    cells.fill(
        "sei",
        row,
        Spread.errorOfInterval(lower, upper, settings.level()),
        "SE = (upper - lower) / (2 z), Cochrane Handbook 6.3.1");
    cells.fill(
        "sei",
        row,
        Spread.errorOfBound(y, upper, settings.level()),
        "SE of one bound, (upper - yi) / z");
    cells.fill("sei", row, Spread.errorOfStatistic(y, cells.at("zi", row)), "SE = yi / z");
    cells.fill(
        "sei",
        row,
        Spread.errorOfP(y, cells.at("pi", row)),
        "SE of a p value, Cochrane Handbook 6.3.2");
  }

  /**
   * The standard error from the result of an analysis that treated both conditions as independent
   * groups.
   */
  private void unpaired(int row) {
    double se = cells.at("unpairedi", row);
    if (!Double.isNaN(se) && cells.isMissing("sei", row)) {
      double r = correlation.of("ri", row, "the standard error of a paired analysis");
      cells.fill(
          "sei",
          row,
          ClusterDesign.pairedErrorOfUnpaired(se, r),
          "SE = unpaired SE sqrt(1 - r)"
              + correlation.words("ri", row)
              + ", Cochrane Handbook 23.2.7");
    }
  }

  /** The mean difference between two conditions measured in the same people. */
  private void paired(int row) {
    double n = cells.at("ni", row);
    double sd1 = cells.at("sd1i", row);
    double sd2 = cells.at("sd2i", row);
    boolean isPaired = cells.isMissing("n1i", row) && cells.isMissing("n2i", row);
    if (!isPaired || Double.isNaN(n + sd1 + sd2)) {
      return;
    }
    double implied = Spread.correlationOfChange(sd1, sd2, cells.at("sdi", row));
    cells.fill(
        "ri", row, implied, "correlation of an SD of differences, Cochrane Handbook 6.5.2.8");
    correlation.implied(implied);
    double r = correlation.of("ri", row, "the standard error of a paired mean difference");
    String words = correlation.words("ri", row);
    cells.fill("ri", row, r, "correlation of both conditions, as assumed");
    cells.fill("yi", row, cells.at("m1i", row) - cells.at("m2i", row), "yi = m1i - m2i");
    cells.fill(
        "sei",
        row,
        ClusterDesign.pairedError(sd1, sd2, r, n),
        "SE = sqrt((SD1^2 + SD2^2 - 2 r SD1 SD2) / n)" + words + ", Cochrane Handbook 23.2.7");
  }
}

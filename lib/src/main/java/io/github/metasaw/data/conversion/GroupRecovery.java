package io.github.metasaw.data.conversion;

import static io.github.metasaw.data.conversion.Quantities.QUANTILES;

import io.github.metasaw.data.effect.convert.FiveNumbers;
import io.github.metasaw.data.effect.convert.Spread;
import io.github.metasaw.data.effect.convert.TableRecovery;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recovers means, SDs and events of a group from other reported quantities. */
final class GroupRecovery {

  private final ReportedCells cells;
  private final ConversionSettings settings;
  private final AssumedCorrelation correlation;
  private final List<String> skewed = new ArrayList<>();

  GroupRecovery(ReportedCells cells, ConversionSettings settings, AssumedCorrelation correlation) {
    this.cells = cells;
    this.settings = settings;
    this.correlation = correlation;
  }

  /** Fills in all recoverable quantities of groups 1 and 2 and of single groups. */
  void fill() {
    for (String suffix : Quantities.SUFFIXES) {
      if (!suffix.equals("i") || hasSingleGroups()) {
        for (int row = 0; row < cells.rows(); row++) {
          fill(suffix, row);
        }
      }
    }
    if (!skewed.isEmpty()) {
      cells.remark(
          Check.warning(
              "skewed",
              Integer.toString(skewed.size()),
              "Quantiles lie too unevenly for a normal distribution (test of Shi and others 2023): %s. Mean and SD recovered from them are biased; look for means, or leave these studies out."
                  .formatted(String.join(", ", skewed))));
    }
  }

  /** In a table without single groups, {@code sei} is the standard error of the estimate. */
  private boolean hasSingleGroups() {
    return List.of("mi", "sdi", "xi", "mediani", "percenti", "sdprei").stream()
        .anyMatch(cells::has);
  }

  private void fill(String suffix, int row) {
    double n = cells.at("n" + suffix, row);
    String sd = "sd" + suffix;
    cells.fill(
        sd,
        row,
        Spread.sdOfError(cells.at("se" + suffix, row), n),
        "SD = SE sqrt(n), Cochrane Handbook 6.5.2.2");
    if (!suffix.equals("i")) {
      double upper = cells.at("upper" + suffix, row);
      double lower = cells.at("lower" + suffix, row);
      cells.require(
          !(upper < lower), "upper" + suffix, row, "must not be below " + "lower" + suffix);
      cells.fill(
          sd,
          row,
          Spread.sdOfInterval(lower, upper, settings.level(), n),
          "SD = sqrt(n) (upper - lower) / (2 t), Cochrane Handbook 6.5.2.2");
    }
    changes(suffix, row);
    quantiles(suffix, row, n);
    cells.fill(
        Quantities.eventsOf(suffix),
        row,
        TableRecovery.eventsOfPercent(cells.at("percent" + suffix, row), n),
        "events = percentage of n, rounded");
  }

  /**
   * The mean and SD of the change between two occasions, or the correlation that the SD implies.
   */
  private void changes(String suffix, int row) {
    cells.fill(
        "m" + suffix,
        row,
        cells.at("mpost" + suffix, row) - cells.at("mpre" + suffix, row),
        "mean change = mean after - mean before");
    double before = cells.at("sdpre" + suffix, row);
    double after = cells.at("sdpost" + suffix, row);
    if (Double.isNaN(before) || Double.isNaN(after)) {
      return;
    }
    String sd = "sd" + suffix;
    if (!cells.isMissing(sd, row)) {
      double r = Spread.correlationOfChange(before, after, cells.at(sd, row));
      cells.fill(
          "r" + suffix, row, r, "correlation of an SD of changes, Cochrane Handbook 6.5.2.8");
      correlation.implied(r);
      return;
    }
    double r = correlation.of("r" + suffix, row, "the SD of changes");
    cells.fill(
        sd,
        row,
        Spread.sdOfChange(before, after, r),
        "SD of changes = sqrt(SD1^2 + SD2^2 - 2 r SD1 SD2)"
            + correlation.words("r" + suffix, row)
            + ", Cochrane Handbook 6.5.2.8");
  }

  private void quantiles(String suffix, int row, double n) {
    double[] q = QUANTILES.stream().mapToDouble(name -> cells.at(name + suffix, row)).toArray();
    checkOrder(suffix, row, q);
    boolean isNeeded = cells.isMissing("m" + suffix, row) || cells.isMissing("sd" + suffix, row);
    if (!isNeeded || Arrays.stream(q).allMatch(Double::isNaN)) {
      return;
    }
    FiveNumbers numbers = new FiveNumbers(q[0], q[1], q[2], q[3], q[4], n);
    if (numbers.isSkewed()) {
      skewed.add("'" + cells.label(row) + "'");
    }
    cells.fill("m" + suffix, row, numbers.mean(), "mean of quantiles, " + numbers.source());
    cells.fill("sd" + suffix, row, numbers.sd(), "SD of quantiles, " + numbers.source());
  }

  private void checkOrder(String suffix, int row, double[] quantiles) {
    int last = -1;
    for (int j = 0; j < quantiles.length; j++) {
      if (!Double.isNaN(quantiles[j])) {
        boolean ascends = last < 0 || quantiles[j] >= quantiles[last];
        String below = last < 0 ? "" : QUANTILES.get(last) + suffix;
        cells.require(ascends, QUANTILES.get(j) + suffix, row, "must not be below " + below);
        last = j;
      }
    }
  }
}

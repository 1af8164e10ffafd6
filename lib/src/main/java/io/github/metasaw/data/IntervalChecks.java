package io.github.metasaw.data;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Whether intervals lie evenly round their estimates, as an interval on the scale of yi does. */
final class IntervalChecks {

  /** Share of the half-width by which an estimate may be off the middle: rounding does as much. */
  private static final double OFF = 0.1;

  private static final int MOST_NAMED = 5;

  private IntervalChecks() {}

  /** Remarks estimates away from the middle, and whether they would be in the middle as logs. */
  static void of(
      List<String> labels, double[] yi, double[] lower, double[] upper, List<Check> checks) {
    List<String> named = new ArrayList<>();
    int uneven = 0;
    boolean positive = true;
    double asGiven = 0;
    double asLogs = 0;
    for (int i = 0; i < yi.length; i++) {
      positive &= lower[i] > 0;
      double off = off(yi[i], lower[i], upper[i]);
      if (off > OFF) {
        uneven++;
        asGiven += off;
        asLogs += off(Math.log(yi[i]), Math.log(lower[i]), Math.log(upper[i]));
        if (named.size() < MOST_NAMED) {
          named.add("'" + labels.get(i) + "'");
        }
      }
    }
    if (uneven == 0) {
      return;
    }
    String which =
        " (%s%s)".formatted(String.join(", ", named), uneven > named.size() ? " and others" : "");
    String value = "rows=" + yi.length + "; uneven=" + uneven;
    checks.add(uneven(value, which, positive && asLogs < asGiven / 2));
  }

  private static Check uneven(String value, String which, boolean looksLikeRatios) {
    return looksLikeRatios
        ? Check.warning(
            "uneven_interval",
            value,
            Message.format(
                "Estimates are not midway between their bounds%s, but their logs are: these look"
                    + " like ratios (odds, risk or hazard ratios), which are analysed as logs."
                    + " Add %s.",
                which, Remedy.dataFlag("ratios")))
        : Check.note(
            "uneven_interval",
            value,
            "Estimates are not midway between their bounds"
                + which
                + ", so the standard error read from their width is rough. Are the bounds on the"
                + " scale of the estimates?");
  }

  /** Distance from the middle, in half-widths. */
  private static double off(double estimate, double lower, double upper) {
    return upper > lower ? Math.abs(2 * estimate - lower - upper) / (upper - lower) : 0;
  }
}

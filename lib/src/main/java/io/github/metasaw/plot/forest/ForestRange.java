package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.forest.ForestRow.Kind;

/**
 * The range of a forest plot's axis, as it is asked for; else all estimates and pooled intervals,
 * and the intervals of studies and subgroups unless a few very wide ones would squeeze the rest;
 * those get arrows.
 */
final class ForestRange {

  /** An interval this many times the median one is cut. */
  private static final double WIDE = 5;

  private ForestRange() {}

  static double[] compute(ForestData data) {
    Interval asked = data.axis().limits();
    if (asked != null) {
      return new double[] {asked.lower(), asked.upper()};
    }
    double[] range = automatic(data);
    for (double tick : data.axis().ticks()) {
      range[0] = Math.min(range[0], tick);
      range[1] = Math.max(range[1], tick);
    }
    return range;
  }

  private static double[] automatic(ForestData data) {
    double[] widths =
        data.rows().stream()
            .filter(row -> row.kind() == Kind.STUDY || row.kind() == Kind.EFFECT)
            .mapToDouble(row -> row.upper() - row.lower())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double median = widths.length == 0 ? Double.NaN : widths[widths.length / 2];
    double most = widths.length < 3 ? Double.POSITIVE_INFINITY : WIDE / 2 * median;
    double reference = data.axis().referenceLine();
    double low = Double.isNaN(reference) ? 0 : reference;
    double high = low;
    boolean first = true;
    for (ForestRow row : data.rows()) {
      for (double value : bounds(row, most)) {
        if (Double.isFinite(value)) {
          low = first ? value : Math.min(low, value);
          high = first ? value : Math.max(high, value);
          first = false;
        }
      }
    }
    double span = high - low;
    // The reference line belongs in the picture unless it is far from everything.
    if (reference < low && low - reference < span) {
      low = reference;
    } else if (reference > high && reference - high < span) {
      high = reference;
    }
    double pad = high > low ? 0.03 * high - 0.03 * low : Math.abs(high) * 0.1;
    if (pad == 0) {
      pad = 1;
    }
    return new double[] {
      Math.max(-Double.MAX_VALUE, low - pad), Math.min(Double.MAX_VALUE, high + pad)
    };
  }

  private static double[] bounds(ForestRow row, double most) {
    boolean cut =
        row.kind() == Kind.STUDY || row.kind() == Kind.EFFECT || row.kind() == Kind.SUBGROUP;
    if (!cut) {
      return new double[] {row.estimate(), row.lower(), row.upper()};
    }
    double mean = row.effect() == null ? Double.NaN : row.effect().mean();
    double[] all = {row.estimate(), row.fitted(), row.lower(), row.upper(), mean};
    if (row.estimate() - row.lower() > most) {
      all[2] = row.estimate() - most;
    }
    if (row.upper() - row.estimate() > most) {
      all[3] = row.estimate() + most;
    }
    return all;
  }
}

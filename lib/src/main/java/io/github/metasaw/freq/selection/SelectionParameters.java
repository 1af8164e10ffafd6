package io.github.metasaw.freq.selection;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.Interval;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The selection parameters as they are reported; an estimated cut-point comes last. */
final class SelectionParameters {

  private final SelectionSettings settings;
  private final SelectionSolution solution;

  SelectionParameters(SelectionSettings settings, SelectionSolution solution) {
    this.settings = settings;
    this.solution = solution;
  }

  /**
   * Estimates; NaN for a parameter that has no meaning because another is at the end of its range.
   */
  double[] estimates() {
    double[] delta = solution.delta();
    for (int a = 0; a < delta.length; a++) {
      delta[a] = solution.isIdle(a) ? Double.NaN : delta[a];
    }
    return withCut(delta, cutPoint());
  }

  /**
   * Standard errors; NaN for a parameter that is given or at the end of its range, and for a
   * cut-point.
   */
  double[] standardErrors() {
    return withCut(solution.seDelta(), Double.NaN);
  }

  /** The effect at which studies are truncated, on the scale of yi; NaN without truncation. */
  double cutPoint() {
    return settings.alternative().sign() * solution.rule().cut();
  }

  private double[] withCut(double[] values, double cut) {
    if (settings.type() != SelectionType.TRUNCEST) {
      return values;
    }
    double[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = cut;
    return all;
  }

  /** Wald tests and intervals; intervals are limited to the range of each parameter. */
  Table table(double level) {
    double[] delta = estimates();
    double[] se = standardErrors();
    double critical = Normal.critical(level);
    double lowest = settings.type().lowest();
    double nullValue = settings.type().nullValue();
    StringColumn names = StringColumn.create("parameter");
    double[][] out = new double[6][delta.length];
    for (int a = 0; a < delta.length; a++) {
      names.append("delta." + (a + 1));
      double z = (delta[a] - nullValue) / se[a];
      double lower = delta[a] - critical * se[a];
      double upper = delta[a] + critical * se[a];
      out[0][a] = delta[a];
      out[1][a] = se[a];
      out[2][a] = z;
      out[3][a] = Double.isNaN(z) ? Double.NaN : Normal.twoSided(z);
      out[4][a] = Double.isNaN(lower) ? lower : Math.max(lower, lowest);
      out[5][a] = Double.isNaN(upper) ? upper : Math.min(upper, settings.highestDelta());
    }
    List<String> columns = List.of("estimate", "se", "statistic", "p", "lower", "upper");
    return NumberColumns.addTo(Table.create("selection", names), columns, out);
  }

  /** The profile-likelihood interval of a parameter, numbered from 1. */
  Interval profile(int number, double level) {
    int all = estimates().length;
    if (number < 1 || number > all) {
      throw MetaException.format(
          "this model has selection parameters 1 to %d, but number %d was requested", all, number);
    }
    if (settings.type() == SelectionType.STEPCON || solution.estimatesCut()) {
      throw MetaException.format(
          "the type %s has no profile-likelihood intervals for its parameters, because %s",
          settings.type().id(),
          solution.estimatesCut()
              ? "its likelihood jumps with the cut-point"
              : "each weight is constrained by the previous one");
    }
    if (number > solution.delta().length || solution.place(number - 1) < 0) {
      throw MetaException.format(
          "delta.%d was fixed, not estimated, so it has no interval", number);
    }
    return new SelectionProfiles(solution).ofDelta(number - 1, level);
  }
}

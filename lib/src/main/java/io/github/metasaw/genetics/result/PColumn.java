package io.github.metasaw.genetics.result;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.pool.HanEskinTail;
import io.github.metasaw.genetics.scan.ResultNames;
import io.github.metasaw.genetics.scan.ScanColumn;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpNumber;
import io.github.metasaw.genetics.snp.SnpRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of p values, as -log10 of them. Where a p value is 0 because a double held it, it is
 * computed anew from the statistic it belongs to, if the results have that.
 */
final class PColumn {

  /** -log10 of the least positive number; p values of 0 without a statistic are drawn here. */
  static final double LARGEST = 323.3;

  /** -log10 of the least number with all its digits. */
  private static final double INEXACT = 307.6;

  private final String column;

  /**
   * What a p value of 0 is computed from.
   *
   * @param columns of the numbers it takes
   * @param logP ln of the p value of these numbers
   */
  private record Statistic(List<ScanColumn> columns, ToDoubleFunction<double[]> logP) {}

  /** Of the columns of a scan; those of other programs, and {@code p}, have Wald's. */
  private static final Map<ScanColumn, Statistic> STATISTICS =
      Map.of(
          ScanColumn.P_RANDOM,
          new Statistic(List.of(ScanColumn.BETA_RANDOM, ScanColumn.SE_RANDOM), PColumn::wald),
          ScanColumn.P_REML,
          new Statistic(List.of(ScanColumn.BETA_REML, ScanColumn.SE_REML), PColumn::wald),
          ScanColumn.P_N,
          new Statistic(List.of(ScanColumn.Z_N), x -> Normal.logTwoSided(x[0])),
          ScanColumn.P_Q,
          new Statistic(
              List.of(ScanColumn.Q, ScanColumn.K),
              x -> ChiSquared.logSurvival(x[0], (int) (x[1] - 1))),
          ScanColumn.P_Z2,
          new Statistic(
              List.of(ScanColumn.Z2, ScanColumn.K), x -> ChiSquared.logSurvival(x[0], (int) x[1])),
          ScanColumn.P_RE2,
          new Statistic(
              List.of(ScanColumn.RE2, ScanColumn.K),
              x -> new HanEskinTail().logSurvival(x[0], (int) x[1])),
          ScanColumn.P_MEGA,
          new Statistic(
              List.of(ScanColumn.X2_MEGA, ScanColumn.DF_MEGA),
              x -> ChiSquared.logSurvival(x[0], (int) x[1])),
          ScanColumn.P_ANCESTRY,
          new Statistic(
              List.of(ScanColumn.X2_ANCESTRY, ScanColumn.DF_MEGA),
              x -> ChiSquared.logSurvival(x[0], (int) (x[1] - 1))),
          ScanColumn.P_RESIDUAL,
          new Statistic(
              List.of(ScanColumn.X2_RESIDUAL, ScanColumn.K, ScanColumn.DF_MEGA),
              x -> ChiSquared.logSurvival(x[0], (int) (x[1] - x[2]))),
          // sampled: nothing else tells it
          ScanColumn.P_BINARY,
          new Statistic(List.of(), x -> Double.NaN));

  /** The signs of tests that have two sides. */
  private static final Map<ScanColumn, ScanColumn> DIRECTIONS =
      Map.of(
          ScanColumn.P_RANDOM, ScanColumn.BETA_RANDOM,
          ScanColumn.P_REML, ScanColumn.BETA_REML,
          ScanColumn.P_N, ScanColumn.Z_N);

  PColumn(String column) {
    this.column = column;
  }

  private static double wald(double[] x) {
    return Normal.logTwoSided(x[0] / x[1]);
  }

  /** Null for a column that is not a scan's own. */
  private @Nullable Statistic own() {
    return STATISTICS.entrySet().stream()
        .filter(e -> e.getKey().title().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The columns of the statistic; negative where they are not there. */
  private int[] places(String[] names) {
    Statistic own = own();
    return own == null
        ? new int[] {only(names, SnpRole.BETA), only(names, SnpRole.SE)}
        : own.columns().stream()
            .mapToInt(c -> ResultNames.find(names, List.of(c.title())))
            .toArray();
  }

  /** The only column of a role; negative where there is none, or are several. */
  static int only(String[] names, SnpRole role) {
    int found = -1;
    for (int c = 0; c < names.length; c++) {
      if (SnpRole.of(names[c]) == role) {
        if (found >= 0) {
          return -1;
        }
        found = c;
      }
    }
    return found;
  }

  /**
   * Reads it with other columns.
   *
   * @param before columns that must be there
   * @param value hears the cells of each line, those of {@code before} first, and -log10 p
   */
  void read(ScanResults results, List<List<String>> before, Value value) {
    read(results, before, names -> new int[0], value);
  }

  /**
   * As the other.
   *
   * @param more places of columns that need not be there, negative where one is not; their cells
   *     come after that of the p value
   */
  void read(
      ScanResults results, List<List<String>> before, Function<String[], int[]> more, Value value) {
    List<List<String>> required = new ArrayList<>(before);
    required.add(List.of(column));
    int at = before.size();
    Statistic own = own();
    ToDoubleFunction<double[]> logP = own == null ? PColumn::wald : own.logP();
    int[] extra = new int[1];
    results.read(
        required,
        names -> {
          int[] first = more.apply(names);
          extra[0] = first.length;
          return IntStream.concat(Arrays.stream(first), Arrays.stream(places(names))).toArray();
        },
        cells -> value.accept(cells, minusLog10(cells[at], cells, at + 1 + extra[0], logP)));
  }

  /** The column whose sign says in which direction the p value points; negative without one. */
  int direction(String[] names) {
    if (own() == null) {
      return only(names, SnpRole.BETA);
    }
    return DIRECTIONS.entrySet().stream()
        .filter(e -> e.getKey().title().equalsIgnoreCase(column))
        .mapToInt(e -> ResultNames.find(names, List.of(e.getValue().title())))
        .findFirst()
        .orElse(-1);
  }

  /** Hears the cells of a line and a value. */
  interface Value {
    void accept(String[] cells, double minusLog10);
  }

  /** The cells from {@code from} on are those of the statistic. */
  private static double minusLog10(
      String cell, String[] cells, int from, ToDoubleFunction<double[]> logP) {
    double written = minusLog10(cell);
    if (!(written > INEXACT && written < LARGEST + 1)) {
      return written;
    }
    double[] x = new double[cells.length - from];
    for (int i = 0; i < x.length; i++) {
      x[i] = SnpFields.number(cells[from + i]);
      if (Double.isNaN(x[i])) {
        return written;
      }
    }
    double computed = LogProbability.minusLog10(logP.applyAsDouble(x));
    return computed > INEXACT ? computed : written;
  }

  /**
   * -log10 of a probability as text, also of one below the least double, and {@link #LARGEST} of 0;
   * NaN where missing.
   */
  static double minusLog10(String cell) {
    if (SnpFields.isMissing(cell)) {
      return Double.NaN;
    }
    int e = Math.max(cell.indexOf('e'), cell.indexOf('E'));
    double mantissa = SnpNumber.parse(e < 0 ? cell : cell.substring(0, e));
    if (mantissa == 0) {
      return LARGEST;
    }
    double exponent = e < 0 ? 0 : SnpNumber.parse(cell.substring(e + 1));
    double value = -Math.log10(mantissa) - exponent;
    return value > 0 ? value : value > -1e-9 ? 0 : Double.NaN;
  }
}

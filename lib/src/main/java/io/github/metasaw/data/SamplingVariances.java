package io.github.metasaw.data;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.data.covariance.CovarianceValidator;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntFunction;

/** Where the sampling variances come from. */
sealed interface SamplingVariances {

  /** The columns it is read from. */
  List<String> names();

  /** Their values [names][rows], NaN where missing; text and wrong lengths are refused. */
  double[][] values(ColumnLookup columns, List<String> labels);

  /**
   * The variance of a row in which nothing is missing; what cannot be one is refused.
   *
   * @param values of {@link #values}
   */
  double variance(double[][] values, int row, double yi, ColumnLookup columns, List<String> labels);

  /**
   * The covariance of the rows kept.
   *
   * @param variances of these rows
   */
  default Symmetric covariance(double[] variances, int[] keep, List<String> labels) {
    return Diagonal.of(variances);
  }

  /** Whether it says V for all rows, and not a column of the table. */
  default boolean isWhole() {
    return false;
  }

  /** The columns in words: {@code sei}, {@code lower and upper}. */
  default String words() {
    return String.join(" and ", names());
  }

  /** The column {@code vi}, or else {@code sei}. */
  static SamplingVariances standard(ColumnLookup columns) {
    if (columns.findOrNull("vi") != null) {
      return new Variances("vi");
    }
    if (columns.findOrNull("sei") != null) {
      return new StandardErrors("sei");
    }
    throw MetaException.format(
        "no column 'vi' or 'sei' in %s: say which column holds variances with %s, standard errors"
            + " with %s, or the bounds of 95 %% intervals with %s; Columns: %s",
        columns.tableName(),
        Remedy.data("vi", "COLUMN"),
        Remedy.data("sei", "COLUMN"),
        Remedy.data("ci", "LOWER", "UPPER"),
        columns.names());
  }

  /** What is read from one column of numbers. */
  sealed interface OfOneColumn extends SamplingVariances {

    /** The column. */
    String column();

    @Override
    default List<String> names() {
      return List.of(column());
    }

    @Override
    default double[][] values(ColumnLookup columns, List<String> labels) {
      return new double[][] {columns.numbers(column(), labels)};
    }
  }

  /** Variances as they are. */
  record Variances(String column) implements OfOneColumn {
    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      double v = columns.finite(column, values[0][row], row, labels);
      if (v < 0) {
        throw columns.at(column, "must not be negative (it is a variance)", row, labels, text(v));
      }
      return v;
    }
  }

  /** Standard errors, squared. */
  record StandardErrors(String column) implements OfOneColumn {
    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      double se = columns.finite(column, values[0][row], row, labels);
      if (se < 0) {
        String must = "must not be negative (it is a standard error)";
        throw columns.at(column, must, row, labels, text(se));
      }
      return se * se;
    }
  }

  /**
   * Bounds of an interval.
   *
   * @param wide its width, in standard errors
   * @param ratios whether its bounds are ratios, whose logs have that width
   */
  record Interval(String lower, String upper, double wide, boolean ratios)
      implements SamplingVariances {
    private static final MathContext SIX = new MathContext(6);

    /** Of confidence {@code level}. */
    static Interval of(String lower, String upper, double level) {
      double wide = 2 * Normal.critical(level);
      return new Interval(lower, upper, wide, false);
    }

    Interval ofRatios() {
      return new Interval(lower, upper, wide, true);
    }

    @Override
    public List<String> names() {
      return List.of(lower, upper);
    }

    @Override
    public double[][] values(ColumnLookup columns, List<String> labels) {
      return ratios
          ? new double[][] {columns.logs(lower, labels), columns.logs(upper, labels)}
          : new double[][] {columns.numbers(lower, labels), columns.numbers(upper, labels)};
    }

    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      double low = columns.finite(lower, values[0][row], row, labels);
      double high = columns.finite(upper, values[1][row], row, labels);
      if (low > high) {
        String must = "must not lie below the lower bound " + lower;
        throw columns.at("the upper bound " + upper, must, row, labels, asGiven(high));
      }
      if (low > yi || high < yi) {
        String must = "must lie between %s and %s".formatted(lower, upper);
        throw columns.at("the estimate", must, row, labels, asGiven(yi));
      }
      double se = (high - low) / wide;
      return se * se;
    }

    /** Back from the log, to six digits: what was given, but for rounding. */
    private String asGiven(double value) {
      return text(ratios ? new BigDecimal(Math.exp(value)).round(SIX).doubleValue() : value);
    }
  }

  /** A covariance from outside the table, judged in the rows that are kept. */
  record GivenInFull(double[][] v) implements SamplingVariances {
    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public List<String> names() {
      return List.of("V");
    }

    @Override
    public double[][] values(ColumnLookup columns, List<String> labels) {
      Given.length(CovarianceValidator.square(v).length, "rows", columns);
      double[] variances = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        variances[i] = v[i][i];
      }
      return new double[][] {variances};
    }

    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      return Given.variance(values[0][row], row, columns, labels);
    }

    @Override
    public Symmetric covariance(double[] variances, int[] keep, List<String> labels) {
      IntFunction<String> place = CovarianceValidator.labelled(labels);
      Symmetric kept = CovarianceValidator.of(v, keep, place);
      return CovarianceValidator.semidefinite(kept, i -> place.apply(keep[i]));
    }
  }

  /** A covariance from outside the table, in its storage. */
  record GivenV(KnownV v) implements SamplingVariances {
    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public List<String> names() {
      return List.of("V");
    }

    @Override
    public double[][] values(ColumnLookup columns, List<String> labels) {
      Given.length(v.size(), "rows", columns);
      return new double[][] {v.variances()};
    }

    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      return values[0][row];
    }

    @Override
    public Symmetric covariance(double[] variances, int[] keep, List<String> labels) {
      return v.select(keep, CovarianceValidator.labelled(labels));
    }
  }

  /** Variances from outside the table. */
  record Given(double[] vi) implements SamplingVariances {
    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public List<String> names() {
      return List.of("V");
    }

    @Override
    public double[][] values(ColumnLookup columns, List<String> labels) {
      length(vi.length, "variances", columns);
      return new double[][] {vi};
    }

    @Override
    public double variance(
        double[][] values, int row, double yi, ColumnLookup columns, List<String> labels) {
      return variance(vi[row], row, columns, labels);
    }

    static double variance(double given, int row, ColumnLookup columns, List<String> labels) {
      double v = columns.finite("V", given, row, labels);
      if (v < 0) {
        throw columns.at("V", "must not be negative (it is a variance)", row, labels, text(v));
      }
      return v;
    }

    static void length(int length, String what, ColumnLookup columns) {
      if (length == columns.rows()) {
        return;
      }
      if (columns.has(OutcomeColumns.OUTCOME)) {
        throw MetaException.of(
            "V has %d %s, but two outcomes in the %d rows of %s need %d: y1 and y2 of the first row, and so on"
                .formatted(length, what, columns.rows() / 2, columns.tableName(), columns.rows()));
      }
      throw MetaException.of(
          "V has %d %s, but %s has %d rows%s"
              .formatted(
                  length,
                  what,
                  columns.tableName(),
                  columns.rows(),
                  length == 2 * columns.rows()
                      ? "; a V of two outcomes belongs to a model with mu1 and mu2"
                      : ""));
    }
  }

  private static String text(double value) {
    return Double.toString(value);
  }
}

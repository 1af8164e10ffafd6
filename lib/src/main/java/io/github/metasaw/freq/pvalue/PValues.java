package io.github.metasaw.freq.pvalue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One-sided p values of independent tests of the same direction, to be combined where studies
 * report no effects. A combination tests whether any study has an effect; it estimates none, and
 * says nothing of its size. Immutable.
 *
 * <pre>{@code
 * CombinedPValue fisher = PValues.of(0.016, 0.067, 0.25).combine(PValueMethod.FISHER);
 * }</pre>
 */
public final class PValues {

  private final double[] p;

  /** 1 - p, with all digits where p is next to 1. */
  private final double[] rest;

  private final double[] weights;
  private final double alpha;

  /** Rows of the table that they come from; none where they are not of a column. */
  private final int[] rows;

  private PValues(double[] p, double[] rest, double[] weights, double alpha, int... rows) {
    this.p = p;
    this.rest = rest;
    this.rows = rows;
    this.weights = weights;
    this.alpha = alpha;
  }

  /**
   * Given p values.
   *
   * @param p one-sided, each above 0 and up to 1 [k]
   * @return with equal weights
   * @throws MetaException for fewer than two, or one outside the range
   */
  public static PValues of(double... p) {
    return ofSome(checked(p, i -> "p value " + (i + 1)));
  }

  /**
   * The p values of a column.
   *
   * @param table a row per study
   * @param column of one-sided p values
   * @return of rows that have one, with equal weights
   * @throws MetaException for a column that does not exist, or a value outside the range
   */
  public static PValues of(Table table, String column) {
    ColumnLookup columns = columns(table);
    List<String> labels = RowLabels.of(columns, null);
    double[] all = columns.numbers(column, labels);
    int[] there = IntStream.range(0, all.length).filter(i -> !Double.isNaN(all[i])).toArray();
    double[] some = Arrays.stream(there).mapToDouble(i -> all[i]).toArray();
    return ofSome(checked(some, i -> "the p value of " + labels.get(there[i])), there);
  }

  private static PValues ofSome(double[] p, int... rows) {
    double[] rest = Arrays.stream(p).map(value -> 1 - value).toArray();
    return new PValues(p, rest, new double[0], 0.05, rows);
  }

  /**
   * Two-sided p values of a column, made one-sided by the signs of another: p/2 where the effect is
   * above 0, and 1 - p/2 where it is below. R: metap's {@code two2one}.
   *
   * @param table a row per study
   * @param column of two-sided p values
   * @param signs column of effects, or of 1 and -1
   * @return of rows that have both, with equal weights
   * @throws MetaException as {@link #of(Table, String)}
   */
  public static PValues ofTwoSided(Table table, String column, String signs) {
    ColumnLookup columns = columns(table);
    List<String> labels = RowLabels.of(columns, null);
    double[] two = columns.numbers(column, labels);
    double[] effects = columns.numbers(signs, labels);
    int[] there =
        IntStream.range(0, two.length)
            .filter(i -> !Double.isNaN(two[i]) && !Double.isNaN(effects[i]))
            .toArray();
    double[] given = Arrays.stream(there).mapToDouble(i -> two[i]).toArray();
    checked(given, i -> "the p value of " + labels.get(there[i]));
    double[] one = new double[there.length];
    double[] rest = new double[there.length];
    for (int i = 0; i < one.length; i++) {
      boolean isAbove = effects[there[i]] > 0;
      one[i] = isAbove ? given[i] / 2 : 1 - given[i] / 2;
      rest[i] = isAbove ? 1 - given[i] / 2 : given[i] / 2;
    }
    return new PValues(one, rest, new double[0], 0.05, there);
  }

  private static ColumnLookup columns(Table table) {
    return new ColumnLookup(table, table.name() == null ? "the table" : table.name());
  }

  /**
   * The p values of the studies' own tests.
   *
   * @param studies with estimates and variances
   * @param isGreater whether effects above 0 are looked for, else below
   * @return with equal weights
   * @throws MetaException for fewer than two studies, or a sampling variance of 0
   */
  public static PValues of(Studies studies, boolean isGreater) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    double[] p = new double[yi.length];
    double[] rest = new double[yi.length];
    for (int i = 0; i < p.length; i++) {
      if (vi[i] == 0) {
        throw MetaException.format(
            "the sampling variance of '%s' is 0, so it has no p value; leave the row out",
            studies.labels().get(i));
      }
      double z = (isGreater ? yi[i] : -yi[i]) / Math.sqrt(vi[i]);
      // Beyond 38 SDs a double holds no tail.
      p[i] = Math.max(Double.MIN_NORMAL, Normal.survival(z));
      rest[i] = Math.max(Double.MIN_NORMAL, Normal.survival(-z));
    }
    checked(p, i -> "the p value of " + studies.labels().get(i));
    return new PValues(p, rest, new double[0], 0.05);
  }

  private static double[] checked(double[] p, IntFunction<String> name) {
    if (p.length < 2) {
      throw MetaException.format(
          "at least two p values can be combined, and there are %d", p.length);
    }
    for (int i = 0; i < p.length; i++) {
      if (!(p[i] > 0 && p[i] <= 1)) {
        throw MetaException.format(
            "%s is %s; a p value lies above 0 and is at most 1", name.apply(i), p[i]);
      }
    }
    return p.clone();
  }

  /**
   * With weights for Stouffer's method, for example the roots of sample sizes.
   *
   * @param values above 0 [k]
   * @return a copy
   * @throws MetaException for another number of weights, or one that is not above 0
   */
  public PValues withWeights(double... values) {
    if (values.length != p.length) {
      throw MetaException.format("%d weights were given for %d p values", values.length, p.length);
    }
    for (double weight : values) {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw MetaException.format("a weight is %s; weights must be above 0", weight);
      }
    }
    return new PValues(p, rest, values.clone(), alpha, rows);
  }

  /**
   * With weights of a column for Stouffer's method.
   *
   * @param table that the p values come from, or one with a row for each
   * @param column of weights above 0
   * @return a copy
   * @throws MetaException for a column that does not exist, or a weight that is not above 0
   */
  public PValues withWeights(Table table, String column) {
    ColumnLookup columns = columns(table);
    double[] all = columns.numbers(column, RowLabels.of(columns, null));
    return rows.length == 0
        ? withWeights(all)
        : withWeights(Arrays.stream(rows).mapToDouble(i -> all[i]).toArray());
  }

  /**
   * With another level for the binomial test.
   *
   * @param value between 0 and 1
   * @return a copy
   * @throws MetaException for a level outside
   */
  public PValues withAlpha(double value) {
    if (!(value > 0 && value < 1)) {
      throw MetaException.format("alpha is %s; it must lie between 0 and 1", value);
    }
    return new PValues(p, rest, weights, value, rows);
  }

  /**
   * Combines them.
   *
   * @param method how
   * @return the combined test
   */
  public CombinedPValue combine(PValueMethod method) {
    return method.combine(this);
  }

  /**
   * All methods.
   *
   * @return method, statistic, df, p
   */
  public Table table() {
    PValueMethod[] methods = PValueMethod.values();
    CombinedPValue[] all = Arrays.stream(methods).map(this::combine).toArray(CombinedPValue[]::new);
    return Table.create(
        "combined p values",
        StringColumn.create("method", Arrays.stream(methods).map(PValueMethod::label)),
        DoubleColumn.create(
            "statistic", Arrays.stream(all).mapToDouble(CombinedPValue::statistic).toArray()),
        DoubleColumn.create("df", Arrays.stream(all).mapToDouble(CombinedPValue::df).toArray()),
        DoubleColumn.create("p", Arrays.stream(all).mapToDouble(CombinedPValue::p).toArray()));
  }

  /**
   * Number of p values.
   *
   * @return k
   */
  public int k() {
    return p.length;
  }

  double[] p() {
    return p;
  }

  /** 1 - p, without rounding to 0 where p is rounded to 1. */
  double[] rest() {
    return rest;
  }

  double weight(int i) {
    return weights.length == 0 ? 1 : weights[i];
  }

  double alpha() {
    return alpha;
  }
}

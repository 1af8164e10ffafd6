package io.github.metasaw.data;

import io.github.metasaw.check.MetaException;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Where the sampling variances come from. */
sealed interface Precision {

  /** The columns in words: {@code sei}, {@code lower or upper}. */
  String words();

  /** Variances [rows], NaN where missing; what cannot be a variance is refused. */
  double[] variances(Columns columns, List<String> labels, double[] yi);

  /** The column {@code vi}, or else {@code sei}. */
  static Precision standard(Columns columns) {
    if (columns.findOrNull("vi") != null) {
      return new Variances("vi");
    }
    if (columns.findOrNull("sei") != null) {
      return new StandardErrors("sei");
    }
    throw MetaException.of(
        "no column 'vi' or 'sei' in "
            + columns.tableName()
            + ": say with --vi (variances), --sei (standard errors) or --ci LOWER,UPPER which"
            + " columns hold the precision");
  }

  /** Variances as they are. */
  record Variances(String column) implements Precision {
    @Override
    public String words() {
      return column;
    }

    @Override
    public double[] variances(Columns columns, List<String> labels, double[] yi) {
      double[] v = columns.numbers(column, labels);
      for (int i = 0; i < v.length; i++) {
        if (v[i] < 0) {
          throw columns.at(
              column, "must not be negative (it is a variance)", i, labels, text(v[i]));
        }
      }
      return v;
    }
  }

  /** Standard errors, squared. */
  record StandardErrors(String column) implements Precision {
    @Override
    public String words() {
      return column;
    }

    @Override
    public double[] variances(Columns columns, List<String> labels, double[] yi) {
      double[] v = columns.numbers(column, labels);
      for (int i = 0; i < v.length; i++) {
        if (v[i] < 0) {
          throw columns.at(
              column, "must not be negative (it is a standard error)", i, labels, text(v[i]));
        }
        v[i] *= v[i];
      }
      return v;
    }
  }

  /** Bounds of an interval. */
  record Interval(String lower, String upper, double level) implements Precision {
    @Override
    public String words() {
      return lower + " or " + upper;
    }

    @Override
    public double[] variances(Columns columns, List<String> labels, double[] yi) {
      double[] low = columns.numbers(lower, labels);
      double[] high = columns.numbers(upper, labels);
      double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
      double[] v = new double[low.length];
      for (int i = 0; i < v.length; i++) {
        if (low[i] > high[i]) {
          throw columns.at(upper, "must not lie below " + lower, i, labels, text(high[i]));
        }
        if (low[i] > yi[i] || high[i] < yi[i]) {
          throw columns.at(
              "the estimate",
              "must lie between %s and %s".formatted(lower, upper),
              i,
              labels,
              text(yi[i]));
        }
        double se = (high[i] - low[i]) / (2 * half);
        v[i] = se * se;
      }
      return v;
    }
  }

  /** Variances from outside the table. */
  record Given(double[] vi) implements Precision {
    @Override
    public String words() {
      return "V";
    }

    @Override
    public double[] variances(Columns columns, List<String> labels, double[] yi) {
      if (vi.length != columns.rows()) {
        throw MetaException.of(
            "V has %d variances, but %s has %d rows"
                .formatted(vi.length, columns.tableName(), columns.rows()));
      }
      for (int i = 0; i < vi.length; i++) {
        if (vi[i] < 0) {
          throw columns.at("V", "must not be negative (it is a variance)", i, labels, text(vi[i]));
        }
        if (Double.isInfinite(vi[i])) {
          throw columns.at("V", "must be finite", i, labels, text(vi[i]));
        }
      }
      return vi.clone();
    }
  }

  private static String text(double value) {
    return Double.toString(value);
  }
}

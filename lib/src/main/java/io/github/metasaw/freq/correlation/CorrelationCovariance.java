package io.github.metasaw.freq.correlation;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The sampling covariance of correlations of the same persons: Cov(r_st, r_uv) is {r_st r_uv
 * (r_su^2 + r_sv^2 + r_tu^2 + r_tv^2)/2 + r_su r_tv + r_sv r_tu - (r_st r_su r_sv + r_st r_tu r_tv
 * + r_su r_tu r_uv + r_sv r_tv r_uv)}/(n - 1) (Olkin and Siotani 1976; Steiger 1980, Psych. Bull.
 * 87, 245, eq. 3). A correlation that a study does not report and that others of its covariances
 * need is replaced by the mean of the studies that have it, weighted by their persons (Becker 2009,
 * in Cooper, Hedges and Valentine, ch. 20), where metafor has missing values. R: metafor's {@code
 * rcalc}. Feeds a multivariate model, whose mean correlations {@link MatrixRegression} takes.
 * Immutable.
 *
 * <pre>{@code
 * CorrelationCovariance c = CorrelationCovariance.of(dat, "ri", List.of("var1", "var2"), "study", "ni");
 * StudyReader reader = StudyReader.of(c.table()).V(c.V());
 * }</pre>
 *
 * @param table study, var1, var2, pair, yi, vi, ni, in the order of the rows
 * @param V sampling covariance of yi [rows x rows]; 0 between studies
 */
public record CorrelationCovariance(Table table, KnownV V) {

  /** The correlations of one study by the names of their variables, each both ways round. */
  private record Correlations(Map<List<String>, Double> own, Map<List<String>, Double> means) {

    /** That of the study, or else the mean of the studies that have it. */
    double of(String a, String b) {
      if (a.equals(b)) {
        return 1;
      }
      Double r = own.getOrDefault(List.of(a, b), means.get(List.of(a, b)));
      if (r == null) {
        throw MetaException.format(
            "no study has the correlation of %s and %s, which the covariance of their correlations"
                + " with others needs; leave out the rows of one of the two",
            a, b);
      }
      return r;
    }
  }

  /**
   * Of correlations.
   *
   * @param table one row per correlation; rows without one are left out
   * @param ri column of correlations, between -1 and 1
   * @param variables the two columns that name the variables
   * @param study column of studies, whose persons are the same for all of their correlations
   * @param ni column of numbers of persons; the smallest of a study counts for all of its rows
   * @return correlations and V
   * @throws MetaException for a column that does not exist, an impossible value, a pair that a
   *     study has twice, or one that no study has and the covariance of others needs
   */
  public static CorrelationCovariance of(
      Table table, String ri, List<String> variables, String study, String ni) {
    return new Reading(table, ri, variables, study, ni).covariance(false);
  }

  /**
   * Of Fisher's z of the correlations, whose covariance is that of the correlations over (1 -
   * r_st^2)(1 - r_uv^2), with n - 3 in place of n - 1. R: {@code rcalc(rtoz = TRUE)}.
   *
   * @param table one row per correlation
   * @param ri column of correlations
   * @param variables the two columns that name the variables
   * @param study column of studies
   * @param ni column of numbers of persons
   * @return Fisher's z and V
   * @throws MetaException as {@link #of}
   */
  public static CorrelationCovariance ofFisherZ(
      Table table, String ri, List<String> variables, String study, String ni) {
    return new Reading(table, ri, variables, study, ni).covariance(true);
  }

  /** The columns of a table of correlations. */
  private static final class Reading {

    private final double[] r;
    private final double[] n;
    private final String[] first;
    private final String[] second;
    private final Map<String, List<Integer>> studies = new LinkedHashMap<>();
    private final String[] studyOf;

    Reading(Table whole, String ri, List<String> variables, String study, String ni) {
      if (variables.size() != 2) {
        throw MetaException.format(
            "a correlation has two variables; name two columns, not %d", variables.size());
      }
      String name = whole.name() == null ? "the table" : whole.name();
      ColumnLookup all = new ColumnLookup(whole, name);
      double[] given = all.numbers(ri, RowLabels.of(all, null));
      Table table =
          whole.rows(
              IntStream.range(0, given.length).filter(i -> !Double.isNaN(given[i])).toArray());
      ColumnLookup columns = new ColumnLookup(table, name);
      List<String> labels = RowLabels.of(columns, null);
      this.r = columns.numbers(ri, labels);
      this.n = columns.numbers(ni, labels);
      this.first = text(columns.find(variables.get(0)));
      this.second = text(columns.find(variables.get(1)));
      this.studyOf = text(columns.find(study));
      for (int i = 0; i < r.length; i++) {
        require(i, labels.get(i));
        studies.computeIfAbsent(studyOf[i], s -> new ArrayList<>()).add(i);
      }
    }

    private static String[] text(Column<?> column) {
      return IntStream.range(0, column.size())
          .mapToObj(i -> CellText.text(column, i))
          .toArray(String[]::new);
    }

    private void require(int i, String label) {
      if (!(Math.abs(r[i]) < 1)) {
        throw MetaException.format(
            "the correlation of %s is %s; it must lie between -1 and 1", label, r[i]);
      }
      if (!(n[i] > 3)) {
        throw MetaException.format(
            "the number of persons of %s is %s; it must be larger than 3", label, n[i]);
      }
      if (first[i].isEmpty() || second[i].isEmpty() || first[i].equals(second[i])) {
        throw MetaException.format(
            "the correlation of %s is of '%s' and '%s'; it needs two different variables",
            label, first[i], second[i]);
      }
    }

    CorrelationCovariance covariance(boolean isFisherZ) {
      List<Integer> row = new ArrayList<>();
      List<Integer> column = new ArrayList<>();
      List<Double> value = new ArrayList<>();
      double[] vi = new double[r.length];
      double[] used = new double[r.length];
      Map<List<String>, Double> means = means();
      studies.forEach(
          (name, rows) -> {
            Correlations own = new Correlations(correlations(name, rows), means);
            double persons = rows.stream().mapToDouble(i -> n[i]).min().orElseThrow();
            for (int i : rows) {
              used[i] = persons;
              for (int j : rows.subList(0, rows.indexOf(i) + 1)) {
                double v = element(own, i, j) / scale(persons, i, j, isFisherZ);
                row.add(i);
                column.add(j);
                value.add(v);
                if (i == j) {
                  vi[i] = v;
                }
              }
            }
          });
      KnownV v =
          KnownV.sparse(
              r.length,
              row.stream().mapToInt(Integer::intValue).toArray(),
              column.stream().mapToInt(Integer::intValue).toArray(),
              value.stream().mapToDouble(Double::doubleValue).toArray());
      return new CorrelationCovariance(table(vi, used, isFisherZ), v);
    }

    /** Means over the studies, each both ways round. */
    private Map<List<String>, Double> means() {
      Map<List<String>, double[]> sums = new HashMap<>();
      for (int i = 0; i < r.length; i++) {
        boolean isTurned = first[i].compareTo(second[i]) > 0;
        List<String> pair = isTurned ? List.of(second[i], first[i]) : List.of(first[i], second[i]);
        double[] sum = sums.computeIfAbsent(pair, key -> new double[2]);
        sum[0] += n[i] * r[i];
        sum[1] += n[i];
      }
      Map<List<String>, Double> means = new HashMap<>();
      sums.forEach(
          (pair, sum) -> {
            means.put(pair, sum[0] / sum[1]);
            means.put(List.of(pair.get(1), pair.get(0)), sum[0] / sum[1]);
          });
      return means;
    }

    private Map<List<String>, Double> correlations(String name, List<Integer> rows) {
      Map<List<String>, Double> values = new HashMap<>();
      for (int i : rows) {
        values.put(List.of(second[i], first[i]), r[i]);
        if (values.put(List.of(first[i], second[i]), r[i]) != null) {
          throw MetaException.format(
              "study '%s' has the correlation of %s and %s twice; keep one of the rows",
              name, first[i], second[i]);
        }
      }
      return values;
    }

    private double scale(double persons, int i, int j, boolean isFisherZ) {
      return isFisherZ ? (persons - 3) * (1 - r[i] * r[i]) * (1 - r[j] * r[j]) : persons - 1;
    }

    /** (n - 1) Cov(r_st, r_uv). */
    private double element(Correlations own, int i, int j) {
      double st = r[i];
      double uv = r[j];
      double su = own.of(first[i], first[j]);
      double sv = own.of(first[i], second[j]);
      double tu = own.of(second[i], first[j]);
      double tv = own.of(second[i], second[j]);
      return st * uv * (su * su + sv * sv + tu * tu + tv * tv) / 2
          + su * tv
          + sv * tu
          - (st * su * sv + st * tu * tv + su * tu * uv + sv * tv * uv);
    }

    private Table table(double[] vi, double[] used, boolean isFisherZ) {
      double[] yi =
          isFisherZ ? Arrays.stream(r).map(x -> Math.log1p(2 * x / (1 - x)) / 2).toArray() : r;
      String[] pairs = new String[r.length];
      Arrays.setAll(pairs, i -> first[i] + "." + second[i]);
      return Table.create(
          "correlations",
          StringColumn.create("study", studyOf),
          StringColumn.create("var1", first),
          StringColumn.create("var2", second),
          StringColumn.create("pair", pairs),
          DoubleColumn.create("yi", yi),
          DoubleColumn.create("vi", vi),
          DoubleColumn.create("ni", used));
    }
  }
}

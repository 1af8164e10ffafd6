package io.github.metasaw.data.covariance;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Blocks;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The known covariance of sampling errors V [n x n], with variances, not standard errors, on its
 * diagonal, in the storage that suits it: {@code meta_V(V = V)} in a model. Immutable.
 *
 * <p>A missing variance (NaN) is allowed: that row is dropped when the studies are read, with its
 * row and column of V. Whether V is positive semidefinite is judged then, of the rows kept.
 */
public final class KnownV {

  /** NaN on the diagonal where a variance is missing, and zero beside it. */
  private final Symmetric v;

  private KnownV(Symmetric v) {
    this.v = v;
  }

  /**
   * Independent sampling errors: {@code V = vi}.
   *
   * @param variances of the errors [n]
   * @return a diagonal V [n x n]
   * @throws MetaException where a variance is negative
   */
  public static KnownV of(double... variances) {
    return new KnownV(
        Diagonal.of(CovarianceValidator.variances(variances, CovarianceValidator.NUMBERED)));
  }

  /**
   * A covariance matrix given in full. Zeros are not stored: a matrix that holds blocks is stored
   * as blocks.
   *
   * @param v variances and covariances [n][n]
   * @return V [n x n]
   * @throws MetaException where {@code v} is not square or not symmetric, a variance is negative,
   *     or a covariance is missing though both its variances are there
   */
  public static KnownV dense(double[][] v) {
    int[] all = IntStream.range(0, CovarianceValidator.square(v).length).toArray();
    return new KnownV(CovarianceValidator.of(v, all, CovarianceValidator.NUMBERED));
  }

  /**
   * A covariance matrix given by its elements that are not zero, the diagonal included; each one
   * off the diagonal once, or twice if alike, as (row, column) and (column, row).
   *
   * @param n rows of V
   * @param row of each element, from 0
   * @param column of each element, from 0
   * @param value of each element
   * @return V [n x n]
   */
  public static KnownV sparse(int n, int[] row, int[] column, double[] value) {
    return new KnownV(new Triplets(n, row, column, value).toSymmetric());
  }

  /**
   * Rows of a cluster are correlated alike, others are independent. Agrees with metafor's {@code
   * vcalc(vi, cluster, obs = row, rho = rho)}.
   *
   * @param table with a row per estimate
   * @param vi column of sampling variances
   * @param cluster column that identifies the clusters
   * @param rho correlation of the sampling errors of two rows of a cluster
   * @return V [rows x rows]
   */
  public static KnownV blocks(Table table, String vi, String cluster, double rho) {
    return blocks(table, vi, cluster, Dependence.of().rho(rho));
  }

  /**
   * Rows of a cluster are correlated as types, observations, times and shared groups say, others
   * are independent. Agrees with metafor's {@code vcalc}.
   *
   * @param table with a row per estimate
   * @param vi column of sampling variances
   * @param cluster column that identifies the clusters
   * @param dependence how sampling errors within a cluster are correlated
   * @return V [rows x rows]
   */
  public static KnownV blocks(Table table, String vi, String cluster, Dependence dependence) {
    ColumnLookup columns =
        new ColumnLookup(table, table.name() == null ? "the table" : table.name());
    List<String> labels = RowLabels.of(columns, null);
    double[] variances = columns.numbers(vi, labels);
    CovarianceValidator.variances(variances, CovarianceValidator.labelled(labels));
    return new KnownV(blocks(columns, labels, variances, cluster, dependence));
  }

  /**
   * The same for sampling variances that do not come from a column.
   *
   * @param columns columns of the table
   * @param labels labels of the rows
   * @param variances sampling variances [rows], NaN where missing
   * @param cluster column that identifies the clusters
   * @param dependence how sampling errors within a cluster are correlated
   * @return V [rows x rows]
   */
  public static Symmetric blocks(
      ColumnLookup columns,
      List<String> labels,
      double[] variances,
      String cluster,
      Dependence dependence) {
    boolean[] used = new boolean[variances.length];
    for (int i = 0; i < used.length; i++) {
      used[i] = !Double.isNaN(variances[i]);
    }
    Correlations correlations = new Correlations(columns, labels, used, dependence);
    int[] group = clusters(correlations, cluster, dependence.subgroup(), used);
    return Structure.compact(
        Blocks.of(
            group,
            (i, j, zero) ->
                i == j
                    ? variances[i]
                    : correlations.of(i, j) * Math.sqrt(variances[i] * variances[j])));
  }

  /** Rows that may be correlated; one whose variance is missing stands alone. */
  private static int[] clusters(
      Correlations correlations, String cluster, @Nullable String subgroup, boolean[] used) {
    int[] group = correlations.keys(cluster);
    int[] within = subgroup == null ? new int[group.length] : correlations.keys(subgroup);
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      int next = numbers.size();
      group[i] =
          used[i] ? numbers.computeIfAbsent(List.of(group[i], within[i]), k -> next) : -1 - i;
    }
    return group;
  }

  /**
   * Two outcomes in each of n studies: V [2n x 2n], with rows y1 and y2 of the first study, y1 and
   * y2 of the second, and so on.
   *
   * @param v1 sampling variances of the first outcome [n], NaN where it is missing
   * @param v2 sampling variances of the second outcome [n], NaN where it is missing
   * @param cor12 correlations of the sampling errors in each study [n]
   * @return V [2n x 2n]
   */
  public static KnownV bivariate(double[] v1, double[] v2, double[] cor12) {
    return new KnownV(Bivariate.ofCorrelations(v1, v2, cor12));
  }

  /**
   * Two outcomes in each of n studies, with one correlation for all studies.
   *
   * @param v1 sampling variances of the first outcome [n], NaN where it is missing
   * @param v2 sampling variances of the second outcome [n], NaN where it is missing
   * @param cor12 correlation of the sampling errors within a study
   * @return V [2n x 2n], as the other method
   */
  public static KnownV bivariate(double[] v1, double[] v2, double cor12) {
    double[] all = new double[v1.length];
    Arrays.fill(all, cor12);
    return bivariate(v1, v2, all);
  }

  /**
   * Two outcomes in each of n studies, from covariances.
   *
   * @param v1 sampling variances of the first outcome [n], NaN where it is missing
   * @param v2 sampling variances of the second outcome [n], NaN where it is missing
   * @param cov12 covariances of the sampling errors in each study [n]
   * @return V [2n x 2n], as {@link #bivariate}
   */
  public static KnownV bivariateCovariances(double[] v1, double[] v2, double[] cov12) {
    return new KnownV(Bivariate.ofCovariances(v1, v2, cov12));
  }

  /**
   * The size of V.
   *
   * @return n
   */
  public int size() {
    return v.size();
  }

  /**
   * The sampling variances.
   *
   * @return the diagonal [n], NaN where missing
   */
  public double[] variances() {
    return v.diagonal();
  }

  /**
   * An element.
   *
   * @param row from 0
   * @param column from 0
   * @return a variance or covariance
   */
  public double get(int row, int column) {
    return v.get(row, column);
  }

  /**
   * The correlations of the sampling errors; R: {@code cov2cor}.
   *
   * @return with the same pattern as V; 0 where a variance is 0 or missing
   */
  public Symmetric correlations() {
    return v.correlations();
  }

  /**
   * The blocks of clusters that are independent of each other. R: metafor's {@code blsplit}.
   *
   * @param cluster of each row [n]
   * @return in the order of their first rows: variances and covariances of the rows of each cluster
   * @throws MetaException for another number of names, or clusters that are correlated
   */
  public Map<String, double[][]> blocksOf(List<String> cluster) {
    if (cluster.size() != size()) {
      throw MetaException.format(
          "%d names of clusters were given for the %d rows of V", cluster.size(), size());
    }
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < cluster.size(); i++) {
      rows.computeIfAbsent(cluster.get(i), c -> new ArrayList<>()).add(i);
    }
    v.forEach(
        (i, j, value) -> {
          if (value != 0 && !cluster.get(i).equals(cluster.get(j))) {
            throw MetaException.format(
                "rows %d and %d are correlated, but stand in the clusters '%s' and '%s'",
                i + 1, j + 1, cluster.get(i), cluster.get(j));
          }
        });
    Map<String, double[][]> blocks = new LinkedHashMap<>();
    rows.forEach(
        (name, own) -> {
          double[][] block = new double[own.size()][own.size()];
          for (int a = 0; a < block.length; a++) {
            for (int b = 0; b < block.length; b++) {
              block[a][b] = v.get(own.get(a), own.get(b));
            }
          }
          blocks.put(name, block);
        });
    return blocks;
  }

  /** All elements [n][n]. */
  public double[][] toArray() {
    return v.toArray();
  }

  /** How it is stored, and how its rows hang together. */
  public Structure structure() {
    return Structure.of(v);
  }

  /**
   * The covariance of some rows, none of whose variances is missing.
   *
   * @param keep the rows, from 0
   * @param place names a row of this V in messages, as in {@code row 3 ('Study C')}
   * @throws MetaException where these rows are not positive semidefinite
   */
  public Symmetric select(int[] keep, IntFunction<String> place) {
    return CovarianceValidator.semidefinite(v.select(keep), i -> place.apply(keep[i]));
  }

  /** {@code V [9 x 9], blocks: 3 of up to 4 rows}. */
  @Override
  public String toString() {
    Structure s = structure();
    String size = "V [%d x %1$d], %s".formatted(s.rows(), s.storage());
    return s.storage().equals("diagonal")
        ? size
        : "%s: %d groups of up to %d rows".formatted(size, s.components(), s.largest());
  }
}

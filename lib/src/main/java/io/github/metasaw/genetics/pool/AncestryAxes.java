package io.github.metasaw.genetics.pool;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Axes of ancestry: coordinates of studies by classical multidimensional scaling of their distances
 * (Torgerson 1952, Psychometrika 17, 401), as MR-MEGA takes them. The sign of an axis, which
 * distances leave open, makes its largest coordinate positive.
 *
 * @param studies names [k]
 * @param coordinates of each study, the axis of largest variance first [k][axes]
 * @param shares of each axis in the sum of the positive eigenvalues [axes]
 * @param source where the distances come from
 */
public record AncestryAxes(
    List<String> studies, double[][] coordinates, List<Double> shares, String source)
    implements Tabular, Serializable {

  private static final long serialVersionUID = 1L;

  /** Eigenvalues below it, relative to the largest, are rounding errors of zero. */
  private static final double NOTHING = 1e-12;

  /** Copies the arrays. */
  public AncestryAxes {
    studies = List.copyOf(studies);
    coordinates = Arrays.stream(coordinates).map(double[]::clone).toArray(double[][]::new);
    shares = List.copyOf(shares);
  }

  /**
   * The first axes of some distances.
   *
   * @param distances of the studies
   * @param axes number of axes, 1 or more
   * @return the axes
   * @throws MetaException if the distances have fewer axes, or there are too few studies
   */
  public static AncestryAxes of(Distances distances, int axes) {
    int k = distances.size();
    requireStudies(k, axes);
    EigenDecomposition eigen =
        new EigenDecomposition(new Array2DRowRealMatrix(centred(distances.toArray())));
    double[] values = eigen.getRealEigenvalues();
    double sum = Arrays.stream(values).filter(x -> x > 0).sum();
    double[][] coordinates = new double[k][axes];
    List<Double> shares = new ArrayList<>();
    for (int a = 0; a < axes; a++) {
      if (!(values[a] > NOTHING * values[0])) {
        throw MetaException.of(
            "the distances of the studies give %d of the %d axes of ancestry asked for"
                .formatted(a, axes));
      }
      double[] axis = eigen.getEigenvector(a).toArray();
      double scale = Math.sqrt(values[a]) * sign(axis);
      for (int i = 0; i < k; i++) {
        coordinates[i][a] = scale * axis[i];
      }
      shares.add(values[a] / sum);
    }
    return new AncestryAxes(distances.labels(), coordinates, shares, distances.source());
  }

  /**
   * Refuses more axes than the regression of effects has degrees of freedom for.
   *
   * @param k number of studies
   * @param axes number of axes
   * @throws MetaException if there are fewer than axes + 3 studies
   */
  public static void requireStudies(int k, int axes) {
    if (axes < 1 || axes > k - 3) {
      throw MetaException.of(
          "a regression on %d %s of ancestry takes %d studies or more, these are %d"
              .formatted(axes, axes == 1 ? "axis" : "axes", Math.max(1, axes) + 3, k));
    }
  }

  /** -1/2 of the squared distances, less the means of rows and columns. */
  private static double[][] centred(double[][] d) {
    int k = d.length;
    double[] mean = new double[k];
    double all = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        mean[i] += d[i][j] * d[i][j] / k;
      }
      all += mean[i] / k;
    }
    double[][] b = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        b[i][j] = -(d[i][j] * d[i][j] - mean[i] - mean[j] + all) / 2;
      }
    }
    return b;
  }

  /** The sign of the entry of largest size; of almost equal ones the first. */
  private static double sign(double[] axis) {
    double largest = 0;
    for (double x : axis) {
      if (Math.abs(x) > Math.abs(largest) * (1 + 1e-9)) {
        largest = x;
      }
    }
    return Math.signum(largest);
  }

  /**
   * The number of axes.
   *
   * @return 1 or more
   */
  public int axes() {
    return shares.size();
  }

  /**
   * The coordinates of each study.
   *
   * @return a copy [k][axes]
   */
  @Override
  public double[][] coordinates() {
    return Arrays.stream(coordinates).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The coordinates as a table.
   *
   * @return study, axis1, axis2, ...: one row per study
   */
  @Override
  public Table table() {
    Table table = Table.create("axes", StringColumn.create("study", studies));
    for (int a = 0; a < axes(); a++) {
      int axis = a;
      table.addColumns(
          DoubleColumn.create(
              "axis" + (a + 1), Arrays.stream(coordinates).mapToDouble(c -> c[axis]).toArray()));
    }
    return table;
  }
}

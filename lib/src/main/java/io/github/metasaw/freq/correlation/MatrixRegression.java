package io.github.metasaw.freq.correlation;

import io.github.metasaw.diagnostic.Level;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear regression from the correlations or covariances of variables, as pooled by a multivariate
 * meta-analysis (Becker and Aloe 2019, in Cooper, Hedges and Valentine, Handbook of Research
 * Synthesis, ch. 15). R: metafor's {@code matreg}. Immutable.
 *
 * <pre>{@code
 * MatrixRegression regression = MatrixRegression.ofCorrelations(List.of("perf", "acog", "asom"), R);
 * MatrixRegressionFit fit = regression.withV(V).fit("perf", "acog", "asom");
 * }</pre>
 */
public final class MatrixRegression {

  /** What is not a rounding error of the elements above and below the diagonal. */
  private static final double ASYMMETRY = 1e-8;

  private final List<String> names;
  private final RealMatrix matrix;
  private final boolean isCovariance;
  private final double[] means;
  private final Precision precision;

  /**
   * What the precision of the matrix is known by.
   *
   * @param n number of persons; NaN where there is V
   * @param v covariance of the estimated elements; 0 x 0 where there is n
   * @param level confidence of intervals, between 0 and 1
   */
  private record Precision(double n, double[][] v, double level) {}

  private MatrixRegression(
      List<String> names,
      RealMatrix matrix,
      boolean isCovariance,
      double[] means,
      Precision precision) {
    this.names = names;
    this.matrix = matrix;
    this.isCovariance = isCovariance;
    this.means = means;
    this.precision = precision;
  }

  /**
   * From correlations: coefficients are standardised, and there is no intercept.
   *
   * @param names of the variables [q]
   * @param correlations symmetric, or with its lower triangle alone and NaN elsewhere [q x q]
   * @return without a precision yet
   * @throws MetaException for a matrix of another size or that is not symmetric, or a name twice
   */
  public static MatrixRegression ofCorrelations(List<String> names, double[][] correlations) {
    RealMatrix r = symmetric(names, correlations, 1);
    for (int i = 0; i < names.size(); i++) {
      if (Math.abs(r.getEntry(i, i) - 1) > ASYMMETRY) {
        throw MetaException.of(
            "the correlation of %s with itself is 1, not %s; covariances are given as such"
                .formatted(names.get(i), r.getEntry(i, i)));
      }
    }
    return new MatrixRegression(List.copyOf(names), r, false, new double[0], NONE);
  }

  /**
   * From covariances and means.
   *
   * @param names of the variables [q]
   * @param covariances symmetric, or with its lower triangle alone and NaN elsewhere [q x q]
   * @param means of the variables [q]; empty where they are not known, and with them the intercept
   * @return without a precision yet
   * @throws MetaException for a matrix of another size or that is not symmetric, or a name twice
   */
  public static MatrixRegression ofCovariances(
      List<String> names, double[][] covariances, double... means) {
    if (means.length != 0 && means.length != names.size()) {
      throw MetaException.of("%d means for %d variables".formatted(means.length, names.size()));
    }
    RealMatrix s = symmetric(names, covariances, Double.NaN);
    return new MatrixRegression(List.copyOf(names), s, true, means.clone(), NONE);
  }

  private static final Precision NONE = new Precision(Double.NaN, new double[0][], 0.95);

  private static RealMatrix symmetric(List<String> names, double[][] elements, double diagonal) {
    int q = names.size();
    if (new HashSet<>(names).size() < q) {
      throw MetaException.of("each variable needs a name of its own: " + names);
    }
    if (elements.length != q || Arrays.stream(elements).anyMatch(row -> row.length != q)) {
      throw MetaException.of("%d variables need a matrix of %d rows and columns".formatted(q, q));
    }
    RealMatrix matrix = new Array2DRowRealMatrix(q, q);
    for (int i = 0; i < q; i++) {
      for (int j = 0; j <= i; j++) {
        double below = elements[i][j];
        double above = elements[j][i];
        double value = Double.isNaN(below) && i == j ? diagonal : below;
        boolean isSymmetric =
            Double.isNaN(above) || Math.abs(above - below) <= ASYMMETRY * (1 + Math.abs(below));
        if (!Double.isFinite(value) || !isSymmetric) {
          throw MetaException.of(
              "the matrix must be symmetric and complete below its diagonal; look at %s and %s"
                  .formatted(names.get(i), names.get(j)));
        }
        matrix.setEntry(i, j, value);
        matrix.setEntry(j, i, value);
      }
    }
    return matrix;
  }

  /**
   * With the number of persons that the matrix was computed from: t tests, R2 and F test of
   * ordinary least squares.
   *
   * @param n more than coefficients
   * @return a copy
   */
  public MatrixRegression withSampleSize(double n) {
    return with(new Precision(n, new double[0][], precision.level));
  }

  /**
   * With the covariance of the estimated elements, as a multivariate meta-analysis gives it: normal
   * tests by the delta method.
   *
   * @param v of the elements of the lower triangle, column by column, of covariances with their
   *     diagonal [s x s]
   * @return a copy
   * @throws MetaException for a matrix of another size
   */
  public MatrixRegression withV(double[][] v) {
    int q = names.size();
    int s = isCovariance ? q * (q + 1) / 2 : q * (q - 1) / 2;
    if (v.length != s || Arrays.stream(v).anyMatch(row -> row.length != s)) {
      throw MetaException.of(
          "the covariance of the %d elements below the diagonal has %d rows and columns"
              .formatted(s, s));
    }
    return with(new Precision(Double.NaN, v, precision.level));
  }

  /**
   * With intervals of another confidence.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException for a level outside
   */
  public MatrixRegression withLevel(double level) {
    return with(new Precision(precision.n, precision.v, Level.require(level)));
  }

  private MatrixRegression with(Precision other) {
    return new MatrixRegression(names, matrix, isCovariance, means, other);
  }

  /**
   * Regresses a variable on others.
   *
   * @param outcome its name
   * @param predictors at least one
   * @return the coefficients
   * @throws MetaException for a variable that does not exist or stands twice, predictors that
   *     determine each other, or a matrix without {@link #withSampleSize} or {@link #withV}
   */
  public MatrixRegressionFit fit(String outcome, String... predictors) {
    if (predictors.length == 0) {
      throw MetaException.of("a regression needs at least one predictor");
    }
    int y = place(outcome);
    int[] x = Arrays.stream(predictors).mapToInt(this::place).toArray();
    if (Arrays.stream(x).anyMatch(j -> j == y) || Arrays.stream(x).distinct().count() < x.length) {
      throw MetaException.of("each variable stands once in a regression, as outcome or predictor");
    }
    RealMatrix xx = matrix.getSubMatrix(x, x);
    MatrixRegressionFit.Parts parts =
        new MatrixRegressionFit.Parts(
            List.of(predictors),
            MatrixRegressionFit.inverse(xx),
            Arrays.stream(x).mapToDouble(j -> matrix.getEntry(j, y)).toArray(),
            matrix.getEntry(y, y),
            means.length == 0 ? new double[0] : meansOf(y, x));
    if (precision.v.length > 0) {
      return MatrixRegressionFit.byDelta(parts, vOfParts(y, x), isCovariance, precision.level);
    }
    if (Double.isNaN(precision.n)) {
      throw MetaException.of(
          "tests need the precision of the matrix: a number of persons, or the covariance V of its elements");
    }
    return MatrixRegressionFit.ofSample(parts, xx, isCovariance, precision.n, precision.level);
  }

  private double[] meansOf(int y, int... x) {
    double[] all = new double[x.length + 1];
    all[0] = means[y];
    for (int j = 0; j < x.length; j++) {
      all[j + 1] = means[x[j]];
    }
    return all;
  }

  private int place(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw MetaException.unknown("variable", name, "in the matrix", names);
    }
    return at;
  }

  /** The covariance of cov(x_j, y) - sum_k cov(x_j, x_k) b_k, for b the coefficients [m x m]. */
  private RealMatrix vOfParts(int y, int... x) {
    RealMatrix inverse = MatrixRegressionFit.inverse(matrix.getSubMatrix(x, x));
    double[] b =
        inverse.operate(Arrays.stream(x).mapToDouble(j -> matrix.getEntry(j, y)).toArray());
    RealMatrix slope = new Array2DRowRealMatrix(x.length, precision.v.length);
    for (int j = 0; j < x.length; j++) {
      slope.addToEntry(j, element(x[j], y), 1);
      for (int k = 0; k < x.length; k++) {
        if (isCovariance || j != k) {
          slope.addToEntry(j, element(x[j], x[k]), -b[k]);
        }
      }
    }
    RealMatrix v = MatrixUtils.createRealMatrix(precision.v);
    return slope.multiply(v).multiply(slope.transpose());
  }

  /** Place of an element in the lower triangle, column by column. */
  private int element(int i, int j) {
    int row = Math.max(i, j);
    int column = Math.min(i, j);
    int place = 0;
    int q = names.size();
    for (int c = 0; c < column; c++) {
      place += q - c - (isCovariance ? 0 : 1);
    }
    return place + row - column - (isCovariance ? 0 : 1);
  }
}

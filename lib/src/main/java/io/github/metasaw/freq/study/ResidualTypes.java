package io.github.metasaw.freq.study;

import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.HasMatrices;
import io.github.metasaw.fit.HasResiduals;
import io.github.metasaw.linalg.Cholesky;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * All residuals of a fit in one table. R: metafor's {@code residuals}, {@code rstandard} and {@code
 * rstudent}.
 *
 * <ul>
 *   <li>resid: estimate less fitted value, e = y - X beta
 *   <li>pearson: e_i over the SD of the estimate about its mean, sqrt(M_ii)
 *   <li>cholesky: C e for the upper triangular C of C'C = M^-1, independent and of variance 1 but
 *       for the estimation of beta; with a common effect their squares add up to Cochran's Q. The
 *       values of correlated rows depend on their order
 *   <li>standardised: e_i over its own standard error, which allows for the estimation of beta
 *   <li>studentised: the residual of a row from the fit without it, over its standard error
 * </ul>
 */
public final class ResidualTypes {

  /** A block of more rows would take hundreds of megabytes. */
  private static final int MAX_BLOCK = 5_000;

  private ResidualTypes() {}

  /**
   * All residuals, the studentised ones without each row in turn.
   *
   * @param fit of estimates, or of counts; counts have no Pearson and Cholesky residuals
   * @return study, fitted, resid, pearson, cholesky, se, standardised, deleted, seDeleted,
   *     studentised; missing where the rest cannot be fitted
   */
  public static Table table(HasResiduals fit) {
    return table(fit, Deletion.ofStudies());
  }

  /**
   * All residuals.
   *
   * @param fit of estimates, or of counts
   * @param deletion what is left out in turn for the studentised residuals
   * @return as {@link #table(HasResiduals)}
   * @throws io.github.metasaw.diagnostic.MetaException if a column of clusters does not exist, or
   *     is not one
   */
  public static Table table(HasResiduals fit, Deletion deletion) {
    Table own = fit.residuals();
    Table deleted = fit.residuals(deletion);
    double[] yi = fit.studies().yi();
    double[] e = own.doubleColumn("resid").asDoubleArray();
    double[] fitted = new double[e.length];
    Arrays.setAll(fitted, i -> yi[i] - e[i]);
    Table table =
        Table.create(
            "residuals",
            StringColumn.create("study", own.stringColumn("study").asList()),
            DoubleColumn.create("fitted", fitted),
            DoubleColumn.create("resid", e));
    if (fit instanceof HasMatrices linear) {
      table.addColumns(
          DoubleColumn.create("pearson", pearson(linear, e)),
          DoubleColumn.create("cholesky", cholesky(linear, e)));
    }
    return table.addColumns(
        own.doubleColumn("se"),
        own.doubleColumn("z").setName("standardised"),
        deleted.doubleColumn("resid").setName("deleted"),
        deleted.doubleColumn("se").setName("seDeleted"),
        deleted.doubleColumn("z").setName("studentised"));
  }

  /**
   * Residuals over the SDs of the estimates about their means.
   *
   * @param fit of estimates
   * @param e its residuals [k]
   * @return [k]
   */
  public static double[] pearson(HasMatrices fit, double... e) {
    double[] scaled = new double[e.length];
    Arrays.setAll(scaled, i -> e[i] / Math.sqrt(fit.marginalCovarianceOf(i)[0]));
    return scaled;
  }

  /**
   * Residuals that are turned so that they are independent but for the estimation of beta.
   *
   * @param fit of estimates
   * @param e its residuals [k]
   * @return [k]; missing in rows whose covariance has no inverse, or of which more than 5,000 are
   *     correlated
   */
  public static double[] cholesky(HasMatrices fit, double... e) {
    double[] turned = new double[e.length];
    for (int[] rows : fit.correlatedRows()) {
      turn(fit, rows, e, turned);
    }
    return turned;
  }

  /** M = UU' makes C the inverse of U, which is the factor L of the rows taken in reverse. */
  private static void turn(HasMatrices fit, int[] rows, double[] e, double[] turned) {
    int n = rows.length;
    int[] reversed = new int[n];
    Arrays.setAll(reversed, i -> rows[n - 1 - i]);
    double[] own = Arrays.stream(reversed).mapToDouble(i -> e[i]).toArray();
    if (n > MAX_BLOCK || !halfSolve(fit.marginalCovarianceOf(reversed), own)) {
      Arrays.fill(own, Double.NaN);
    }
    for (int i = 0; i < n; i++) {
      turned[reversed[i]] = own[i];
    }
  }

  private static boolean halfSolve(double[] m, double[] values) {
    Cholesky factor = Cholesky.ofSize(values.length);
    boolean isDefinite = factor.factor(m);
    if (isDefinite) {
      factor.halfSolve(values);
    }
    return isDefinite;
  }
}

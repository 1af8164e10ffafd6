package io.github.metasaw.freq.correlation;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.freq.WaldTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A regression from a matrix of correlations or covariances.
 *
 * @param terms of the coefficients; of covariances the first is the intercept [p]
 * @param beta coefficients; the intercept is NaN without means [p]
 * @param covariance of {@code beta} [p x p]
 * @param R2 share of the variance of the outcome that the predictors account for
 * @param omnibus test of all predictors: F by the number of persons, chi-square by V
 * @param residuals what the number of persons tells besides; NaN by V
 * @param level confidence of intervals, between 0 and 1
 */
public record MatrixRegressionFit(
    List<String> terms,
    double[] beta,
    double[][] covariance,
    double R2,
    ModeratorTest omnibus,
    Residuals residuals,
    double level)
    implements Tabular {

  /**
   * The residuals of a regression of persons.
   *
   * @param sigma2 their variance, with the degrees of freedom as divisor
   * @param df residual degrees of freedom; NaN by V, for normal tests
   * @param criteria log-likelihood (ML) with the criteria that rest on it
   * @param restrictedLogLik the restricted one
   */
  public record Residuals(
      double sigma2, double df, InformationCriteria criteria, double restrictedLogLik) {

    private static final Residuals NONE =
        new Residuals(
            Double.NaN, Double.NaN, new InformationCriteria(Double.NaN, 0, Double.NaN), Double.NaN);
  }

  /**
   * What both kinds of precision start from.
   *
   * @param predictors their names [m]
   * @param inverse of the matrix of the predictors [m x m]
   * @param xy their elements with the outcome [m]
   * @param yy the outcome's own element
   * @param means of outcome and predictors [1 + m]; empty where they are not known
   */
  record Parts(
      List<String> predictors, RealMatrix inverse, double[] xy, double yy, double[] means) {

    int m() {
      return xy.length;
    }

    double[] slopes() {
      return inverse.operate(xy);
    }

    double explained() {
      double sum = 0;
      double[] b = slopes();
      for (int j = 0; j < b.length; j++) {
        sum += b[j] * xy[j];
      }
      return sum / yy;
    }

    /** With the intercept before the slopes; NaN without means. */
    double[] withIntercept() {
      double[] b = slopes();
      double[] all = new double[b.length + 1];
      all[0] = means.length == 0 ? Double.NaN : means[0];
      for (int j = 0; j < b.length; j++) {
        all[j + 1] = b[j];
        all[0] -= means.length == 0 ? 0 : means[j + 1] * b[j];
      }
      return all;
    }
  }

  /** By ordinary least squares of so many persons. */
  static MatrixRegressionFit ofSample(
      Parts parts, RealMatrix xx, boolean isCovariance, double n, double level) {
    int m = parts.m();
    double df = n - m - (isCovariance ? 1 : 0);
    if (!(df > 0)) {
      throw MetaException.of(
          "%d coefficients need more than %s persons".formatted(m + (isCovariance ? 1 : 0), n));
    }
    double r2 = parts.explained();
    // Of standardised variables the mean square is on the scale of correlations.
    double sigma2 = parts.yy() * (n - 1) * (1 - r2) / df;
    RealMatrix crossProducts = crossProducts(parts, xx, isCovariance, n);
    RealMatrix covariance =
        isCovariance
            ? inverse(crossProducts).scalarMultiply(sigma2)
            : parts.inverse().scalarMultiply((1 - r2) / df);
    double f = r2 / m / ((1 - r2) / df);
    ModeratorTest omnibus = new ModeratorTest(f, m, df, Reference.fTail(f, m, df));
    double[] beta = isCovariance ? parts.withIntercept() : parts.slopes();
    int known = (int) Arrays.stream(beta).filter(b -> !Double.isNaN(b)).count();
    double ml = -n / 2 * (Math.log(2 * Math.PI * sigma2 * df / n) + 1);
    double logDet = SmallMatrix.logDet(flat(crossProducts), crossProducts.getRowDimension());
    double restricted = -df / 2 * (Math.log(2 * Math.PI * sigma2) + 1) - logDet / 2;
    return new MatrixRegressionFit(
        terms(parts, isCovariance),
        beta,
        withoutIntercept(covariance, beta),
        r2,
        omnibus,
        new Residuals(sigma2, df, new InformationCriteria(ml, known + 1, n), restricted),
        level);
  }

  /** X'X of the persons, of covariances with the column of ones. */
  private static RealMatrix crossProducts(
      Parts parts, RealMatrix xx, boolean isCovariance, double n) {
    RealMatrix within = xx.scalarMultiply(n - 1);
    if (!isCovariance) {
      return within;
    }
    int m = parts.m();
    double[] row = new double[m + 1];
    row[0] = 1;
    for (int j = 0; j < m; j++) {
      row[j + 1] = parts.means().length == 0 ? 0 : parts.means()[j + 1];
    }
    RealMatrix all = new Array2DRowRealMatrix(m + 1, m + 1);
    for (int i = 0; i <= m; i++) {
      for (int j = 0; j <= m; j++) {
        double own = i > 0 && j > 0 ? within.getEntry(i - 1, j - 1) : 0;
        all.setEntry(i, j, own + n * row[i] * row[j]);
      }
    }
    return all;
  }

  /** Covariances that involve an intercept that is not known are not known. */
  private static double[][] withoutIntercept(RealMatrix covariance, double... beta) {
    double[][] out = covariance.getData();
    for (int i = 0; i < beta.length; i++) {
      for (int j = 0; j < beta.length; j++) {
        out[i][j] = Double.isNaN(beta[i]) || Double.isNaN(beta[j]) ? Double.NaN : out[i][j];
      }
    }
    return out;
  }

  /**
   * By the delta method.
   *
   * @param v of the normal equations [m x m]
   */
  static MatrixRegressionFit byDelta(
      Parts parts, RealMatrix v, boolean isCovariance, double level) {
    int m = parts.m();
    RealMatrix slopes = parts.inverse().multiply(v).multiply(parts.inverse());
    double q = SmallMatrix.quadratic(flat(slopes), parts.slopes());
    RealMatrix covariance = slopes;
    double[] beta = parts.slopes();
    if (isCovariance) {
      beta = parts.withIntercept();
      RealMatrix x = new Array2DRowRealMatrix(m + 1, m);
      for (int j = 0; j < m; j++) {
        // metafor adds the means where the intercept has their negative: its variance is the same.
        x.setEntry(0, j, parts.means().length == 0 ? 0 : -parts.means()[j + 1]);
        x.setEntry(j + 1, j, 1);
      }
      covariance = x.multiply(slopes).multiply(x.transpose());
    }
    return new MatrixRegressionFit(
        terms(parts, isCovariance),
        beta,
        withoutIntercept(covariance, beta),
        parts.explained(),
        new ModeratorTest(q, m, Double.NaN, ChiSquared.survival(q, m)),
        Residuals.NONE,
        level);
  }

  private static List<String> terms(Parts parts, boolean isCovariance) {
    List<String> terms = new ArrayList<>(parts.predictors());
    if (isCovariance) {
      terms.add(0, "(Intercept)");
    }
    return List.copyOf(terms);
  }

  static RealMatrix inverse(RealMatrix matrix) {
    try {
      return new CholeskyDecomposition(matrix).getSolver().getInverse();
    } catch (NonPositiveDefiniteMatrixException singular) {
      throw MetaException.of(
          "the matrix of the predictors has no inverse; leave out a predictor that the others determine");
    }
  }

  private static double[] flat(RealMatrix matrix) {
    return Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Standard errors of the coefficients.
   *
   * @return in the order of {@link #terms} [p]
   */
  public double[] standardErrors() {
    double[] se = new double[beta.length];
    Arrays.setAll(se, j -> Math.sqrt(covariance[j][j]));
    return se;
  }

  /**
   * The coefficients with their tests and intervals.
   *
   * @return term, estimate, se, statistic, df, p, lower, upper; df is missing by V
   */
  @Override
  public Table table() {
    WaldTable wald = new WaldTable(level);
    double[] se = standardErrors();
    for (int j = 0; j < beta.length; j++) {
      wald.add(beta[j], se[j], residuals.df());
    }
    return wald.addTo(Table.create("regression from a matrix", StringColumn.create("term", terms)));
  }
}

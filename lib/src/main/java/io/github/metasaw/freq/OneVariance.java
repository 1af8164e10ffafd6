package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Solves yi ~ N(x_i'beta, vi + tau2) with one tau2 and independent rows, on plain arrays: common
 * effect, random effects and meta-regression.
 */
@API(status = API.Status.INTERNAL)
public final class OneVariance implements Solver {

  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final int columns;
  private final FreqOptions options;
  private @Nullable OneVarianceSolution solution;

  /**
   * Arrays are kept.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param x design, row-major [k x columns]; null for an intercept
   * @param columns of x; 1 for an intercept
   * @param options estimator, test and level
   */
  public OneVariance(
      double[] yi, double[] vi, double @Nullable [] x, int columns, FreqOptions options) {
    this.yi = yi;
    this.vi = vi;
    this.x = x == null ? new double[0] : x;
    this.columns = columns;
    this.options = options;
  }

  @Override
  public OneVarianceSolution solution() {
    OneVarianceSolution known = solution;
    if (known == null) {
      known = OneVarianceSolution.fit(yi, vi, isInterceptOnly() ? null : x, columns, options);
      solution = known;
    }
    return known;
  }

  /** As asked for: a fit of one study takes others. */
  @Override
  public FreqOptions options() {
    return options;
  }

  int k() {
    return yi.length;
  }

  /** Whether there is an intercept and nothing else. */
  boolean isInterceptOnly() {
    return x.length == 0;
  }

  double yi(int i) {
    return yi[i];
  }

  double vi(int i) {
    return vi[i];
  }

  /** Row i of X, column j. */
  private double x(int i, int j) {
    return x.length == 0 ? 1 : x[i * columns + j];
  }

  /** The solution of all rows but {@code left}; {@code hint} is the tau2 of all rows. */
  OneVarianceSolution without(int left, double hint) {
    return solve(DataChange.without(yi.length, left), hint);
  }

  /** All rows but {@code left} without moderators, less {@code centre}. */
  CentredData centredWithout(int left, double centre) {
    double[] y = new double[yi.length - 1];
    double[] v = new double[yi.length - 1];
    for (int i = 0; i < left; i++) {
      y[i] = yi[i] - centre;
    }
    for (int i = left; i < y.length; i++) {
      y[i] = yi[i + 1] - centre;
    }
    System.arraycopy(vi, 0, v, 0, left);
    System.arraycopy(vi, left + 1, v, left, v.length - left);
    return CentredData.intercept(y, v, centre);
  }

  @Override
  public @Nullable OneVarianceSolution refit(DataChange change) {
    if (change.addedEstimates().length > 0 && !(isInterceptOnly() && options.weights() == null)) {
      throw MetaException.of(
          "studies can be added to a model without moderators and without given weights only, for"
              + " nothing is known of their moderators and weights");
    }
    try {
      OneVarianceSolution some = solve(change, Double.NaN);
      return some.p == solution().p ? some : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  private OneVarianceSolution solve(DataChange change, double hint) {
    int[] rows = change.rows();
    int n = change.size();
    double[] y = Arrays.copyOf(change.estimates(yi), n);
    double[] v = new double[n];
    for (int i = 0; i < rows.length; i++) {
      v[i] = vi[rows[i]];
    }
    System.arraycopy(change.addedEstimates(), 0, y, rows.length, n - rows.length);
    System.arraycopy(change.addedVariances(), 0, v, rows.length, n - rows.length);
    double[] moderators = isInterceptOnly() ? null : select(change.moderators());
    return OneVarianceSolution.fit(y, v, moderators, columns, options.select(rows), hint);
  }

  /** Rows of X, row-major [rows x columns]. */
  private double[] select(int[] rows) {
    double[] some = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, rows[i] * columns, some, i * columns, columns);
    }
    return some;
  }

  @Override
  public DeletionFits deletions() {
    return new OneVarianceDeletions(this, solution());
  }

  @Override
  public BorrowedDispersion borrowed() {
    return new Borrowing();
  }

  /** All rows with the tau2 of other solutions. */
  private final class Borrowing implements BorrowedDispersion {
    private final OneVarianceSolution full = solution();
    private final double[] hat = full.hat();
    private double[] covariance = new double[0];
    private double tau2;
    private double s2w;

    @Override
    public boolean borrow(Solution other) {
      tau2 = other.tau2();
      s2w = ((OneVarianceSolution) other).s2w();
      covariance = full.covarianceAt(tau2, s2w);
      return true;
    }

    @Override
    public double[] covariance() {
      return covariance;
    }

    @Override
    public double rowVariance(int i) {
      return s2w * (vi[i] + tau2);
    }

    /** As metafor, from the leverages of all rows where weights are inverse variances. */
    @Override
    public double fittedVariance(int i) {
      return full.options.weights() == null
          ? s2w * hat[i] * (tau2 + vi[i])
          : OneVariance.this.fittedVariance(full, covariance, i);
    }
  }

  private double fittedVariance(OneVarianceSolution fit, double[] covariance, int i) {
    double sum = 0;
    for (int a = 0; a < fit.p; a++) {
      for (int b = 0; b < fit.p; b++) {
        sum += x(i, fit.kept[a]) * covariance[a * fit.p + b] * x(i, fit.kept[b]);
      }
    }
    return sum;
  }

  /**
   * Raudenbush and Bryk 1985; metafor's {@code blup}: theta_i = (1 - B_i) yi + B_i x_i'beta with
   * shrinkage factor B_i = vi/(tau2 + vi), variance (1 - B_i) vi + B_i^2 x_i' V x_i.
   */
  @Override
  public Predicted predicted() {
    OneVarianceSolution fit = solution();
    double[] away = fit.residuals();
    double[] se = new double[yi.length];
    double[] factor = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      double total = fit.tau2 + vi[i];
      double own = total > 0 ? fit.tau2 / total : 1;
      factor[i] = 1 - own;
      away[i] *= factor[i];
      double mean = fittedVariance(fit, fit.vcov(), i);
      se[i] = Math.sqrt(own * vi[i] + factor[i] * factor[i] * mean);
    }
    return new Predicted(away, se, factor);
  }

  @Override
  public @Nullable Solved withoutModerators() {
    OneVarianceSolution full = solution();
    return full.data().containsIntercept()
        ? OneVarianceSolution.fit(yi, vi, null, 1, full.options)
        : null;
  }

  /**
   * The interval of tau2 that belongs to the method of estimation.
   *
   * @return generalized Q for GENQ and GENQM, the Q profile else
   */
  public Tau2Interval.Method usualInterval() {
    boolean generalized =
        options.method() == Tau2Estimator.GENQ || options.method() == Tau2Estimator.GENQM;
    return generalized ? Tau2Interval.Method.GENERALIZED_Q : Tau2Interval.Method.Q_PROFILE;
  }
}

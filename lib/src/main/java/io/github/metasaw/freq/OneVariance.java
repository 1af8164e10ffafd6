package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Solves yi ~ N(x_i'beta, vi + tau2) with one tau2 and independent rows, on plain arrays: common
 * effect, random effects and meta-regression.
 */
final class OneVariance implements Solver {

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
   */
  OneVariance(double[] yi, double[] vi, double @Nullable [] x, int columns, FreqOptions options) {
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
    int[] keep = new int[yi.length - 1];
    for (int i = 0; i < keep.length; i++) {
      keep[i] = i < left ? i : i + 1;
    }
    return only(keep, hint);
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
  public @Nullable OneVarianceSolution only(int[] keep) {
    try {
      OneVarianceSolution some = only(keep, Double.NaN);
      return some.p == solution().p ? some : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  private OneVarianceSolution only(int[] keep, double hint) {
    int n = keep.length;
    double[] y = new double[n];
    double[] v = new double[n];
    double[] rows = x.length == 0 ? null : new double[n * columns];
    for (int i = 0; i < n; i++) {
      y[i] = yi[keep[i]];
      v[i] = vi[keep[i]];
      if (rows != null) {
        System.arraycopy(x, keep[i] * columns, rows, i * columns, columns);
      }
    }
    return OneVarianceSolution.fit(y, v, rows, columns, options.select(keep), hint);
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
    public boolean borrow(Solved other) {
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

  @Override
  public String label() {
    return solution().options.model();
  }

  @Override
  public int outcomes() {
    return 1;
  }

  @Override
  public double[] heterogeneityAt(Table newdata) {
    double[] all = new double[newdata.rowCount()];
    Arrays.fill(all, solution().tau2);
    return all;
  }

  @Override
  public Tau2Interval.Method usualInterval() {
    boolean generalized =
        options.method() == Tau2Estimator.GENQ || options.method() == Tau2Estimator.GENQM;
    return generalized ? Tau2Interval.Method.GENERALIZED_Q : Tau2Interval.Method.Q_PROFILE;
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return solution().tau2Interval(method, options.level());
  }

  /** With tau2 as estimated here, unless it is a maximum of the likelihood anyway. */
  @Override
  public StructuredSolution structured(ModelFit fit) {
    FreqOptions used = solution().options;
    GaussianModel model = GaussianModel.of(fit.studies(), fit.design());
    boolean likelihood = used.method() == Tau2Estimator.ML || used.method() == Tau2Estimator.REML;
    return likelihood && !used.hasFixedTau2()
        ? StructuredCovariance.solve(model, used)
        : StructuredCovariance.at(model, used, solution().theta());
  }

  @Override
  public List<Check> checks(ModelFit fit) {
    return OneVarianceChecks.of(fit, this);
  }

  @Override
  public Map<String, String> settings(ModelFit fit) {
    return Map.of();
  }
}

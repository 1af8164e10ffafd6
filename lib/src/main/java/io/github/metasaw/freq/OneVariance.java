package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.Tau2Bounds;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.freq.tau2.Tau2Intervals;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Solves yi ~ N(x_i'beta, vi + tau2) with one tau2 and independent rows, on plain arrays: common
 * effect, random effects and meta-regression.
 */
@API(status = API.Status.INTERNAL)
public final class OneVariance implements Solver {

  private final OneVarianceData data;
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
    this(new OneVarianceData(yi, vi, x, columns), options);
  }

  private OneVariance(OneVarianceData data, FreqOptions options) {
    this.data = data;
    this.options = options;
  }

  @Override
  public OneVarianceSolution solution() {
    OneVarianceSolution known = solution;
    if (known == null) {
      known = data.fit(options);
      solution = known;
    }
    return known;
  }

  /** The options as they were asked for; a fit of one study uses others. */
  @Override
  public FreqOptions options() {
    return options;
  }

  /** What is solved. */
  OneVarianceData data() {
    return data;
  }

  @Override
  public @Nullable OneVarianceSolution refit(DataChange change) {
    if (change.addedEstimates().length > 0
        && !(data.isInterceptOnly() && options.weights() == null)) {
      throw MetaException.of(
          "studies can be added to a model without moderators and without given weights only, for"
              + " nothing is known of their moderators and weights");
    }
    try {
      OneVarianceSolution some = data.fit(change, options, Double.NaN);
      return some.p == solution().p ? some : null;
    } catch (MetaException tooFew) {
      return null;
    }
  }

  @Override
  public OneVarianceDeletions deletions() {
    return new OneVarianceDeletions(data, options, solution());
  }

  @Override
  public OneVariance withDispersionKept() {
    OneVarianceSolution full = solution();
    return full.options.method().isZero() || full.options.hasFixedTau2()
        ? this
        : new OneVariance(data, options.withFixedTau2(full.tau2));
  }

  @Override
  public BorrowedDispersion borrowed() {
    return new OneVarianceBorrowing(data, solution());
  }

  /**
   * Raudenbush and Bryk 1985; metafor's {@code blup}: theta_i = (1 - B_i) yi + B_i x_i'beta with
   * shrinkage factor B_i = vi/(tau2 + vi), variance (1 - B_i) vi + B_i^2 x_i' V x_i.
   */
  @Override
  public Predicted predicted() {
    OneVarianceSolution fit = solution();
    double[] away = fit.residuals();
    double[] se = new double[away.length];
    double[] factor = new double[away.length];
    for (int i = 0; i < away.length; i++) {
      double vi = data.vi(i);
      double total = fit.tau2 + vi;
      double own = total > 0 ? fit.tau2 / total : 1;
      factor[i] = 1 - own;
      away[i] *= factor[i];
      double mean = data.fittedVariance(fit.kept, fit.vcov(), i);
      se[i] = Math.sqrt(own * vi + factor[i] * factor[i] * mean);
    }
    return new Predicted(away, se, factor);
  }

  @Override
  public @Nullable Solved withoutModerators() {
    OneVarianceSolution full = solution();
    return full.data().containsIntercept() ? data.fitIntercept(full.options) : null;
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

  /**
   * An interval of tau2; metafor's {@code confint}.
   *
   * @param method how it is made
   * @return at the level of the options; NaN without degrees of freedom
   * @throws MetaException where the method does not exist for these studies
   */
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    OneVarianceSolution fit = solution();
    double level = fit.options.level();
    Tau2Bounds bounds = new Tau2Bounds(Double.NaN, Double.NaN, false);
    if (fit.df() >= 1) {
      Tau2Intervals intervals =
          new Tau2Intervals(fit.model(), fit.tau2, fit.typicalVariance(), level);
      bounds =
          switch (method) {
            case Q_PROFILE -> intervals.qProfile();
            case GENERALIZED_Q -> intervals.generalizedQ(fit.options.weights());
            case PROFILE_LIKELIHOOD ->
                intervals.profileLikelihood(fit.options.method() != Tau2Estimator.ML);
            case WALD ->
                wald(fit.tau2, fit.options.hasFixedTau2() ? Double.NaN : fit.seTau2(), level);
          };
    }
    return new Tau2Interval(
        method,
        level,
        fit.tau2,
        bounds.lower(),
        bounds.upper(),
        fit.typicalVariance(),
        bounds.isEmpty());
  }

  /** Missing where the estimator has no standard error, or tau2 is given. */
  private static Tau2Bounds wald(double tau2, double se, double level) {
    if (Double.isNaN(se)) {
      return new Tau2Bounds(Double.NaN, Double.NaN, false);
    }
    Interval whole = Interval.wald(tau2, se, level);
    return new Tau2Bounds(Math.max(0, whole.lower()), whole.upper(), false);
  }
}

package io.github.metasaw.freq.refit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.likelihood.ProfileInterval;
import io.github.metasaw.freq.structured.LimitSearch;
import io.github.metasaw.freq.structured.StructuredMaximum;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Profile likelihood: the log-likelihood with one coefficient given and all others at their
 * maximum. The interval holds the values whose profile is within half the chi-square quantile (1
 * df) of the maximum (Venzon and Moolgavkar 1988, Appl. Stat. 37, 87). For coefficients of the mean
 * under ML only: the restricted likelihood does not contain them.
 */
@API(status = API.Status.INTERNAL)
public final class Profiles {

  /** A variance that the likelihood does not distinguish from 0, as a share of a typical one. */
  private static final double AS_GOOD_AS_NO_VARIANCE = 1e-6;

  private final StructuredSolution fit;
  private final FreqOptions options;
  private final int coefficient;

  /** theta of the last profile point, where the next search begins. */
  private double[] warm;

  private Profiles(StructuredSolution fit, FreqOptions options, int coefficient) {
    this.fit = fit;
    this.options = options;
    this.coefficient = coefficient;
    this.warm = atMaximum();
    if (fit.isGiven(coefficient)) {
      throw MetaException.of("%s is fixed, so it has no profile".formatted(fit.name(coefficient)));
    }
    if (coefficient < fit.p()) {
      fit.refusePooling("the likelihood has its maximum at the mean by inverse variances");
    }
    if (coefficient < fit.p() && options.method() == Tau2Estimator.REML) {
      throw MetaException.of(
          "the restricted likelihood has no profile for %s, a coefficient of the mean; fit with method ML"
              .formatted(fit.name(coefficient)));
    }
  }

  /** The bounds of a coefficient; infinite where the profile stays above the limit. */
  static double[] interval(StructuredSolution fit, FreqOptions options, int coefficient) {
    Profiles profile = new Profiles(fit, options, coefficient);
    double estimate = fit.estimate(coefficient);
    double se = fit.se(coefficient);
    double lower = profile.bound(estimate, Double.isNaN(se) ? 1 : se, -1);
    profile.warm = profile.atMaximum();
    return new double[] {lower, profile.bound(estimate, Double.isNaN(se) ? 1 : se, 1)};
  }

  /** value, logLik and wald on a grid of {@code points} over the interval, a bit wider. */
  static Table curve(StructuredSolution fit, FreqOptions options, int coefficient, int points) {
    Profiles profile = new Profiles(fit, options, coefficient);
    double[] bounds = interval(fit, options, coefficient);
    double se = fit.se(coefficient);
    double reach = 4 * (Double.isNaN(se) ? 1 : se);
    double estimate = fit.estimate(coefficient);
    // An SD estimated as 0 has its logarithm at -Infinity: the curve begins below the upper end;
    // one of a correlation of 1 ends above the lower end.
    double middle = Double.isFinite(estimate) ? estimate : bounds[estimate < 0 ? 1 : 0];
    double low = Double.isFinite(bounds[0]) ? bounds[0] : middle - reach;
    double high = Double.isFinite(bounds[1]) ? bounds[1] : middle + reach;
    double margin = 0.2 * (high - low);
    double[] value = new double[points];
    double[] logLik = new double[points];
    double[] wald = new double[points];
    int right = 0;
    for (int i = 0; i < points; i++) {
      value[i] = low - margin + (high - low + 2 * margin) * i / (points - 1);
      double away = (value[i] - estimate) / se;
      wald[i] = fit.maximum().logLik() - away * away / 2;
      right += value[i] < middle ? 1 : 0;
    }
    // From the maximum outwards, so that each search begins next to where it ends.
    for (int i = right; i < points; i++) {
      logLik[i] = profile.at(value[i]);
    }
    profile.warm = profile.atMaximum();
    for (int i = right - 1; i >= 0; i--) {
      logLik[i] = profile.at(value[i]);
    }
    return Table.create(
        "profile of " + fit.name(coefficient),
        DoubleColumn.create("value", value),
        DoubleColumn.create("logLik", logLik),
        DoubleColumn.create("wald", wald));
  }

  /** Where the profile falls through the limit on one side. */
  private double bound(double estimate, double se, int side) {
    if (Double.isNaN(estimate)) {
      return Double.NaN;
    }
    if (!Double.isFinite(estimate) && side * estimate > 0) {
      return estimate;
    }
    double inside = Double.isFinite(estimate) ? estimate : inside();
    return ProfileInterval.of(this::at, fit.maximum().logLik(), options.level())
        .end(inside, 2 * side * se);
  }

  /**
   * A value that the likelihood cannot distinguish from an SD of 0, a correlation of -1 or 1, or
   * the end of a range.
   */
  private double inside() {
    int t = coefficient - fit.p();
    if (t >= 0 && fit.coefficients().limit().place(t) < 0) {
      return fit.model().structure().coefficients(atMaximum())[t];
    }
    double typical = fit.likelihood().typicalVariance();
    return fit.model().structure().boundaries().stream()
        .filter(boundary -> boundary.t() == t)
        .filter(boundary -> boundary.value(fit.theta()) == fit.estimate(coefficient))
        .findFirst()
        .map(boundary -> boundary.asGoodAs(fit.estimate(coefficient), typical))
        .orElse(0.5 * Math.log(AS_GOOD_AS_NO_VARIANCE * typical));
  }

  private double at(double value) {
    return (coefficient < fit.p() ? ofMean(value) : ofDispersion(value)).logLik();
  }

  private StructuredMaximum ofMean(double value) {
    GaussianModel model = fit.model();
    double[] x = model.mean().x();
    int columns = model.mean().columns();
    int column = fit.likelihood().basis().kept()[coefficient];
    double[] y = model.studies().yi();
    double[] rest = new double[y.length * (columns - 1)];
    for (int i = 0; i < y.length; i++) {
      y[i] -= value * x[i * columns + column];
      int at = i * (columns - 1);
      for (int j = 0; j < columns; j++) {
        if (j != column) {
          rest[at++] = x[i * columns + j];
        }
      }
    }
    GaussianLikelihood likelihood =
        new GaussianLikelihood(
                y, rest, columns - 1, model.structure(), false, options.likelihoodWeights())
            .fixing(options.fixed().among(model.structure().parameters()));
    return best(likelihood, atMaximum(), new boolean[warm.length]);
  }

  private StructuredMaximum ofDispersion(double value) {
    int t = coefficient - fit.p();
    MarginalCovariance all = fit.model().structure();
    double[] maximum = atMaximum();
    if (!all.isCoefficient(t)) {
      boolean[] held = new boolean[maximum.length];
      held[t] = true;
      maximum[t] = value;
      warm[t] = value;
      return best(likelihood(all), maximum, held);
    }
    MarginalCovariance rest = all.fixing(t, value);
    double[] coefficients = all.coefficients(maximum);
    double[] others = new double[coefficients.length - 1];
    System.arraycopy(coefficients, 0, others, 0, t);
    System.arraycopy(coefficients, t + 1, others, t, others.length - t);
    double[] start = rest.theta(others);
    if (warm.length > rest.dimension()) {
      warm = start;
    }
    return best(likelihood(rest), start, new boolean[start.length]);
  }

  private GaussianLikelihood likelihood(MarginalCovariance structure) {
    return StructuredSolution.likelihood(fit.model().withStructure(structure), options);
  }

  /** The higher of what is found from the last point and from the maximum: there may be two. */
  private StructuredMaximum best(GaussianLikelihood likelihood, double[] start, boolean[] held) {
    StructuredMaximum found = LimitSearch.fromEither(likelihood, warm, start, held);
    warm = found.near(likelihood.structure());
    return found;
  }

  private double[] atMaximum() {
    return fit.maximum().near(fit.model().structure());
  }

  /**
   * The interval of tau2 where it is one sigma squared: that of log sigma, turned back. With
   * several components or a model of sigma there is no one tau2, and the bounds are NaN.
   *
   * @param fit by ML or REML
   * @return variances, at the level of the fit's options
   */
  public static Tau2Interval tau2(StructuredSolution fit) {
    double[] bounds =
        fit.model().structure().isOneVariance()
            ? interval(fit, fit.options(), fit.p())
            : new double[] {Double.NaN, Double.NaN};
    return new Tau2Interval(
        Tau2Interval.Method.PROFILE_LIKELIHOOD,
        fit.options().level(),
        fit.tau2(),
        Math.exp(2 * bounds[0]),
        Math.exp(2 * bounds[1]),
        fit.typicalVariance(),
        false);
  }
}

package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.model.covariance.DispersionLimit;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A maximum of the likelihood of a structured covariance: of the model itself, or of a limit of it
 * where the SDs of some rows or levels are 0 because their logarithm has moderators.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredMaximum {

  /** An SD this many times the spread of the estimates is taken to diverge. */
  private static final double BEYOND = 1e3;

  /** Share of a typical variance that a start gives rows which had a negative one. */
  private static final double LEAST = 1e-3;

  /** Log of an SD that adds nothing to a variance. */
  private static final double LOG_NOTHING = -100;

  private final MaximumLikelihood<GaussianLikelihood> search;

  private StructuredMaximum(MaximumLikelihood<GaussianLikelihood> search) {
    this.search = search;
  }

  /** What a search has found. */
  static StructuredMaximum of(MaximumLikelihood<GaussianLikelihood> search) {
    return new StructuredMaximum(search);
  }

  /**
   * What was found from one point, boundaries compared, limits not.
   *
   * @param given elements of theta that keep their value
   */
  static StructuredMaximum from(GaussianLikelihood likelihood, double[] start, boolean[] given) {
    return of(MaximumLikelihood.from(likelihood, inside(likelihood, start), given));
  }

  /** A start where no variance is negative. */
  private static double[] inside(GaussianLikelihood likelihood, double[] start) {
    return likelihood.structure().hasLinearVariance()
        ? likelihood.structure().feasible(start, LEAST * likelihood.typicalVariance())
        : start;
  }

  /**
   * The search that found it.
   *
   * @return with theta in the bases of the designs, boundaries and standard errors
   */
  public MaximumLikelihood<GaussianLikelihood> search() {
    return search;
  }

  /**
   * The likelihood, of the model or of a limit of it.
   *
   * @return at the maximum, unless it has been used since
   */
  public GaussianLikelihood likelihood() {
    return search.likelihood();
  }

  /**
   * The structure of the covariance there.
   *
   * @return that of the model, or a limit of it with SDs of 0
   */
  public MarginalCovariance structure() {
    return likelihood().structure();
  }

  /**
   * The log-likelihood there.
   *
   * @return natural logarithm
   */
  public double logLik() {
    return search.logLik();
  }

  /** Evaluates the likelihood at the maximum. */
  StructuredMaximum evaluated() {
    likelihood().at(search.theta());
    return this;
  }

  /** Coefficients of the dispersion in {@link #structure}; NaN for one without meaning. */
  double[] coefficients() {
    double[] out = structure().coefficients(search.theta());
    for (int t = 0; t < out.length; t++) {
      out[t] = search.isIdle(t) ? Double.NaN : out[t];
    }
    return out;
  }

  /**
   * A theta of the structure that this one is, or is a limit of, next to this.
   *
   * @param whole the structure of the model
   * @return finite [dimension]
   */
  public double[] near(MarginalCovariance whole) {
    return near(whole, search.small());
  }

  /**
   * The same.
   *
   * @param small log of SDs that are 0 here
   */
  double[] near(MarginalCovariance whole, double small) {
    double[] coefficients = structure().coefficients(search.inside(small));
    return new DispersionLimit(whole, structure()).near(whole, coefficients, small);
  }

  /** A theta of the structure of the model with finite values; SDs that are 0 add nothing there. */
  double[] finite(MarginalCovariance whole) {
    return near(whole, LOG_NOTHING);
  }

  /** Whether this is higher by more than a margin, and not from a search that diverged. */
  boolean isBetter(StructuredMaximum other, double margin) {
    if (Double.isNaN(logLik()) || Double.isNaN(other.logLik())) {
      return !Double.isNaN(logLik());
    }
    boolean bounded = isBounded();
    return bounded == other.isBounded() ? logLik() > other.logLik() + margin : bounded;
  }

  /**
   * Whether no SD is beyond what the estimates could show: a restricted likelihood may be highest
   * where rows that alone inform a coefficient of the mean have no weight.
   */
  private boolean isBounded() {
    evaluated();
    double most = Arrays.stream(likelihood().dispersion().heterogeneity()).max().orElse(0);
    double known = Arrays.stream(structure().V().diagonal()).max().orElse(0);
    return most <= BEYOND * BEYOND * (likelihood().typicalVariance() + known);
  }
}

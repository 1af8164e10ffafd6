package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A posterior: yi ~ N(theta_i, vi), theta_i ~ N(x_i'beta, tau2), with priors of beta and tau.
 *
 * <p>Variables are {@code mu} (or the coefficients by name), {@code tau}, {@code tau2}, {@code
 * theta_new} (the true effect of a next study), {@code beta_F} (the precision-weighted mean of the
 * studies' own effects), {@code zeta2} (their precision-weighted variance round it) and {@code
 * theta[1]} to {@code theta[k]}, which also go by their labels, {@code theta["label"]}.
 */
public interface BayesFit extends Fit, Shrinks {

  /** The mean effect of a model without moderators. */
  String MU = "mu";

  /** The SD of the true effects. */
  String TAU = "tau";

  /** Their variance. */
  String TAU2 = "tau2";

  /** The true effect of a next study. */
  String THETA_NEW = "theta_new";

  /** The precision-weighted mean of the studies' own effects. */
  String BETA_F = "beta_F";

  /** Their precision-weighted variance round it. */
  String ZETA2 = "zeta2";

  /**
   * How it was computed in one word: {@code exact}, {@code direct}, {@code gibbs}, {@code nuts}.
   */
  String sampler();

  /**
   * Whether its numbers come from draws.
   *
   * @return false for a posterior by quadrature, whose draws are made when they are asked for
   */
  boolean isSampled();

  /** The names of all variables, in the order of the summary. */
  List<String> variables();

  /** The model's own parameters among them, coefficients and tau: what figures show unasked. */
  default List<String> parameters() {
    return variables().subList(0, variables().indexOf(TAU) + 1);
  }

  /**
   * The posterior of a variable.
   *
   * @throws MetaException if there is none of that name
   */
  Marginal marginal(String variable);

  /**
   * The name in {@link #variables} of a variable, by any name it goes by: {@code theta[3]} for
   * {@code theta["Paris"]}.
   *
   * @throws MetaException if there is none of that name
   */
  String canonical(String variable);

  /** The posterior by quadrature, which draws should follow; empty where there is none. */
  Optional<Marginal> exactMarginal(String variable);

  /** The prior of a coefficient, of {@code tau} or of {@code tau2}; empty for what follows. */
  Optional<PriorDensity> prior(String variable);

  /**
   * log p(y | tau) at each tau, natural, with the coefficients integrated out over their priors; a
   * flat prior counts as the density 1. Differences between values of tau are what counts.
   */
  double[] logLikelihood(double... tau);

  default double mean(String variable) {
    return marginal(variable).mean();
  }

  default double sd(String variable) {
    return marginal(variable).sd();
  }

  default double median(String variable) {
    return marginal(variable).median();
  }

  /** The value below which the variable is with probability {@code p}, from 0 to 1. */
  default double quantile(String variable, double p) {
    return marginal(variable).quantile(probability(p));
  }

  /** The interval with equal tails. */
  default Interval interval(String variable, double level) {
    return marginal(variable).interval(probability(level));
  }

  /** The shortest interval. */
  default Interval shortest(String variable, double level) {
    return marginal(variable).shortest(probability(level));
  }

  private static double probability(double p) {
    if (!(p >= 0 && p <= 1)) {
      String hint = p > 1 && p <= 100 ? "; for %s %% write %s".formatted(p, p / 100) : "";
      throw MetaException.of("a probability must lie between 0 and 1, not %s%s".formatted(p, hint));
    }
    return p;
  }

  /** The density over the bulk of a variable: two columns, the variable and {@code density}. */
  default Table density(String variable) {
    Marginal marginal = marginal(variable);
    double low = marginal.quantile(0.0005);
    double high = marginal.quantile(0.9995);
    int points = 201;
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = low + (high - low) * i / (points - 1);
      y[i] = marginal.density(x[i]);
    }
    return Table.create(
        "density of " + variable,
        DoubleColumn.create(variable, x),
        DoubleColumn.create("density", y));
  }

  /** variable, mean, sd, q2.5, q25, median, q75, q97.5, rhat, ess_bulk, ess_tail, mcse. */
  Table summary();

  /**
   * Joint draws, with the warm-up where there was one; an exact posterior draws them when asked.
   */
  Draws sample();

  /** {@link #sample} as a table: .chain, .iteration and one column per variable. */
  default Table draws() {
    return sample().toTable();
  }

  /** Natural log of the marginal likelihood; a flat prior counts as the density 1. */
  double logMarginal();

  /** Monte Carlo standard error of {@link #logMarginal}; 0 where that is by quadrature. */
  default double logMarginalError() {
    return 0;
  }

  /**
   * A Bayes factor against this fit's own model.
   *
   * @param hypothesis {@code mu = 0}, another coefficient or value, or {@code tau = 0}
   * @return how much more probable the data are under the hypothesis
   */
  double bayesFactor(String hypothesis);

  /** The Bayes factor of this fit's model and priors against another's on the same data. */
  double bayesFactor(BayesFit other);

  /** Mean and SD of each true effect given tau: study, then one row per study and value of tau. */
  Table thetaGivenTau(double... tau);

  /** study, yi, estimate (posterior mean), sd, lower, upper, shrinkage (mean of vi/(vi + tau2)). */
  @Override
  Table shrinkage();

  /** The estimate that a next study with this standard error would give. */
  Marginal newEstimate(double se);

  /** Another estimate of the same study's effect, with the same sampling variance. */
  Marginal replicate(String theta);

  /** At the rows fitted (one row without moderators): as {@link #predict(Table)}. */
  @Override
  default Table predict() {
    Table rows = studies().table();
    return predict(design().isInterceptOnly() ? rows.first(1) : rows);
  }

  /**
   * At new values of the moderators: estimate (posterior mean of the mean effect), sd, lower,
   * upper, and piLower, piUpper of the true effect of a study there.
   */
  @Override
  Table predict(Table newdata);

  /**
   * Posterior predictive p value of Q: the probability that studies made by the model differ as
   * much as these do. Near 0 the model has too little heterogeneity, near 1 too much.
   */
  double predictiveP();

  /** study, yi, and mean, sd and two-sided p of yi as a new study's estimate. */
  Table posteriorPredictive();

  /** parameter, prior: every prior as it was used, defaults included. */
  Table priors();
}

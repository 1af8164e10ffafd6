package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A posterior: yi ~ N(theta_i, vi), theta_i ~ N(x_i'beta, tau2), with priors of beta and tau.
 *
 * <p>Variables are {@code mu} (or the coefficients by name), {@code tau}, {@code tau2}, {@code
 * theta_new} (the true effect of a next study), {@code beta_F} (the precision-weighted mean of the
 * studies' own effects), {@code zeta2} (their precision-weighted variance about it) and {@code
 * theta[1]} to {@code theta[k]}, which also go by their labels, {@code theta["label"]}.
 */
public interface BayesFit extends Refits, HasInfluence, Shrinks {

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

  /** Their precision-weighted variance about it. */
  String ZETA2 = "zeta2";

  /**
   * How it was computed.
   *
   * @return in one word: {@code exact}, {@code direct}, {@code gibbs}, {@code nuts}
   */
  String sampler();

  /**
   * The likelihood of what the studies report, in one word.
   *
   * @return {@code normal} of estimates; {@code conditional}, {@code binomial} or {@code poisson}
   *     of counts
   */
  default String likelihood() {
    return "normal";
  }

  /**
   * Whether its numbers come from draws.
   *
   * @return false for a posterior by quadrature, whose draws are made when they are asked for
   */
  boolean isSampled();

  /**
   * The names of all variables.
   *
   * @return in the order of the summary
   */
  List<String> variables();

  /**
   * The model's own parameters among the variables: what figures show unasked.
   *
   * @return coefficients and tau
   */
  default List<String> parameters() {
    return variables().subList(0, variables().indexOf(TAU) + 1);
  }

  /**
   * The posterior of a variable.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return its marginal distribution
   * @throws MetaException if there is none of that name
   */
  Marginal marginal(String variable);

  /**
   * The name in {@link #variables} of a variable.
   *
   * @param variable any name it goes by: {@code theta[3]} for {@code theta["Paris"]}
   * @return its name in the summary
   * @throws MetaException if there is none of that name
   */
  String canonical(String variable);

  /**
   * The SDs of what varies at random in a model with several of them.
   *
   * @return SDs of rows and of groups, in the order of the model; empty where one tau is all
   */
  default List<Parameter> randomEffects() {
    return List.of();
  }

  /**
   * The posterior by quadrature, which draws should follow.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return empty where there is none
   */
  Optional<Marginal> exactMarginal(String variable);

  /**
   * The prior of a coefficient, of {@code tau} or of {@code tau2}.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return empty for a variable that follows from others
   */
  Optional<PriorDensity> prior(String variable);

  /**
   * The log-likelihood of tau, coefficients integrated out over their priors; a flat prior counts
   * as the density 1. Differences between values of tau are what counts.
   *
   * @param tau SDs
   * @return log p(y | tau) at each, natural
   */
  double[] logLikelihood(double... tau);

  /**
   * The posterior mean of a variable.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return on its own scale
   * @throws MetaException if there is none of that name
   */
  default double mean(String variable) {
    return marginal(variable).mean();
  }

  /**
   * The posterior SD of a variable.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return on its own scale
   * @throws MetaException if there is none of that name
   */
  default double sd(String variable) {
    return marginal(variable).sd();
  }

  /**
   * The posterior median of a variable.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return on its own scale
   * @throws MetaException if there is none of that name
   */
  default double median(String variable) {
    return marginal(variable).median();
  }

  /**
   * A quantile of a variable.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @param p from 0 to 1
   * @return the value below which the variable is with that probability
   * @throws MetaException if there is none of that name, or p is no probability
   */
  default double quantile(String variable, double p) {
    return marginal(variable).quantile(probability(p));
  }

  /**
   * The interval with equal tails.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @param level its probability
   * @return both ends, on the scale of the variable
   * @throws MetaException if there is none of that name, or level is no probability
   */
  default Interval interval(String variable, double level) {
    return marginal(variable).interval(probability(level));
  }

  /**
   * The shortest interval, of highest density.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @param level its probability
   * @return both ends, on the scale of the variable
   * @throws MetaException if there is none of that name, or level is no probability
   */
  default Interval shortest(String variable, double level) {
    return marginal(variable).shortest(probability(level));
  }

  private static double probability(double p) {
    if (!(p >= 0 && p <= 1)) {
      String hint =
          p > 1 && p <= 100
              ? "; for %s %% write %s".formatted(CheckNumber.plain(p), CheckNumber.plain(p / 100))
              : "";
      throw MetaException.format("a probability must lie between 0 and 1, not %s%s", p, hint);
    }
    return p;
  }

  /**
   * The density of a variable over the range that holds most of its probability.
   *
   * @param variable a name in {@link #variables}, or another that it goes by
   * @return two columns, the variable and {@code density}
   * @throws MetaException if there is none of that name
   */
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

  /**
   * The summary of all variables.
   *
   * @return variable, mean, sd, q2.5, q25, median, q75, q97.5, rhat, ess_bulk, ess_tail, mcse
   */
  Table summary();

  /**
   * Joint draws, with the warm-up where there was one.
   *
   * @return of an exact posterior drawn when asked for
   */
  Draws sample();

  /**
   * {@link #sample} as a table.
   *
   * @return .chain, .iteration and one column per variable
   */
  default Table draws() {
    return sample().toTable();
  }

  /**
   * The marginal likelihood; a flat prior counts as the density 1.
   *
   * @return natural logarithm
   */
  double logMarginal();

  /**
   * Monte Carlo standard error of {@link #logMarginal}.
   *
   * @return 0 where that is by quadrature
   */
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

  /**
   * The Bayes factor of this fit's model and priors against another's on the same data.
   *
   * @param other the other fit
   * @return how much more probable the data are under this one
   * @throws MetaException for fits to other data
   */
  double bayesFactor(BayesFit other);

  /**
   * Mean and SD of each true effect given tau.
   *
   * @param tau SDs
   * @return study, then one row per study and value of tau
   */
  Table thetaGivenTau(double... tau);

  /** study, yi, estimate (posterior mean), sd, lower, upper, shrinkage (mean of vi/(vi + tau2)). */
  @Override
  Table shrinkage();

  /**
   * The estimate that a next study would give.
   *
   * @param se its standard error
   * @return its predictive distribution
   */
  Marginal newEstimate(double se);

  /**
   * Another estimate of the same study's effect, with the same sampling variance.
   *
   * @param theta the name of the effect, as {@code theta[3]}
   * @return its predictive distribution
   * @throws MetaException if there is none of that name
   */
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
   * much as these do.
   *
   * @return near 0 the model has too little heterogeneity, near 1 too much
   */
  double predictiveP();

  /**
   * Each estimate as that of a new study.
   *
   * @return study, yi, and mean, sd and two-sided p of yi
   */
  Table posteriorPredictive();

  /**
   * Every prior as it was used, defaults included.
   *
   * @return parameter, prior
   */
  Table priors();
}

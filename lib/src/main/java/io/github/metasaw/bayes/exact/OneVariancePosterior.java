package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.RegressionData;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact posterior of yi ~ N(X beta, vi + tau2), from arrays to marginals: for programs that
 * have numbers and no table. The fits of tables compute the same numbers.
 */
public final class OneVariancePosterior {

  private final RegressionData data;
  private final ModelPriors priors;
  private final ExactPosterior exact;
  private final ExactMarginals marginals;

  private ExactMarginals.@Nullable SignalVariance zeta2;

  private OneVariancePosterior(RegressionData data, ModelPriors priors, ExactPosterior exact) {
    this.data = data;
    this.priors = priors;
    this.exact = exact;
    this.marginals = new ExactMarginals(data, priors, exact);
  }

  /**
   * Integrates over tau; beta is normal given tau.
   *
   * @param data estimates with independent sampling errors, and their design
   * @param priors as model text writes them; what has none is flat
   * @return the posterior of the coefficients, of tau and of the studies' effects
   * @throws MetaException for a prior that does not fit the model, or where the posterior has no
   *     finite mass, with the reason
   */
  public static OneVariancePosterior compute(RegressionData data, List<PriorText> priors) {
    ModelPriors set = ModelPriors.of(priors, data);
    return new OneVariancePosterior(data, set, PosteriorQuadrature.compute(data, set));
  }

  /**
   * A coefficient of the mean.
   *
   * @param j column of the design, from 0
   * @return its posterior
   */
  public Marginal coefficient(int j) {
    return marginals.condensed(m -> m.coefficient(j));
  }

  /**
   * The SD of the true effects.
   *
   * @return its posterior
   */
  public Marginal tau() {
    return exact.tau();
  }

  /**
   * The variance of the true effects.
   *
   * @return the posterior of tau2
   */
  public Marginal tau2() {
    return marginals.of(new PosteriorVariable("tau2", PosteriorVariable.Kind.TAU2, 0));
  }

  /**
   * The true effect of a study.
   *
   * @param i row of the data, from 0
   * @return its posterior
   */
  public Marginal theta(int i) {
    return marginals.condensed(m -> m.theta(i));
  }

  /**
   * The true effect of a next study, without moderators.
   *
   * @return its predictive distribution
   */
  public Marginal next() {
    return marginals.condensed(m -> m.next(new double[] {1}, 0));
  }

  /**
   * The precision-weighted average of the studies' effects.
   *
   * @return the posterior of beta_F
   */
  public Marginal averageEffect() {
    return marginals.condensed(PosteriorMixtures::betaF);
  }

  /**
   * The precision-weighted variance of the studies' effects about their average.
   *
   * @return the posterior of zeta2
   */
  public Marginal signalVariance() {
    return zeta2().accurate();
  }

  /**
   * The density of zeta2 for figures, many times faster where few values of tau give it.
   *
   * @param zeta2 variances, 0 or larger [n]
   * @return its height at each [n]
   */
  public double[] signalVarianceDensity(double... zeta2) {
    return Arrays.stream(zeta2).map(zeta2().drawn()::density).toArray();
  }

  private synchronized ExactMarginals.SignalVariance zeta2() {
    ExactMarginals.SignalVariance known = zeta2;
    if (known == null) {
      known = marginals.signalVariance();
      zeta2 = known;
    }
    return known;
  }

  /**
   * How far each study's effect is drawn to the mean.
   *
   * @return posterior mean of vi/(vi + tau2): 0 stays at the estimate, 1 is the mean [k]
   */
  public double[] shrinkageFactors() {
    double[] factors = new double[data.k()];
    for (int i = 0; i < factors.length; i++) {
      for (int c = 0; c < exact.size(); c++) {
        factors[i] += exact.weight(c) * exact.shrinkage(c, i);
      }
    }
    return factors;
  }

  /**
   * The prior of tau as a density.
   *
   * @return on the scale of an SD, whatever scale it was written on
   */
  public PriorDensity priorOfTau() {
    DispersionPrior prior = priors.tau();
    DispersionParameter tau = priors.parameters().get(0);
    return new PriorDensity(prior.code(), prior.isProper(), x -> prior.density(x, tau));
  }

  /**
   * The likelihood of tau, with the coefficients integrated out over their priors.
   *
   * @param tau SDs, 0 or larger [n]
   * @return log p(y | tau), natural [n]
   */
  public double[] logLikelihood(double... tau) {
    GaussianGivenTau given = GaussianGivenTau.of(data, priors.coefficients());
    double[] log = new double[tau.length];
    for (int i = 0; i < tau.length; i++) {
      log[i] = given.logLikelihood(tau[i] * tau[i]);
    }
    return log;
  }

  /**
   * The means of the studies' effects if tau were known, the coefficients averaged over.
   *
   * @param tau SDs, 0 or larger, all different [n]
   * @return by value of tau and study [n][k]
   */
  public double[][] meansGivenTau(double... tau) {
    ComponentList list = new ComponentList(GaussianGivenTau.of(data, priors.coefficients()));
    for (double value : tau) {
      list.add(value, 1);
    }
    ExactPosterior given =
        new ExactPosterior(data, list, exact.tau(), exact.logMarginal(), Double.POSITIVE_INFINITY);
    double[][] means = new double[tau.length][data.k()];
    double[] total = new double[tau.length];
    for (int c = 0; c < given.size(); c++) {
      int t = indexOf(tau, given.tau(c));
      total[t] += given.weight(c);
      for (int i = 0; i < data.k(); i++) {
        means[t][i] += given.weight(c) * given.thetaMean(c, i);
      }
    }
    for (int t = 0; t < tau.length; t++) {
      for (int i = 0; i < data.k(); i++) {
        means[t][i] /= total[t];
      }
    }
    return means;
  }

  private static int indexOf(double[] values, double value) {
    int i = 0;
    while (values[i] != value) {
      i++;
    }
    return i;
  }

  /**
   * The marginal likelihood; a flat prior counts as the density 1.
   *
   * @return log p(y), natural
   */
  public double logMarginal() {
    return exact.logMarginal();
  }
}

package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.RegressionData;
import java.util.List;

/**
 * The exact posterior of yi ~ N(X beta, vi + tau2), from arrays to marginals: for programs that
 * have numbers and no table. The fits of tables compute the same numbers.
 */
public final class OneVariancePosterior {

  private final ExactPosterior exact;
  private final PosteriorMixtures mixtures;

  private OneVariancePosterior(ExactPosterior exact, PosteriorMixtures mixtures) {
    this.exact = exact;
    this.mixtures = mixtures;
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
    ExactPosterior exact = PosteriorQuadrature.compute(data, set);
    return new OneVariancePosterior(exact, new PosteriorMixtures(exact, set.flat()));
  }

  /**
   * A coefficient of the mean.
   *
   * @param j column of the design, from 0
   * @return its posterior
   */
  public Marginal coefficient(int j) {
    return mixtures.coefficient(j);
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
   * The true effect of a study.
   *
   * @param i row of the data, from 0
   * @return its posterior
   */
  public Marginal theta(int i) {
    return mixtures.theta(i);
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

package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.exact.TauNodes;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;
import java.util.Map;

/**
 * Integrates the model of counts: the counts of study i have their own likelihood given theta_i,
 * theta_i ~ N(mu, tau^2), mu and tau have priors. Every theta_i and the mean given tau are
 * integrated by trapezoidal and Gauss-Hermite rules, log tau by panels of Gauss and Legendre.
 * Nothing is drawn, and nothing taken for normal. The likelihoods are tabulated once for all
 * priors.
 *
 * <pre>{@code
 * CountsPosterior posterior =
 *     CountsQuadrature.of(tables, DataLikelihood.CONDITIONAL, BaselinePrior.VAGUE).compute(priors);
 * double oddsRatio = Math.exp(posterior.mu().median());
 * }</pre>
 */
public final class CountsQuadrature {

  private final StudyIntegrals studies;

  private CountsQuadrature(StudyIntegrals studies) {
    this.studies = studies;
  }

  /**
   * The quadrature of a model.
   *
   * @param data counts of k studies
   * @param likelihood conditional, binomial or Poisson
   * @param baseline prior of each study's baseline, where the likelihood has one
   * @return the quadrature, with which posteriors are computed
   * @throws MetaException for a likelihood that is not one of such data
   */
  public static CountsQuadrature of(
      CountData data, DataLikelihood likelihood, BaselinePrior baseline) {
    return finer(data, likelihood, baseline, 1);
  }

  /**
   * The quadrature by finer rules, with which the error of the usual ones is checked.
   *
   * @param data as for {@link #of}
   * @param likelihood as for {@link #of}
   * @param baseline as for {@link #of}
   * @param times by how much all steps are shortened, 1 or more
   * @return the quadrature
   */
  static CountsQuadrature finer(
      CountData data, DataLikelihood likelihood, BaselinePrior baseline, double times) {
    return new CountsQuadrature(StudyIntegrals.of(data, likelihood, baseline, times));
  }

  /**
   * Whether a study says nothing of its effect.
   *
   * @param i the study, from 0
   * @return true where its likelihood is the same whatever the effect
   */
  public boolean isUninformative(int i) {
    return studies.isUninformative(i);
  }

  /**
   * The posterior under priors.
   *
   * @param priors of the mean and of tau
   * @return the posterior
   * @throws MetaException where it has no finite mass, with the reason
   */
  public CountsPosterior compute(ModelPriors priors) {
    requireMean(priors);
    synchronized (studies) {
      return priors.tau() instanceof DispersionPrior.OfScale prior
          ? continuous(priors, prior)
          : discrete(priors);
    }
  }

  private CountsPosterior continuous(ModelPriors priors, DispersionPrior.OfScale prior) {
    LogTauOfCounts density = LogTauOfCounts.of(priors, studies);
    double rate = density.upperRate();
    int halvings = studies.fineness() > 1 ? 1 : 0;
    LogPanels panels = density.panels(prior, TauMarginal.moments(rate), halvings);
    TauNodes nodes = TauNodes.all(panels, rate);
    return new CountsPosterior(
        studies,
        priors,
        new CountsPosterior.OfTau(
            new TauMarginal(density, panels, rate), rate, panels.logIntegral()),
        new CountsPosterior.AtNodes(nodes, density.take(nodes)));
  }

  private CountsPosterior discrete(ModelPriors priors) {
    double[] values =
        priors.tau() instanceof DispersionPrior.Known known
            ? new double[] {known.natural()}
            : ((DispersionPrior.OnGrid) priors.tau()).sd();
    double[] weights = logLikelihood(priors, values);
    double log = LogWeights.normalise(weights) - Math.log(values.length);
    return new CountsPosterior(
        studies,
        priors,
        new CountsPosterior.OfTau(
            new DiscreteMarginal(values, weights), Double.POSITIVE_INFINITY, log),
        new CountsPosterior.AtNodes(new TauNodes(values, weights), Map.of()));
  }

  /**
   * The log likelihood of tau, the mean integrated out over its prior.
   *
   * @param priors of which that of the mean is used
   * @param tau SDs of the effects, 0 or more [n]
   * @return log p(counts | tau) [n], a flat prior counting as the density 1
   * @throws MetaException for a flat prior of a mean that the counts do not bound
   */
  public double[] logLikelihood(ModelPriors priors, double... tau) {
    requireMean(priors);
    synchronized (studies) {
      MeanQuadrature mean = studies.mean(priors.coefficients().get(0));
      return Arrays.stream(tau).map(mean::logIntegral).toArray();
    }
  }

  /**
   * The Bayes factor of some priors against others.
   *
   * @param priors of the mean and of tau
   * @param others with which they are compared
   * @return how much more probable the counts are under the first
   * @throws MetaException where one of them gives no posterior
   */
  public double bayesFactor(ModelPriors priors, ModelPriors others) {
    return Math.exp(compute(priors).logMarginal() - compute(others).logMarginal());
  }

  /** Refuses a flat prior of the mean where all studies are open on the same side. */
  private void requireMean(ModelPriors priors) {
    if (priors.flatCoefficients() == 0) {
      return;
    }
    if (studies.isOpenBelow() || studies.isOpenAbove()) {
      throw MetaException.of(
          "the posterior with prior mu = flat() has no finite mass: every study has an empty cell,"
              + " and none bounds the effect on the other side; give mu a proper prior, such as"
              + " prior mu = normal(0, sd = 1)");
    }
  }
}

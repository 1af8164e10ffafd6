package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.DrawsMarginal;
import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import org.apiguardian.api.API;

/** Computes an {@link ExactPosterior}: chooses the values of tau, and finds beta at each. */
@API(status = API.Status.INTERNAL)
public final class PosteriorQuadrature {

  /** More components than this make quantiles slower without making them more accurate. */
  private static final int MAX_DRAWS = 2000;

  private PosteriorQuadrature() {}

  /**
   * Integrates over tau.
   *
   * @param data estimates and their design
   * @param priors of the coefficients and of tau
   * @return the values of tau with their probabilities, and beta given each
   * @throws MetaException where the posterior has no finite mass, with the reason
   */
  public static ExactPosterior compute(RegressionData data, ModelPriors priors) {
    return compute(data, priors, 0);
  }

  /**
   * Integrates over tau with a finer rule.
   *
   * @param refinements how often every panel is halved more than it need be
   */
  static ExactPosterior compute(RegressionData data, ModelPriors priors, int refinements) {
    ComponentList list = new ComponentList(GaussianGivenTau.of(data, priors.coefficients()));
    DispersionPrior prior = priors.tau();
    if (prior instanceof DispersionPrior.Known known) {
      return points(data, list, known.natural());
    }
    if (prior instanceof DispersionPrior.OnGrid grid) {
      return points(data, list, grid.sd());
    }
    TauPriorRules.refuse(priors, data.vi());
    LogTauPosterior posterior = LogTauPosterior.of(list.model(), priors, data);
    double rate = posterior.upperRate();
    int moments = TauMarginal.moments(rate);
    LogPanels panels = LogPanels.finer(posterior, moments, refinements);
    TauPriorRules.refuseUnresolved(prior.code(), panels, data.vi());
    TauNodes nodes = TauNodes.of(panels, rate);
    for (int i = 0; i < nodes.tau().length; i++) {
      list.add(nodes.tau()[i], nodes.weight()[i]);
    }
    TauMarginal tau = new TauMarginal(posterior, panels, rate);
    return new ExactPosterior(data, list, tau, panels.logIntegral(), rate);
  }

  /** Equal prior probabilities at values of tau. */
  private static ExactPosterior points(RegressionData data, ComponentList list, double... values) {
    double[] probability =
        Arrays.stream(values).map(tau -> list.model().logLikelihood(tau * tau)).toArray();
    double logMarginal = LogWeights.normalise(probability) - Math.log(values.length);
    for (int i = 0; i < values.length; i++) {
      list.add(values[i], probability[i]);
    }
    DiscreteMarginal tau = new DiscreteMarginal(values, probability);
    return new ExactPosterior(data, list, tau, logMarginal, Double.POSITIVE_INFINITY);
  }

  /**
   * The posterior on fewer values of tau: the Gauss rule of its list in tau/(tau + s), in which
   * whatever is smooth in tau is smooth up to infinity. With s between the standard errors, where
   * shrinkage changes, 24 values leave errors of probabilities near 1e-12 unless the errors differ
   * greatly.
   *
   * @param full the posterior on its whole list
   * @param data of which it is
   * @param model the same given tau
   * @param n number of values of tau
   */
  static ExactPosterior condense(
      ExactPosterior full, RegressionData data, GaussianGivenTau model, int n) {
    double least = Arrays.stream(data.vi()).min().orElseThrow();
    double most = Arrays.stream(data.vi()).max().orElseThrow();
    double s = Math.pow(least, 0.25) * Math.pow(most, 0.25);
    TauNodes fewer = new TauNodes(full.taus(), full.weights()).condense(n, s);
    ComponentList list = new ComponentList(model);
    for (int i = 0; i < n; i++) {
      list.add(fewer.tau()[i], fewer.weight()[i]);
    }
    return new ExactPosterior(data, list, full.tau(), full.logMarginal(), full.upperRate());
  }

  /**
   * A posterior from draws, for models with several scale mixtures as priors, which rule out
   * quadrature: one component per draw, the precision of each mixture drawn given beta. It has no
   * marginal likelihood.
   *
   * @param data estimates and their design
   * @param priors of the coefficients and of tau
   * @param tau draws [n]
   * @param coefficients draws of beta [p x n]
   * @param stream for the precisions
   * @return the draws of tau, at most 2,000, and beta given each
   */
  public static ExactPosterior ofDraws(
      RegressionData data,
      ModelPriors priors,
      double[] tau,
      double[][] coefficients,
      RandomStream stream) {
    GaussianGivenTau model = GaussianGivenTau.of(data, priors.withNormals().coefficients());
    ComponentList list = new ComponentList(model);
    MixedCoefficient[] mixing = MixedCoefficient.of(priors.coefficients());
    int p = data.p();
    int count = Math.min(tau.length, MAX_DRAWS);
    double[] beta = new double[p];
    for (int s = 0; s < count; s++) {
      int at = (int) ((long) s * tau.length / count);
      for (int j = 0; j < p; j++) {
        beta[j] = coefficients[j][at];
      }
      for (MixedCoefficient mixed : mixing) {
        model.setPriorPrecision(mixed.column(), mixed.drawPrecision(beta, stream));
      }
      list.add(tau[at], 1.0 / count);
    }
    double rate =
        priors.tau() instanceof DispersionPrior.OfScale
            ? LogTauPosterior.of(model, priors, data).upperRate()
            : Double.POSITIVE_INFINITY;
    return new ExactPosterior(data, list, new DrawsMarginal(tau), Double.NaN, rate);
  }
}

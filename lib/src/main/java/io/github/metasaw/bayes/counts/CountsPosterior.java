package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.exact.TauNodes;
import io.github.metasaw.bayes.posterior.DensityMarginal;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.fit.Marginal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The exact posterior of counts, of which {@link CountsQuadrature} is the studies. Marginals are
 * made when they are asked for. Effects are on the scale of the analysis: log odds ratios, log rate
 * ratios, log odds or log rates.
 */
public final class CountsPosterior {

  /** Numbers of values of tau that are tried before all of them are taken. */
  private static final int[] FEW = {32, 64};

  /** Largest relative difference of densities at which the few are taken. */
  private static final double TOLERANCE = 1e-9;

  private final StudyIntegrals studies;
  private final ModelPriors priors;
  private final OfTau tau;
  private final AtNodes nodes;
  private final @Nullable MeanMixture[] mixtures = new MeanMixture[FEW.length + 1];

  /**
   * What is known of tau.
   *
   * @param marginal its posterior
   * @param upperRate r where the density of log tau falls as exp(-r log tau)
   * @param logMarginal log of the marginal likelihood of the counts
   */
  record OfTau(Marginal marginal, double upperRate, double logMarginal) {}

  /**
   * Values that stand for tau.
   *
   * @param tau the values
   * @param means the mean given some of them, by value, which need not be computed again
   */
  record AtNodes(TauNodes tau, Map<Double, MeanGivenTau> means) {}

  CountsPosterior(StudyIntegrals studies, ModelPriors priors, OfTau tau, AtNodes nodes) {
    this.studies = studies;
    this.priors = priors;
    this.tau = tau;
    this.nodes = nodes;
  }

  StudyIntegrals studies() {
    return studies;
  }

  ModelPriors priors() {
    return priors;
  }

  /**
   * Natural log of the marginal likelihood of the counts.
   *
   * @return log p(counts); a flat prior counts as the density 1
   */
  public double logMarginal() {
    return tau.logMarginal();
  }

  /**
   * r where the density of log tau falls as exp(-r log tau).
   *
   * @return the rate; tau has moments below it
   */
  public double upperRate() {
    return tau.upperRate();
  }

  /**
   * The SD of the effects.
   *
   * @return its posterior
   */
  public Marginal tau() {
    return tau.marginal();
  }

  /**
   * Their variance.
   *
   * @return its posterior
   */
  public Marginal tau2() {
    return tau.marginal() instanceof TauMarginal continuous
        ? continuous.squared()
        : ((DiscreteMarginal) tau.marginal()).squared();
  }

  /**
   * The mean effect.
   *
   * @return its posterior
   */
  public Marginal mu() {
    if (priors.coefficients().get(0) instanceof LocationPrior.Fixed known) {
      return DiscreteMarginal.at(known.value());
    }
    return marginal(MeanMixture::mean);
  }

  /**
   * The estimate that a next study would give, if it were normal about its effect.
   *
   * @param se its standard error; 0 for the effect itself
   * @return the predictive distribution
   */
  public Marginal next(double se) {
    return marginal(mixture -> mixture.next(se));
  }

  /**
   * The effect of a study.
   *
   * @param i the study, from 0
   * @return its posterior
   */
  public Marginal theta(int i) {
    return marginal(mixture -> mixture.theta(i));
  }

  /** Of as few values of tau as give the density; moments are those of all values. */
  private synchronized Marginal marginal(Function<MeanMixture, MixedQuantity> of) {
    MixedQuantity all = of.apply(mixture(FEW.length));
    if (all.isPoint()) {
      return DiscreteMarginal.at(all.centre());
    }
    for (int f = 0; f < FEW.length; f++) {
      if (2 * FEW[f] < nodes.tau().distinct()) {
        MixedQuantity few = of.apply(mixture(f));
        if (agree(all, few)) {
          return marginal(few, all);
        }
      }
    }
    return marginal(all, all);
  }

  /** Of the density of one with the moments of the other. */
  private static Marginal marginal(MixedQuantity few, MixedQuantity all) {
    return new DensityMarginal(
        few::density, new DensityMarginal.Moments(all.mean(), all.sd(), all.centre(), all.scale()));
  }

  private static boolean agree(MixedQuantity all, MixedQuantity few) {
    for (double z : new double[] {-2.2, -0.4, 1.3, 2.8}) {
      double x = all.centre() + z * all.scale();
      double density = all.density(x);
      if (!(Math.abs(few.density(x) - density) <= TOLERANCE * density + 1e-12 / all.scale())) {
        return false;
      }
    }
    return true;
  }

  private MeanMixture mixture(int f) {
    MeanMixture known = mixtures[f];
    if (known == null) {
      TauNodes values = f < FEW.length ? condensed(FEW[f]) : nodes.tau();
      known = MeanMixture.compute(studies, priors, values, tau.upperRate(), nodes.means());
      mixtures[f] = known;
    }
    return known;
  }

  private TauNodes condensed(int n) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < studies.k(); i++) {
      if (!studies.isUninformative(i)) {
        least = Math.min(least, studies.likelihood(i).scale());
        most = Math.max(most, studies.likelihood(i).scale());
      }
    }
    return nodes.tau().condense(n, most > 0 ? Math.sqrt(least * most) : 1);
  }

  /**
   * The posterior mean of Var(theta_i | mu, tau)/tau^2, by which the effect of a study follows the
   * mean: d E(theta_i | mu, tau)/d mu. For a normal likelihood vi/(vi + tau2).
   *
   * @return one share per study, 1 of a study that says nothing [k]
   */
  public synchronized double[] shrinkage() {
    return mixture(FEW.length).shrinkage();
  }

  /**
   * The share of each study in what is known of the mean: the posterior mean of -d^2 log m_i/d mu^2
   * over the same sum with that of the prior. For normal likelihoods and priors this is the
   * posterior mean of each study's weight.
   *
   * @return per cent; the rest to 100 is the share of the prior [k]
   */
  public synchronized double[] weights() {
    return mixture(FEW.length).weights();
  }
}

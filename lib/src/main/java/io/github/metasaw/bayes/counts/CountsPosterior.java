package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.exact.TauNodes;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The exact posterior of counts, of which {@link CountsQuadrature} is the model. Marginals are made
 * when they are asked for. Effects are on the scale of the analysis: log odds ratios, log rate
 * ratios, log odds or log rates.
 */
public final class CountsPosterior {

  /** Numbers of values of tau that are tried before all of them are taken. */
  private static final int[] FEW = {32, 64};

  /** Largest relative difference of densities at which the few are taken. */
  private static final double TOLERANCE = 1e-9;

  private final CountsQuadrature model;
  private final ModelPriors priors;
  private final OfTau tau;
  private final @Nullable MeanMixture[] mixtures = new MeanMixture[FEW.length + 1];

  /**
   * What is known of tau.
   *
   * @param marginal its posterior
   * @param nodes values that stand for it
   * @param upperRate r where the density of log tau falls as exp(-r log tau)
   * @param logMarginal log of the marginal likelihood of the counts
   */
  record OfTau(Marginal marginal, TauNodes nodes, double upperRate, double logMarginal) {}

  CountsPosterior(CountsQuadrature model, ModelPriors priors, OfTau tau) {
    this.model = model;
    this.priors = priors;
    this.tau = tau;
  }

  CountsQuadrature model() {
    return model;
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

  /** Number of values of tau in the list. */
  int size() {
    return tau.nodes().tau().length;
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
  private synchronized Marginal marginal(Function<MeanMixture, MeanMixture.Quantity> of) {
    MeanMixture.Quantity all = of.apply(mixture(FEW.length));
    if (all.isPoint()) {
      return DiscreteMarginal.at(all.centre());
    }
    for (int f = 0; f < FEW.length; f++) {
      if (2 * FEW[f] < tau.nodes().distinct()) {
        MeanMixture.Quantity few = of.apply(mixture(f));
        if (agree(all, few)) {
          return new PanelMarginal(few, all);
        }
      }
    }
    return new PanelMarginal(all, all);
  }

  private static boolean agree(MeanMixture.Quantity all, MeanMixture.Quantity few) {
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
      TauNodes nodes = f < FEW.length ? condensed(FEW[f]) : tau.nodes();
      known = MeanMixture.compute(model, priors, nodes, tau.upperRate());
      mixtures[f] = known;
    }
    return known;
  }

  private TauNodes condensed(int n) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < model.k(); i++) {
      if (!model.isUninformative(i)) {
        least = Math.min(least, model.likelihood(i).scale());
        most = Math.max(most, model.likelihood(i).scale());
      }
    }
    return tau.nodes().condense(n, most > 0 ? Math.sqrt(least * most) : 1);
  }

  /** The mixture over all values of tau. */
  synchronized MeanMixture mixture() {
    return mixture(FEW.length);
  }

  /**
   * The posterior mean of Var(theta_i | mu, tau)/tau^2, by which the effect of a study follows the
   * mean: d E(theta_i | mu, tau)/d mu. For a normal likelihood vi/(vi + tau2).
   *
   * @return one share per study, 1 of a study that says nothing [k]
   */
  public double[] shrinkage() {
    return mixture().shrinkage();
  }

  /**
   * The share of each study in what is known of the mean: the posterior mean of -d^2 log m_i/d mu^2
   * over the same sum with that of the prior. For normal likelihoods and priors this is the
   * posterior mean of each study's weight.
   *
   * @return per cent; the rest to 100 is the share of the prior [k]
   */
  public double[] weights() {
    return mixture().weights();
  }

  /**
   * The Bayes factor of other priors against these.
   *
   * @param other of the mean and of tau
   * @return how much more probable the counts are under them
   * @throws MetaException where those give no posterior
   */
  public double bayesFactor(ModelPriors other) {
    return Math.exp(model.compute(other).logMarginal() - logMarginal());
  }
}

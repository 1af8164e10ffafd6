package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.util.List;

/**
 * Which sampler computes a posterior, and which options it takes; any other option is refused here:
 *
 * <pre>
 *                                    no name     exact      direct     gibbs   nuts
 * one tau, independent studies       exact       yes        yes        yes     yes (1)
 * one unknown SD sigma, any V        direct      refused    yes        yes     yes (2)
 * every other model                  nuts        refused    refused    yes     yes (2)
 * </pre>
 *
 * <p>(1) in any {@link Parameterization}, if some parameter is unknown and has a gradient; (2) with
 * the effects integrated out. Other samplers take the marginal parameterization only. An exact
 * posterior uses chains, draws and seed for the draws that it makes on request; independent draws
 * need no warm-up, and a check says so where it was asked for.
 */
final class SamplerRules {

  private SamplerRules() {}

  /**
   * The options of a model with one tau and independent studies.
   *
   * @param asked as given
   * @param priors priors of the model
   * @return the same with the sampler resolved
   * @throws MetaException for options that this model or sampler cannot take
   */
  static BayesOptions independent(BayesOptions asked, ModelPriors priors) {
    if (asked.sampler() == Sampler.NUTS) {
      refuseWithoutGradient(priors, asked.parameters());
    } else if (asked.parameters() != Parameterization.MARGINAL) {
      throw MetaException.format(
          "parameters %s are a form of the model that nuts walks through, and the sampler is %s; take %s",
          asked.parameters().id(), asked.sampler().id(), Remedy.option("sampler", "nuts"));
    }
    return asked;
  }

  private static void refuseWithoutGradient(ModelPriors priors, Parameterization parameters) {
    if (priors.tau() instanceof DispersionPrior.OnGrid) {
      throw MetaException.format(
          "nuts follows a gradient, and tau on a grid has none; take %s, direct or gibbs",
          Remedy.option("sampler", "exact"));
    }
    if (!(priors.tau() instanceof DispersionPrior.Known known)) {
      return;
    }
    if (parameters == Parameterization.CENTRED && known.natural() == 0) {
      throw MetaException.format(
          "centred parameters need room for the effects, and tau is fixed at 0; take %s or noncentred",
          Remedy.option("parameters", "marginal"));
    }
    boolean noUnknown = priors.coefficients().stream().allMatch(LocationPrior::isKnown);
    if (parameters == Parameterization.MARGINAL && noUnknown) {
      throw MetaException.format(
          "nuts has nothing to move, as tau and all coefficients are fixed; take %s or direct",
          Remedy.option("sampler", "exact"));
    }
  }

  /**
   * The options of any other model.
   *
   * @param asked as given
   * @param priors priors of the model
   * @param direct whether sigma is its only unknown SD, so that independent draws can be had
   * @return the same with the sampler resolved
   * @throws MetaException for what cannot be honoured
   */
  static BayesOptions structured(BayesOptions asked, ModelPriors priors, boolean direct) {
    if (asked.parameters() != Parameterization.MARGINAL) {
      throw MetaException.of(
          "parameters %s are for models with one tau; this one is sampled with all effects integrated out (marginal)"
              .formatted(asked.parameters().id()));
    }
    Sampler sampler = asked.hasSampler() ? asked.sampler() : direct ? Sampler.DIRECT : Sampler.NUTS;
    if (sampler == Sampler.EXACT || (sampler == Sampler.DIRECT && !direct)) {
      throw MetaException.format(
          direct
              ? "sampler %s is for one tau and independent studies, and this model has %s; take %s, nuts or gibbs"
              : "sampler %s is for one tau and independent studies, and this model has %s; take %s or gibbs",
          sampler.id(),
          heterogeneity(priors),
          Remedy.option("sampler", direct ? "direct" : "nuts"));
    }
    return asked.withSampler(sampler);
  }

  private static String heterogeneity(ModelPriors priors) {
    List<String> names = priors.parameters().stream().map(DispersionParameter::shown).toList();
    return priors.isOneTau() ? "a V with covariances" : String.join(", ", names);
  }

  /**
   * Refuses to recompute a posterior without some of its studies unless the posterior is exact.
   *
   * @param options options with the sampler resolved
   * @param priors priors of the model
   * @param isOneTau whether the model has one tau and independent studies
   * @throws MetaException if the posterior was sampled; the message says how to obtain an exact one
   */
  static void refuseRefits(BayesOptions options, ModelPriors priors, boolean isOneTau) {
    if (options.sampler() == Sampler.EXACT) {
      return;
    }
    String reason =
        "the influence of a study on a posterior is computed by quadrature, but this posterior was sampled (%s), and Monte Carlo error would mask it; ";
    if (isOneTau && priors.mixtures() <= 1) {
      throw MetaException.format(
          reason + "take %s", options.sampler().id(), Remedy.option("sampler", "exact"));
    }
    throw MetaException.format(
        reason
            + "this model has no exact posterior, so fit it again without the study and compare the fits",
        options.sampler().id());
  }

  /** Notes on options that the sampler does not need. */
  static List<Check> checks(BayesOptions options) {
    if (!options.hasWarmup() || options.warmup() == 0 || !options.sampler().isIndependent()) {
      return List.of();
    }
    return List.of(
        Check.note(
            "warmup",
            Integer.toString(options.warmup()),
            "Draws of this sampler (%s) are independent and need no warm-up, so none was made."
                .formatted(options.sampler().id())));
  }

  /** A note that a sampler was chosen, the model having no exact posterior. */
  static Check chosen(Sampler sampler) {
    return Check.note(
        "sampler",
        sampler.id(),
        "No sampler was named, and this model has none that is exact throughout, so it was"
            + " sampled (%s): its numbers have Monte Carlo error (column mcse)."
                .formatted(sampler.label()));
  }
}

package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.DesignRange;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Posteriors of models with more to them than one tau and independent rows. */
final class GaussianEngine {

  /** Draws at which what costs much is averaged. */
  private static final int SOME = 200;

  /** What an array takes besides its numbers, as so many of them. */
  private static final int HEADER = 3;

  private GaussianEngine() {}

  /**
   * The posterior of y ~ N(X beta, V + diag(sigma^2) + Z G Z').
   *
   * @throws MetaException with line and column, for priors that cannot be; for a sampler, or a V,
   *     with which this cannot be done
   */
  static BayesFit fit(GaussianModel model, List<PriorText> written, BayesOptions asked) {
    List<Parameter> heterogeneity = model.structure().parameters();
    ModelPriors priors = ModelPriors.of(written, model.mean().parameters(), heterogeneity);
    return fit(model, priors, asked);
  }

  static GaussianPosterior fit(GaussianModel model, ModelPriors priors, BayesOptions asked) {
    refuseSingular(model);
    DataRange.refuse(model.studies());
    DesignRange.check(model.mean());
    DataRange.refuseRounding(model.studies());
    ImproperPosteriors.refuse(model, priors);
    OneSigma one = OneSigma.of(model, priors).orElse(null);
    BayesOptions options = sampling(asked, priors, one != null);
    TauMarginal exact = one == null ? null : one.marginal();
    GaussianVariables variables = new GaussianVariables(model, priors.parameters());
    // The dispersion of each draw and the state of its walk are kept too, an array each.
    int more = 2 * (priors.parameters().size() + HEADER);
    Chains.refuseTooMany(options, variables.names().size(), more);
    GaussianSampler sampler = new GaussianSampler(model, priors, options, variables, exact);
    Draws draws = sampler.draw();
    List<Check> checks = new ArrayList<>();
    if (!asked.hasSampler()) {
      checks.add(
          Check.note(
              "sampler",
              options.sampler().word(),
              "No sampler was named, and this model has none that is exact throughout, so it was"
                  + " sampled (%s): its numbers have Monte Carlo error (column mcse)."
                      .formatted(options.sampler().words())));
    }
    checks.addAll(sampler.checks());
    Evidence evidence = one == null ? sampler.evidence() : new Evidence(one.logMarginal(), 0);
    checks.add(evidence.check());
    return new GaussianPosterior(
        model, priors, options, variables, draws, checks, sampler.thetas(SOME), exact, evidence);
  }

  /**
   * What is asked for; else direct draws where they can be had, and NUTS where not.
   *
   * @param direct whether direct draws can be had
   */
  private static BayesOptions sampling(BayesOptions asked, ModelPriors priors, boolean direct) {
    if (asked.parameters() != Parameters.MARGINAL) {
      throw MetaException.of(
          "parameters %s are for models with one tau; this one is sampled with all effects integrated out (marginal)"
              .formatted(asked.parameters().word()));
    }
    BayesOptions options =
        asked.hasSampler() ? asked : asked.withSampler(direct ? Sampler.DIRECT : Sampler.NUTS);
    if (options.sampler() == Sampler.EXACT || (options.sampler() == Sampler.DIRECT && !direct)) {
      throw MetaException.format(
          direct
              ? "sampler %s is for one tau and independent studies, and this model has %s; take %s, nuts or gibbs"
              : "sampler %s is for one tau and independent studies, and this model has %s; take %s or gibbs",
          options.sampler().word(),
          heterogeneity(priors),
          Remedy.option("sampler", direct ? "direct" : "nuts"));
    }
    return options.sampler() == Sampler.DIRECT ? options.withWarmup(0) : options;
  }

  private static String heterogeneity(ModelPriors priors) {
    List<String> names = priors.parameters().stream().map(DispersionParameter::shown).toList();
    return DispersionParameter.isOneTau(priors.parameters())
        ? "a V with covariances"
        : String.join(", ", names);
  }

  /** Effects are drawn with sampling errors, which must have a distribution. */
  private static void refuseSingular(GaussianModel model) {
    if (model.structure().isProportional()) {
      return;
    }
    Symmetric v = model.studies().V();
    if (v instanceof Diagonal) {
      BayesEngine.refuseZeroVariance(model.studies());
    } else if (Factor.of(v).isEmpty()) {
      throw MetaException.of(
          "V is singular, so some combination of the effects is known and cannot be estimated; leave a row of it out");
    }
  }
}

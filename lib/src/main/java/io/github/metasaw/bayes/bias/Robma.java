package io.github.metasaw.bayes.bias;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;

/**
 * Robust Bayesian meta-analysis: averages over models with and without an effect, heterogeneity and
 * publication bias. R: {@code RoBMA::RoBMA}, whose numbers are estimated by sampling and these are
 * not. Immutable.
 *
 * <pre>{@code
 * RobmaFit average = Robma.defaults().fit(Meta.fit(table, "yi ~ 1"));
 * Table inclusion = average.inclusion();
 * }</pre>
 *
 * @param settings which models, priors and scale
 */
public record Robma(RobmaSettings settings) {

  private static final Robma DEFAULTS =
      new Robma(
          new RobmaSettings(
              Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE, WorkingScale.AS_IS));

  /**
   * The 36 models of RoBMA-PSMA with its priors, on the scale of the estimates.
   *
   * @return settings
   */
  public static Robma defaults() {
    return DEFAULTS;
  }

  /**
   * With other models.
   *
   * @param models which
   * @return a copy
   */
  public Robma withEnsemble(Ensemble models) {
    return new Robma(
        new RobmaSettings(models, settings.priors(), settings.direction(), settings.scale()));
  }

  /**
   * The same by name.
   *
   * @param name an id of {@link Ensemble}
   * @return a copy
   * @throws MetaException for another name
   */
  public Robma withEnsemble(String name) {
    return withEnsemble(Ensemble.parse(name));
  }

  /**
   * With another prior of the mean effect.
   *
   * @param prior as model text writes it: {@code normal(0, sd = 1)}
   * @return a copy
   * @throws MetaException for what is no prior of a mean that integrates to one
   */
  public Robma withEffectPrior(String prior) {
    return withPriors(settings.priors().withEffect(prior));
  }

  /**
   * With another prior of tau, the SD of effects.
   *
   * @param prior as model text writes it: {@code inverse_gamma(1, scale = 0.15)}
   * @return a copy
   * @throws MetaException for what is no density of an SD that integrates to one
   */
  public Robma withHeterogeneityPrior(String prior) {
    return withPriors(settings.priors().withHeterogeneity(prior));
  }

  /**
   * With another prior of the slope of PET.
   *
   * @param prior as model text writes it: {@code half_cauchy(1)}
   * @return a copy
   * @throws MetaException for what is no density above 0 that integrates to one
   */
  public Robma withPetPrior(String prior) {
    return withPriors(settings.priors().withPet(prior));
  }

  /**
   * With another prior of the slope of PEESE.
   *
   * @param prior as model text writes it: {@code half_cauchy(5)}
   * @return a copy
   * @throws MetaException for what is no density above 0 that integrates to one
   */
  public Robma withPeesePrior(String prior) {
    return withPriors(settings.priors().withPeese(prior));
  }

  /**
   * With other priors.
   *
   * @param other of all parameters
   * @return a copy
   */
  public Robma withPriors(RobmaPriors other) {
    return new Robma(
        new RobmaSettings(settings.ensemble(), other, settings.direction(), settings.scale()));
  }

  /**
   * With another expected direction.
   *
   * @param expected of effects
   * @return a copy
   */
  public Robma withDirection(Direction expected) {
    return new Robma(
        new RobmaSettings(settings.ensemble(), settings.priors(), expected, settings.scale()));
  }

  /**
   * The same by name.
   *
   * @param name an id of {@link Direction}
   * @return a copy
   * @throws MetaException for another name
   */
  public Robma withDirection(String name) {
    return withDirection(Direction.parse(name));
  }

  /**
   * On another scale.
   *
   * @param working on which estimates are taken for normal
   * @return a copy
   */
  public Robma withScale(WorkingScale working) {
    return new Robma(
        new RobmaSettings(settings.ensemble(), settings.priors(), settings.direction(), working));
  }

  /**
   * The same by name.
   *
   * @param name an id of {@link WorkingScale}
   * @return a copy
   * @throws MetaException for another name
   */
  public Robma withScale(String name) {
    return withScale(WorkingScale.parse(name));
  }

  /**
   * Averages over the models for the studies of a fit, at its level.
   *
   * @param fit with one tau2 or none, and without moderators
   * @return the averages
   * @throws MetaException for another model, a sampling variance of 0, weights, and studies too
   *     small for Fisher's z
   */
  public RobmaFit fit(FrequentistFit fit) {
    refuse(fit);
    Studies studies = fit.studies();
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    double[] working = new double[yi.length];
    double[] sei = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      working[i] = settings.scale().estimate(yi[i]);
      sei[i] = settings.scale().standardError(yi[i], vi[i]);
      refuse(studies.labels().get(i), vi[i], sei[i]);
    }
    return new RobmaFit(
        settings,
        fit,
        RobmaPosterior.compute(
            working, sei, settings.ensemble(), settings.priors(), settings.direction()));
  }

  private static void refuse(FrequentistFit fit) {
    FreqOptions options =
        FreqEngine.oneVarianceOptions(fit)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "model averaging over publication bias is for independent studies with one"
                            + " tau2, and this fit has a structure of its covariance"));
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.format(
          "model averaging over publication bias is for models without moderators, and this one has"
              + " %s",
          String.join(", ", fit.design().names()));
    }
    if (options.weightsLikelihood() || options.weights() != null) {
      throw MetaException.of(
          "model averaging over publication bias takes no weights; fit without them");
    }
  }

  private static void refuse(String study, double vi, double sei) {
    if (vi == 0) {
      throw MetaException.format(
          "the sampling variance of '%s' is 0, so its p value is 0 under any selection; leave the row out",
          study);
    }
    if (!(sei < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "the variance of '%s' implies a study of at most 3 people, for which Fisher's z has no standard error; use the scale as_is",
          study);
    }
  }
}

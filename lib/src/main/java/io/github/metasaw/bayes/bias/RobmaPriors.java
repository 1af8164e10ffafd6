package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;

/**
 * Priors of model averaging: of each parameter where its component is present, and of the presence
 * of each component. All integrate to one, or Bayes factors would mean nothing.
 *
 * @param effect prior of the mean effect, on the scale on which models work
 * @param heterogeneity prior of tau, the SD of effects, on the same scale
 * @param pet prior of the slope on the standard error, above 0
 * @param peese prior of the slope on the sampling variance, above 0
 * @param effectProbability prior probability that there is an effect
 * @param heterogeneityProbability prior probability that effects differ
 * @param biasProbability prior probability of publication bias
 */
public record RobmaPriors(
    LocationPrior effect,
    DispersionPrior.OfScale heterogeneity,
    DispersionPrior.OfScale pet,
    DispersionPrior.OfScale peese,
    double effectProbability,
    double heterogeneityProbability,
    double biasProbability) {

  /** The priors of RoBMA-PSMA, stated for standardised mean differences. */
  public static final RobmaPriors DEFAULT =
      new RobmaPriors(
          new LocationPrior.Normal(0, 1),
          positive("inverse_gamma(1, scale = 0.15)"),
          positive("half_cauchy(1)"),
          positive("half_cauchy(5)"),
          0.5,
          0.5,
          0.5);

  /**
   * Checks them.
   *
   * @throws MetaException for priors that do not integrate or are known values, and for
   *     probabilities outside (0, 1)
   */
  public RobmaPriors {
    if (!effect.isProper() || effect.isKnown()) {
      throw MetaException.format(
          "the prior of the effect must be a distribution that integrates to one, such as"
              + " normal(0, sd = 1), and not %s: the model without an effect has the effect 0"
              + " already",
          effect.code());
    }
    for (DispersionPrior.OfScale prior : List.of(heterogeneity, pet, peese)) {
      if (!prior.isProper()) {
        throw MetaException.format(
            "the prior %s does not integrate to one, and Bayes factors need one that does, such as"
                + " half_cauchy(1)",
            prior.code());
      }
    }
    for (double p : new double[] {effectProbability, heterogeneityProbability, biasProbability}) {
      if (!(p > 0 && p < 1)) {
        throw MetaException.format(
            "a prior probability lies between 0 and 1, as in 0.5, and is not %s; at 0 or 1 the data"
                + " could not change it",
            LocationPrior.number(p));
      }
    }
  }

  /**
   * With another prior of the mean effect.
   *
   * @param text as model text writes it, {@code normal(0, sd = 1)}
   * @return a copy
   * @throws MetaException for what is no prior of a mean that integrates
   */
  public RobmaPriors withEffect(String text) {
    LocationPrior prior =
        ModelPriors.of(
                ModelText.parse("yi ~ 1\nprior mu = " + text).priors(),
                List.of(new Parameter.Mean(0, Parameter.INTERCEPT)),
                List.of())
            .coefficients()
            .get(0);
    return new RobmaPriors(
        prior,
        heterogeneity,
        pet,
        peese,
        effectProbability,
        heterogeneityProbability,
        biasProbability);
  }

  /**
   * With another prior of tau.
   *
   * @param text as model text writes it, {@code half_cauchy(0.5)}
   * @return a copy
   * @throws MetaException for what is no density of an SD that integrates
   */
  public RobmaPriors withHeterogeneity(String text) {
    return new RobmaPriors(
        effect,
        positive(text),
        pet,
        peese,
        effectProbability,
        heterogeneityProbability,
        biasProbability);
  }

  /**
   * With another prior of the slope of PET.
   *
   * @param text as model text writes it, {@code half_cauchy(1)}
   * @return a copy
   * @throws MetaException for what is no density above 0 that integrates
   */
  public RobmaPriors withPet(String text) {
    return new RobmaPriors(
        effect,
        heterogeneity,
        positive(text),
        peese,
        effectProbability,
        heterogeneityProbability,
        biasProbability);
  }

  /**
   * With another prior of the slope of PEESE.
   *
   * @param text as model text writes it, {@code half_cauchy(5)}
   * @return a copy
   * @throws MetaException for what is no density above 0 that integrates
   */
  public RobmaPriors withPeese(String text) {
    return new RobmaPriors(
        effect,
        heterogeneity,
        pet,
        positive(text),
        effectProbability,
        heterogeneityProbability,
        biasProbability);
  }

  /**
   * With other prior probabilities.
   *
   * @param ofEffect that there is an effect
   * @param ofHeterogeneity that effects differ
   * @param ofBias of publication bias
   * @return a copy
   * @throws MetaException for a probability that is not between 0 and 1
   */
  public RobmaPriors withProbabilities(double ofEffect, double ofHeterogeneity, double ofBias) {
    return new RobmaPriors(effect, heterogeneity, pet, peese, ofEffect, ofHeterogeneity, ofBias);
  }

  private static DispersionPrior.OfScale positive(String text) {
    DispersionPrior prior =
        ModelPriors.of(
                ModelText.parse("yi ~ 1\nprior tau = " + text).priors(),
                List.of(new Parameter.Mean(0, Parameter.INTERCEPT)),
                List.of(new Parameter.Sigma(0, Parameter.INTERCEPT)))
            .tau();
    if (prior instanceof DispersionPrior.OfScale density) {
      return density;
    }
    throw MetaException.format(
        "the prior must be a distribution that integrates to one, such as half_cauchy(1), and not"
            + " %s: the model without this component has the value 0 already",
        text.strip());
  }
}

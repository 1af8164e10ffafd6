package io.github.metasaw.bayes;

import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.List;

/** Bayes factors as ratios of marginal likelihoods: of a point hypothesis, and of two models. */
final class MarginalLikelihoodRatio {

  private MarginalLikelihoodRatio() {}

  /**
   * Priors under which a point hypothesis is true, all others as they are.
   *
   * @param hypothesis a parameter and its value
   * @param model whose priors are restricted
   * @throws MetaException where it is of no parameter with a proper prior of its own
   */
  static ModelPriors restrict(Hypothesis hypothesis, PosteriorModel model) {
    PosteriorVariable variable = model.variables().find(hypothesis.parameter());
    ModelPriors priors = model.priors();
    double value = hypothesis.value();
    if (variable.kind() == PosteriorVariable.Kind.TAU2 && value < 0) {
      throw MetaException.format("%s cannot be %s", variable.name(), LocationPrior.number(value));
    }
    return switch (variable.kind()) {
      case COEFFICIENT -> coefficient(variable, value, priors);
      case DISPERSION -> dispersion(variable, variable.index(), value, model);
      case TAU -> dispersion(variable, priors.isOneTau() ? 0 : -1, value, model);
      case TAU2 -> dispersion(variable, priors.isOneTau() ? 0 : -1, Math.sqrt(value), model);
      default -> dispersion(variable, -1, value, model);
    };
  }

  private static ModelPriors coefficient(
      PosteriorVariable variable, double value, ModelPriors priors) {
    if (!priors.coefficients().get(variable.index()).isProper()) {
      throw MetaException.format(
          "the prior of %s is flat, so it has no scale and no Bayes factor; give it a prior that integrates, such as normal(0, sd = 1)",
          variable.name());
    }
    return priors.withCoefficient(variable.index(), new LocationPrior.Fixed(value));
  }

  /**
   * A known parameter of heterogeneity.
   *
   * @param t which; -1 for a variable that is none
   */
  private static ModelPriors dispersion(
      PosteriorVariable variable, int t, double value, PosteriorModel model) {
    ModelPriors priors = model.priors();
    String name = variable.name();
    if (t < 0 || priors.parameters().get(t).isOfGroup()) {
      throw MetaException.format(
          "a Bayes factor of this model is of one of %s, not of '%s'",
          String.join(", ", model.variables().hypotheses()), name);
    }
    DispersionPrior prior = priors.dispersion().get(t);
    if (!prior.isProper()) {
      throw MetaException.format(
          "the prior %s does not integrate, so it has no scale and no Bayes factor; give %s a prior such as half_cauchy(0.5)",
          prior.code(), name);
    }
    DispersionParameter of = priors.parameters().get(t);
    double real = of.alone() ? of.link().toLink(value) : value;
    String number = LocationPrior.number(value);
    if (Double.isNaN(real)) {
      throw MetaException.format("%s cannot be %s", name, number);
    }
    String code = name + " = fixed(" + number + ")";
    return priors.withDispersion(t, new DispersionPrior.Known(code, real, value));
  }

  /** p(y | model of a)/p(y | model of b). */
  static double between(BayesFit a, BayesFit b) {
    if (!Arrays.equals(a.studies().yi(), b.studies().yi())
        || !isSame(a.studies().V(), b.studies().V())) {
      throw MetaException.format(
          "the fits are of different data (%s and %s), so they have no Bayes factor",
          a.studies().name(), b.studies().name());
    }
    if (!a.likelihood().equals(b.likelihood())) {
      throw MetaException.format(
          "one fit has the likelihood %s and the other %s: these are probabilities of different"
              + " things, and their ratio is no Bayes factor",
          a.likelihood(), b.likelihood());
    }
    refuseUnshared(a, b);
    refuseUnshared(b, a);
    return Math.exp(a.logMarginal() - b.logMarginal());
  }

  private static boolean isSame(Symmetric v, Symmetric w) {
    boolean[] same = {v.size() == w.size() && v.stored() == w.stored()};
    if (same[0]) {
      v.forEach((i, j, value) -> same[0] &= value == w.get(i, j));
    }
    return same[0];
  }

  /** A prior without a scale must be in both models, where its constant cancels. */
  private static void refuseUnshared(BayesFit a, BayesFit b) {
    int p = a.design().columns();
    for (int j = 0; j < p; j++) {
      int same = b.design().names().indexOf(a.design().names().get(j));
      if (!isProper(a, j) && (same < 0 || isProper(b, same))) {
        throw MetaException.format(
            "the prior of %s is flat in one model only, so the Bayes factor has no scale",
            a.design().names().get(j));
      }
    }
    List<String> others = improper(b);
    for (String code : improper(a)) {
      if (!others.contains(code)) {
        throw MetaException.format(
            "the prior %s does not integrate and is in one model only, so the Bayes factor has no scale",
            code);
      }
    }
  }

  private static boolean isProper(BayesFit fit, int coefficient) {
    return fit.prior(fit.variables().get(coefficient)).orElseThrow().isProper();
  }

  /** The priors of heterogeneity that do not integrate. */
  private static List<String> improper(BayesFit fit) {
    return fit.parameters().stream()
        .skip(fit.design().columns())
        .flatMap(name -> fit.prior(name).stream())
        .filter(prior -> !prior.isProper())
        .map(PriorDensity::code)
        .toList();
  }
}

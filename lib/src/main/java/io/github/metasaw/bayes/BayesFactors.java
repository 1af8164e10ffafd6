package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.Design;
import java.util.Arrays;
import java.util.List;

/** Ratios of marginal likelihoods: of a point hypothesis, and of two models. */
final class BayesFactors {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final Variables variables;

  BayesFactors(Studies studies, Design design, ModelPriors priors, Variables variables) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.variables = variables;
  }

  /** p(y | hypothesis)/p(y), all other priors as they are. */
  double of(String hypothesis, ExactPosterior posterior) {
    Hypothesis parsed = Hypothesis.parse(hypothesis);
    double value = parsed.value();
    Variables.Variable variable = variables.find(parsed.parameter());
    ModelPriors restricted =
        switch (variable.kind()) {
          case COEFFICIENT -> coefficient(variable, value);
          case TAU -> tau(value);
          case TAU2 -> tau(Math.sqrt(value));
          default ->
              throw MetaException.of(
                  "a Bayes factor is of a coefficient, of tau or of tau2, not of '%s'"
                      .formatted(variable.name()));
        };
    return Math.exp(
        ExactPosterior.compute(design.data(studies), restricted).logMarginal()
            - posterior.logMarginal());
  }

  private ModelPriors coefficient(Variables.Variable variable, double value) {
    LocationPrior prior = priors.coefficients().get(variable.index());
    if (!prior.isProper()) {
      throw Hypothesis.flat(variable.name());
    }
    return priors.withCoefficient(variable.index(), new LocationPrior.Fixed(value));
  }

  private ModelPriors tau(double value) {
    if (!(value >= 0)) {
      throw MetaException.of("tau must be 0 or larger, not " + value);
    }
    if (!priors.tau().isProper()) {
      throw Hypothesis.improper(priors.tau().code(), "tau");
    }
    return priors.withTau(
        new DispersionPrior.Known("tau = fixed(" + value + ")", Math.log(value), value));
  }

  /** p(y | model of a)/p(y | model of b). */
  static double between(BayesFit a, BayesFit b) {
    if (!Arrays.equals(a.studies().yi(), b.studies().yi())
        || !isSame(a.studies().V(), b.studies().V())) {
      throw MetaException.of(
          "the fits are of different data (%s and %s), so they have no Bayes factor"
              .formatted(a.studies().name(), b.studies().name()));
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
        throw MetaException.of(
            "the prior of %s is flat in one model only, so the Bayes factor has no scale"
                .formatted(a.design().names().get(j)));
      }
    }
    List<String> others = improper(b);
    for (String code : improper(a)) {
      if (!others.contains(code)) {
        throw MetaException.of(
            "the prior %s does not integrate and is in one model only, so the Bayes factor has no scale"
                .formatted(code));
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

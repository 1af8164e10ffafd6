package io.github.metasaw.bayes;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.model.Design;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ratios of marginal likelihoods: of a point hypothesis, and of two models. */
final class BayesFactors {

  private static final Pattern HYPOTHESIS = Pattern.compile("(.+?)\\s*=\\s*(\\S+)");

  private final Studies studies;
  private final Design design;
  private final PriorSet priors;
  private final Variables variables;

  BayesFactors(Studies studies, Design design, PriorSet priors, Variables variables) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.variables = variables;
  }

  /** p(y | hypothesis)/p(y), all other priors as they are. */
  double of(String hypothesis, ExactPosterior posterior) {
    Matcher parts = HYPOTHESIS.matcher(hypothesis.strip());
    double value = parts.matches() ? number(parts.group(2)) : Double.NaN;
    if (Double.isNaN(value)) {
      throw MetaException.of(
          "a hypothesis names a parameter and its value, as in mu = 0 or tau = 0, not '%s'"
              .formatted(hypothesis));
    }
    Variables.Variable variable = variables.find(parts.group(1));
    PriorSet restricted =
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
        ExactPosterior.of(studies, design, restricted).logMarginal() - posterior.logMarginal());
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private PriorSet coefficient(Variables.Variable variable, double value) {
    Location prior = priors.coefficients().get(variable.index());
    if (!prior.isProper()) {
      throw MetaException.of(
          "the prior of %s is flat, so it has no scale and no Bayes factor; give it a prior that integrates, such as normal(0, sd = 1)"
              .formatted(variable.name()));
    }
    return priors.withCoefficient(variable.index(), new Location.Fixed(value));
  }

  private PriorSet tau(double value) {
    if (!(value >= 0)) {
      throw MetaException.of("tau must be 0 or larger, not " + value);
    }
    if (!priors.tau().isProper()) {
      throw MetaException.of(
          "the prior %s does not integrate, so it has no scale and no Bayes factor; give tau a prior such as half_cauchy(0.5)"
              .formatted(priors.tau().code()));
    }
    return priors.withTau(new TauPrior.Fixed("tau = fixed(" + value + ")", value));
  }

  /** p(y | model of a)/p(y | model of b). */
  static double between(Posterior a, Posterior b) {
    if (!Arrays.equals(a.studies().yi(), b.studies().yi())
        || !Arrays.equals(a.studies().vi(), b.studies().vi())) {
      throw MetaException.of(
          "the fits are of different data (%s and %s), so they have no Bayes factor"
              .formatted(a.studies().name(), b.studies().name()));
    }
    refuseUnshared(a, b);
    refuseUnshared(b, a);
    return Math.exp(a.logMarginal() - b.logMarginal());
  }

  /** A prior without a scale must be in both models, where its constant cancels. */
  private static void refuseUnshared(BayesFit one, BayesFit other) {
    Posterior a = (Posterior) one;
    Posterior b = (Posterior) other;
    for (int j = 0; j < a.design.columns(); j++) {
      int same = b.design.names().indexOf(a.design.names().get(j));
      boolean shared = same >= 0 && b.priors.coefficients().get(same) instanceof Location.Flat;
      if (!a.priors.coefficients().get(j).isProper() && !shared) {
        throw MetaException.of(
            "the prior of %s is flat in one model only, so the Bayes factor has no scale"
                .formatted(a.design.names().get(j)));
      }
    }
    if (!a.priors.tau().isProper() && !a.priors.tau().code().equals(b.priors.tau().code())) {
      throw MetaException.of(
          "the prior %s does not integrate and is in one model only, so the Bayes factor has no scale"
              .formatted(a.priors.tau().code()));
    }
  }
}

package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point hypothesis, {@code mu = 0}: a parameter and its value, on the parameter's own scale. */
record Hypothesis(String parameter, double value) {

  private static final Pattern TEXT = Pattern.compile("(.+?)\\s*=\\s*(\\S+)");

  /**
   * @throws MetaException for any other text
   */
  static Hypothesis parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    double value = parts.matches() ? number(parts.group(2)) : Double.NaN;
    if (Double.isNaN(value)) {
      throw MetaException.of(
          "a hypothesis names a parameter and its value, as in mu = 0 or tau = 0, not '%s'"
              .formatted(text));
    }
    return new Hypothesis(parts.group(1), value);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  static MetaException flat(String name) {
    return MetaException.of(
        "the prior of %s is flat, so it has no scale and no Bayes factor; give it a prior that integrates, such as normal(0, sd = 1)"
            .formatted(name));
  }

  static MetaException improper(String code, String name) {
    return MetaException.of(
        "the prior %s does not integrate, so it has no scale and no Bayes factor; give %s a prior such as half_cauchy(0.5)"
            .formatted(code, name));
  }

  /** Priors under which it is true, all others as they are. */
  ModelPriors restrict(ModelPriors priors, GaussianVariables variables) {
    String name = variables.find(parameter);
    int j = variables.names().indexOf(name);
    if (j < variables.coefficients()) {
      if (!priors.coefficients().get(j).isProper()) {
        throw flat(name);
      }
      return priors.withCoefficient(j, new LocationPrior.Fixed(value));
    }
    int t = variables.parameter(name);
    if (t < 0 || priors.parameters().get(t).isOfGroup()) {
      throw MetaException.of(
          "a Bayes factor of this model is of one of %s, not of '%s'"
              .formatted(String.join(", ", variables.hypotheses()), name));
    }
    DispersionPrior prior = priors.dispersion().get(t);
    if (!prior.isProper()) {
      throw improper(prior.code(), name);
    }
    DispersionParameter of = priors.parameters().get(t);
    double real = of.alone() ? of.link().toLink(value) : value;
    if (Double.isNaN(real)) {
      throw MetaException.of("%s cannot be %s".formatted(name, LocationPrior.number(value)));
    }
    String code = name + " = fixed(" + LocationPrior.number(value) + ")";
    return priors.withDispersion(t, new DispersionPrior.Known(code, real, value));
  }
}

package io.github.metasaw.bayes.prior;

import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of heterogeneity as priors and posteriors take it.
 *
 * @param parameter of the model; of several effects of a group a partial correlation
 * @param alone whether its natural scale tells all, its linear predictor having no moderators
 * @param order half the number of effects that come after those of a correlation within a group;
 *     else 0
 */
public record DispersionParameter(Parameter parameter, boolean alone, double order) {

  /**
   * The parameters of a covariance of the estimates.
   *
   * @param all parameters, in the order of the structure's theta [q]
   * @return the same, in the same order [q]
   */
  public static List<DispersionParameter> of(List<Parameter> all) {
    return all.stream()
        .map(one -> new DispersionParameter(one, isAlone(one, all), order(one, all)))
        .toList();
  }

  /**
   * The one SD of independent studies.
   *
   * @return tau
   */
  public static DispersionParameter tau() {
    return new DispersionParameter(new Parameter.Sigma(0, Parameter.INTERCEPT), true, 0);
  }

  private static boolean isAlone(Parameter one, List<Parameter> all) {
    return one.isIntercept()
        && (one.target().isEmpty()
            || all.stream().filter(other -> other.target().equals(one.target())).count() == 1);
  }

  private static double order(Parameter one, List<Parameter> all) {
    if (!(one instanceof Parameter.GroupCorrelation correlation)) {
      return 0;
    }
    long effects =
        all.stream()
            .filter(
                other ->
                    other instanceof Parameter.EffectSd sd
                        && sd.group().equals(correlation.group()))
            .count();
    return 0.5 * (effects - 2 - correlation.given().size());
  }

  /**
   * Whether heterogeneity is one SD, the same for all rows.
   *
   * @param parameters of a model
   * @return whether tau is its only parameter of heterogeneity
   */
  public static boolean isOneTau(List<DispersionParameter> parameters) {
    return parameters.size() == 1 && parameters.get(0).isTau();
  }

  /**
   * Whether it is the SD of the true effects of all rows, of the only outcome.
   *
   * @return true for tau
   */
  public boolean isTau() {
    return alone && parameter instanceof Parameter.Sigma sigma && sigma.outcome() == 0;
  }

  /**
   * The function from its natural scale to the real number b that has the prior.
   *
   * @return the log of an SD, Fisher's z of a correlation
   */
  public Link link() {
    return parameter.link();
  }

  /**
   * The name of b in the table of coefficients.
   *
   * @return for example {@code sigma:year}
   */
  public String coefficient() {
    return whole().name();
  }

  /**
   * What it is called on its own scale: {@code sigma}, {@code sd(study)}, {@code rho12}; with
   * moderators the value where they are all 0.
   *
   * @return the name; empty for the coefficient of a moderator
   */
  public Optional<String> natural() {
    return whole().natural();
  }

  /** A partial correlation is shown as the correlation that follows from it. */
  private Parameter whole() {
    return parameter instanceof Parameter.GroupCorrelation partial ? partial.marginal() : parameter;
  }

  /**
   * The name of the variable that shows it.
   *
   * @return the natural name where there are no moderators, else that of the coefficient
   */
  public String shown() {
    return alone ? natural().orElseGet(this::coefficient) : coefficient();
  }

  /**
   * The shortest left side of its prior.
   *
   * @return the natural name where there is one
   */
  public String written() {
    return natural().orElseGet(this::coefficient);
  }

  /**
   * A prior that integrates to one, for people who have written none.
   *
   * @return for example {@code prior sigma = half_normal(sd = 0.5)}
   */
  public String example() {
    String distribution = natural().isPresent() ? "half_normal(sd = 0.5)" : "normal(0, sd = 0.5)";
    return "prior %s = %s"
        .formatted(
            written(),
            parameter instanceof Parameter.SpatialRange
                ? "half_normal(sd = 10), in the unit of the distances"
                : distribution);
  }

  /**
   * What tables show of a value of b.
   *
   * @param b the real number that has the prior
   * @return the SD or correlation where there are no moderators, else b itself
   */
  public double shownValue(double b) {
    return alone ? link().toNatural(b) : b;
  }

  /**
   * Whether it is a correlation of the effects of one group, or a partial one.
   *
   * @return true for correlations within a group
   */
  public boolean isOfGroup() {
    return parameter instanceof Parameter.GroupCorrelation;
  }

  /**
   * Whether it is an SD of heterogeneity, or its logarithm where all moderators are 0.
   *
   * @return false for correlations, ranges, coefficients of moderators and factors of variances
   */
  public boolean isSd() {
    return parameter.isIntercept()
        && link().equals(Link.LOG)
        && !(parameter instanceof Parameter.Proportion)
        && !(parameter instanceof Parameter.SpatialRange);
  }

  /**
   * Whether both are coefficients of one linear predictor.
   *
   * @param other another parameter of the model
   * @return whether they belong to the same SD or correlation
   */
  public boolean isWith(DispersionParameter other) {
    return parameter.target().isPresent() && parameter.target().equals(other.parameter.target());
  }
}

package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The priors of a model: one for each coefficient of the mean and one for each parameter of
 * heterogeneity. A parameter without a written prior has a flat one where that is allowed, and the
 * checks say so.
 *
 * @param coefficients in the order of the design of the mean [p]
 * @param parameters of heterogeneity, in the order of theta [q]
 * @param dispersion their priors [q]
 * @param checks remarks on defaults and on readings
 */
public record ModelPriors(
    List<LocationPrior> coefficients,
    List<DispersionParameter> parameters,
    List<DispersionPrior> dispersion,
    List<Check> checks) {

  /** Takes copies. */
  public ModelPriors {
    coefficients = List.copyOf(coefficients);
    parameters = List.copyOf(parameters);
    dispersion = List.copyOf(dispersion);
    checks = List.copyOf(checks);
  }

  /**
   * Priors of a model with one tau and independent studies. A left side that names a quantity means
   * that quantity, whatever the columns are called; {@code beta[tau]} is the coefficient of a
   * column {@code tau}.
   *
   * @param written prior lines
   * @param data the design of the mean, and the sampling variances, on which some priors depend;
   *     all positive
   * @return as written, flat where nothing is
   * @throws io.github.metasaw.diagnostic.MetaException with line and column for an unknown
   *     parameter or distribution, or a second prior of the same
   */
  public static ModelPriors of(List<PriorText> written, RegressionData data) {
    return read(written, data.terms(), List.of(DispersionParameter.tau()), data.vi());
  }

  /**
   * Priors of any model.
   *
   * @param written prior lines
   * @param terms of the mean
   * @param heterogeneity parameters of the covariance of the estimates, in the order of theta
   * @return as written, with defaults where there are some
   * @throws io.github.metasaw.diagnostic.MetaException with line and column for an unknown
   *     parameter or distribution or a second prior of the same; for a parameter of heterogeneity
   *     without a prior, where none is the default
   */
  public static ModelPriors of(
      List<PriorText> written, List<Parameter.Mean> terms, List<Parameter> heterogeneity) {
    return read(written, terms, DispersionParameter.of(heterogeneity));
  }

  private static ModelPriors read(
      List<PriorText> written,
      List<Parameter.Mean> terms,
      List<DispersionParameter> parameters,
      double... vi) {
    PriorReader reader = new PriorReader(terms, parameters, vi);
    written.forEach(reader::read);
    CompletePriors complete = reader.complete();
    return new ModelPriors(
        complete.coefficients(), parameters, complete.dispersion(), complete.checks());
  }

  /**
   * Whether heterogeneity is one SD, the same for all rows.
   *
   * @return whether tau is the only parameter of heterogeneity
   */
  public boolean isOneTau() {
    return DispersionParameter.isOneTau(parameters);
  }

  /**
   * The prior of tau.
   *
   * @return its prior
   * @throws IllegalStateException for a model without one tau
   */
  public DispersionPrior tau() {
    if (!isOneTau()) {
      throw new IllegalStateException("no one tau");
    }
    return dispersion.get(0);
  }

  /**
   * The prior of tau as a density.
   *
   * @return its prior
   * @throws ClassCastException where tau is known or on a grid
   */
  public DispersionPrior.OfScale tauDensity() {
    return (DispersionPrior.OfScale) tau();
  }

  /**
   * With another prior of tau.
   *
   * @param other its prior
   * @return a copy
   */
  public ModelPriors withTau(DispersionPrior other) {
    return withDispersion(0, other);
  }

  /**
   * With another prior of a coefficient of the mean.
   *
   * @param j the coefficient, from 0
   * @param prior its prior
   * @return a copy
   */
  public ModelPriors withCoefficient(int j, LocationPrior prior) {
    List<LocationPrior> other = new ArrayList<>(coefficients);
    other.set(j, prior);
    return new ModelPriors(other, parameters, dispersion, checks);
  }

  /**
   * With another prior of a parameter of heterogeneity.
   *
   * @param t the parameter, from 0
   * @param prior its prior
   * @return a copy
   */
  public ModelPriors withDispersion(int t, DispersionPrior prior) {
    List<DispersionPrior> other = new ArrayList<>(dispersion);
    other.set(t, prior);
    return new ModelPriors(coefficients, parameters, other, checks);
  }

  /**
   * With a normal prior in place of each scale mixture, that of precision factor lambda = 1.
   *
   * @return a copy
   */
  public ModelPriors withNormals() {
    List<LocationPrior> normal = new ArrayList<>(coefficients);
    normal.replaceAll(LocationPrior::normal);
    return new ModelPriors(normal, parameters, dispersion, checks);
  }

  /**
   * The number of coefficients whose prior is a scale mixture of normals: t and Cauchy priors.
   *
   * @return number of mixtures
   */
  public int mixtures() {
    return (int) coefficients.stream().filter(prior -> prior.mixture().isPresent()).count();
  }

  /**
   * Which coefficients have a flat prior.
   *
   * @return true for flat priors [p]
   */
  public boolean[] flat() {
    boolean[] flat = new boolean[coefficients.size()];
    for (int j = 0; j < flat.length; j++) {
      flat[j] = !coefficients.get(j).isProper();
    }
    return flat;
  }

  /**
   * The number of coefficients with a flat prior.
   *
   * @return q in the rates of the likelihood's tails
   */
  public int flatCoefficients() {
    return (int) coefficients.stream().filter(prior -> !prior.isProper()).count();
  }

  /**
   * Whether every prior integrates to one.
   *
   * @return true if all are proper
   */
  public boolean isProper() {
    return coefficients.stream().allMatch(LocationPrior::isProper)
        && dispersion.stream().allMatch(DispersionPrior::isProper);
  }
}

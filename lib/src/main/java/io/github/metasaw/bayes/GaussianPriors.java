package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.GaussianModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The priors of a model of mean and dispersion: one a coefficient, one a dispersion parameter.
 *
 * @param coefficients in the order of the design of the mean [p]
 * @param parameters what the model says of heterogeneity [q]
 * @param dispersion their priors [q]
 * @param checks remarks on defaults
 */
record GaussianPriors(
    List<Location> coefficients,
    List<DispersionParameter> parameters,
    List<DispersionPrior> dispersion,
    List<Check> checks) {

  GaussianPriors {
    coefficients = List.copyOf(coefficients);
    parameters = List.copyOf(parameters);
    dispersion = List.copyOf(dispersion);
    checks = List.copyOf(checks);
  }

  /**
   * Priors as written.
   *
   * @throws io.github.metasaw.diagnostic.MetaException with line and column for an unknown
   *     parameter or distribution or a second prior of the same; for a parameter of heterogeneity
   *     without a prior, where none is the default
   */
  static GaussianPriors of(List<PriorText> written, GaussianModel model) {
    GaussianPriorReader reader = new GaussianPriorReader(model);
    written.forEach(reader::read);
    return reader.priors();
  }

  /** Number of coefficients with a flat prior. */
  int flatCoefficients() {
    return (int) coefficients.stream().filter(Location.Flat.class::isInstance).count();
  }

  /** Whether every prior integrates to one. */
  boolean isProper() {
    return coefficients.stream().allMatch(Location::isProper)
        && dispersion.stream().allMatch(DispersionPrior::isProper);
  }

  /** The same with another prior of a coefficient. */
  GaussianPriors withCoefficient(int j, Location prior) {
    List<Location> other = new ArrayList<>(coefficients);
    other.set(j, prior);
    return new GaussianPriors(other, parameters, dispersion, checks);
  }

  /** The same with another prior of a dispersion parameter. */
  GaussianPriors withDispersion(int t, DispersionPrior prior) {
    List<DispersionPrior> other = new ArrayList<>(dispersion);
    other.set(t, prior);
    return new GaussianPriors(coefficients, parameters, other, checks);
  }
}

package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.parameter.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The priors of all parameters of a model: those that were written, and the defaults of the others.
 * A coefficient is flat, and so is tau where it is the only SD; correlations are uniform; any other
 * parameter of heterogeneity must have a prior. Checks report the defaults.
 */
final class CompletePriors {

  private final List<DispersionParameter> parameters;
  private final List<Check> checks;
  private final List<String> flat = new ArrayList<>();
  private final List<LocationPrior> coefficients = new ArrayList<>();
  private final List<DispersionPrior> dispersion = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param parameters of heterogeneity [q]
   * @param checks that reading the priors gave
   */
  CompletePriors(List<DispersionParameter> parameters, List<Check> checks) {
    this.parameters = parameters;
    this.checks = new ArrayList<>(checks);
  }

  /** Priors of the coefficients [p]. */
  List<LocationPrior> coefficients() {
    return coefficients;
  }

  /** Priors of the parameters of heterogeneity [q]. */
  List<DispersionPrior> dispersion() {
    return dispersion;
  }

  /** Checks that report readings and defaults. */
  List<Check> checks() {
    List<Check> all = new ArrayList<>(checks);
    if (!flat.isEmpty()) {
      String names = String.join(", ", flat);
      all.add(
          Check.note(
              "default_priors",
              names,
              "No prior was given for "
                  + names
                  + (flat.size() == 1 ? ", so it is flat" : ", so they are flat")
                  + (flat.contains("tau")
                      ? "; that of tau on the SD, not on the variance."
                      : ".")));
    }
    return all;
  }

  /**
   * Takes the priors of the coefficients.
   *
   * @param written null where none is [p]
   * @param names of the coefficients
   */
  void fill(@Nullable LocationPrior[] written, CoefficientNames names) {
    for (int j = 0; j < written.length; j++) {
      LocationPrior own = written[j];
      if (own == null) {
        own = new LocationPrior.Flat();
        flat.add(names.target(j));
      }
      coefficients.add(own);
    }
  }

  /**
   * Takes the priors of the heterogeneity.
   *
   * @param written null where none is [q]
   * @throws MetaException for a parameter that has none and must have one
   */
  void fill(@Nullable DispersionPrior[] written) {
    @Nullable DispersionPrior[] own = written.clone();
    fillCorrelations(own);
    if (DispersionParameter.isOneTau(parameters) && own[0] == null) {
      own[0] = DispersionPrior.OfScale.FLAT_TAU;
      flat.add("tau");
    }
    refuseMissing(own);
    Arrays.stream(own).map(Objects::requireNonNull).forEach(dispersion::add);
  }

  /** A correlation without a prior is uniform. */
  private void fillCorrelations(@Nullable DispersionPrior[] own) {
    List<String> uniform = new ArrayList<>();
    for (int t = 0; t < parameters.size(); t++) {
      DispersionParameter parameter = parameters.get(t);
      boolean correlation =
          parameter.link().equals(Link.ATANH) && parameter.parameter().isIntercept();
      if (own[t] == null && correlation) {
        String code = parameter.written() + " = lkj(1)";
        own[t] = new DispersionPrior.OfCorrelation(code, 1 + parameter.order(), -1, 1);
        uniform.add(parameter.written());
      }
    }
    if (!uniform.isEmpty()) {
      checks.add(
          Check.note(
              "default_correlation",
              String.join(", ", uniform),
              "No prior was given for %s, so it is lkj(1): uniform over all correlations."
                  .formatted(String.join(", ", uniform))));
    }
  }

  private void refuseMissing(@Nullable DispersionPrior[] own) {
    List<String> missing = new ArrayList<>();
    String example = "";
    for (int t = 0; t < parameters.size(); t++) {
      if (own[t] == null) {
        DispersionParameter parameter = parameters.get(t);
        example = missing.isEmpty() ? parameter.example() : example;
        missing.add(parameter.written());
      }
    }
    if (!missing.isEmpty()) {
      throw MetaException.of(
          "%s %s no prior, and none goes without saying: write for example %s"
              .formatted(
                  String.join(" and ", missing), missing.size() == 1 ? "has" : "have", example));
    }
  }
}

package io.github.metasaw.freq.counts;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.model.counts.CountData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Remarks on pooled counts: zero cells, what they do to the method, and how the search went. */
final class CountsChecks {

  /** Checks of the studies' own estimates, which have zero cells of their own rule. */
  private static final Set<String> OF_ESTIMATES = Set.of("zero_cells", "both_arms_zero");

  private final CountsModel model;
  private final CountsOptions options;
  private final CountsSolution solution;
  private final CountData data;
  private final List<Check> checks;

  private CountsChecks(CountsModel model, CountsSolution solution) {
    this.model = model;
    this.options = model.options();
    this.solution = solution;
    this.data = model.data();
    this.checks = new ArrayList<>(model.studies().checks());
    checks.removeIf(check -> OF_ESTIMATES.contains(check.name()));
  }

  /**
   * The remarks.
   *
   * @param model that was fitted
   * @param solution what came out
   */
  static List<Check> list(CountsModel model, CountsSolution solution) {
    CountsChecks c = new CountsChecks(model, solution);
    c.zeroCells();
    c.withoutEstimate();
    c.estimate();
    if (model.options().method().isRegression()) {
      c.search();
    }
    if (model.options().method().isMixedModel()) {
      c.spread();
      c.quadrature();
    }
    c.overdispersion();
    c.weights();
    return List.copyOf(c.checks);
  }

  private void zeroCells() {
    List<String> uninformative = new ArrayList<>();
    int others = 0;
    for (int i = 0; i < data.k(); i++) {
      boolean isUninformative = data.isUninformative(i);
      if (isUninformative) {
        uninformative.add("'" + model.studies().labels().get(i) + "'");
      }
      others += data.hasZero(i) && !isUninformative ? 1 : 0;
    }
    String value =
        "zero=%d; uninformative=%d of %d".formatted(others, uninformative.size(), data.k());
    if (others == 0 && uninformative.isEmpty()) {
      checks.add(Check.ok("zero_cells_pooled", value, "No study has a count of 0."));
      return;
    }
    String words = ZeroCellWords.of(options.method(), model.measure(), options);
    String named =
        uninformative.isEmpty()
            ? ""
            : " Without events in either group, or with events only: %s."
                .formatted(String.join(", ", uninformative));
    checks.add(Check.note("zero_cells_pooled", value, words + named));
  }

  /** Studies that are pooled by their counts although they have no estimate of their own. */
  private void withoutEstimate() {
    double[] yi = model.studies().yi();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < yi.length; i++) {
      if (Double.isNaN(yi[i])) {
        names.add("'" + model.studies().labels().get(i) + "'");
      }
    }
    if (!names.isEmpty()) {
      checks.add(
          Check.note(
              "without_estimate",
              names.size() + " of " + yi.length,
              "Pooled by their counts, though without an estimate of their own in the table: "
                  + String.join(", ", names)
                  + "."));
    }
  }

  private void estimate() {
    if (Double.isNaN(solution.estimate())) {
      checks.add(
          Check.error(
              "no_estimate",
              "events",
              "There is no finite estimate: in all studies together one group has no events, or"
                  + " nothing but events. A risk difference, or a Bayesian fit with a stated"
                  + " prior, can be had."));
    }
    if (Double.isNaN(solution.q()) && solution.estimates() > 1) {
      checks.add(
          Check.note(
              "heterogeneity",
              "missing",
              "A study's own variance is 0 or its estimate infinite, so that Q, I2 and H2 do not"
                  + " exist; add a constant to zero cells of studies to have them."));
    }
  }

  private void search() {
    String value =
        "iterations=%d; function=%d; method=%s"
            .formatted(
                solution.search().iterations(),
                solution.search().evaluations(),
                solution.search().method());
    checks.add(
        solution.search().converged()
            ? Check.ok("convergence", value, "The search for the maximum ended at one.")
            : Check.error(
                "convergence",
                value,
                "The search for the maximum did not end at one: an effect may be infinite, as"
                    + " where one group has no events, or the data do not tell the parameters"
                    + " apart."));
  }

  private void spread() {
    if (options.isCommon()) {
      checks.add(
          Check.note(
              "tau2_fixed", "tau2=0", "Heterogeneity was left out of the model on request."));
    } else if (solution.rows() == 1) {
      checks.add(
          Check.note(
              "number_of_studies",
              "k=1",
              "One study tells nothing of heterogeneity: tau2 was put at 0."));
    } else if (solution.tau2() == 0) {
      checks.add(
          Check.note(
              "tau2_at_zero",
              "tau2=0",
              "The likelihood is highest without heterogeneity. That is not evidence that the"
                  + " effects are equal: look at the interval of tau2."));
    } else if (solution.rows() < 5) {
      checks.add(
          Check.warning(
              "number_of_studies",
              "k=" + solution.rows(),
              "With so few studies tau2 is weakly identified; look at its interval, or at a"
                  + " Bayesian fit with a stated prior."));
    }
  }

  private void quadrature() {
    checks.add(
        options.quadrature().isExact()
            ? Check.ok(
                "quadrature", "exact", "Integrals over random effects are exact to rounding.")
            : Check.note(
                "quadrature",
                options.quadrature().id(),
                "Integrals are by %s, as another program has them; likelihoods are comparable under one rule only."
                    .formatted(options.quadrature().label())));
  }

  private void overdispersion() {
    double rho = solution.spread().overdispersion();
    if (!Double.isNaN(rho)) {
      String words =
          "Risks of groups vary about their mean by a correlation rho of the events within a group;"
              + " there is no tau2. The two groups of a study are independent in this model.";
      checks.add(Check.note("overdispersion", "rho=" + number(rho), words));
    }
    if (options.method() == CountsMethod.FIRTH) {
      checks.add(
          Check.note(
              "penalty",
              "Jeffreys",
              "The likelihood is penalised by Jeffreys's prior, which keeps the estimate finite and"
                  + " draws it towards 0 by its bias; the effect is the same in all studies."));
    }
  }

  private void weights() {
    double sum = 0;
    for (double weight : solution.weights()) {
      sum += weight;
    }
    if (Double.isNaN(sum)) {
      checks.add(
          Check.note(
              "weights", "missing", "No study has a weight, for the weights sum to nothing."));
    } else if (options.method().isRegression()) {
      checks.add(
          Check.note(
              "weights",
              "approximate; tau2=" + number(solution.tau2()),
              "A regression of counts has no weights of studies. Those shown are 1/(vi + tau2) of the"
                  + " studies' own estimates."));
    }
  }
}

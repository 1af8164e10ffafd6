package io.github.metasaw.freq.selection;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.likelihood.BoundaryChecks;
import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Remarks on a selection model: what it assumes, what the data tell of it, how it was found. */
final class SelectionChecks {

  /** Error of the log-likelihood that a quadrature may have. */
  private static final double ACCURATE = 1e-8;

  /** Fewer studies do not tell selection from heterogeneity. */
  private static final int FEW = 20;

  /** Fewer clusters make a sandwich too small. */
  private static final int FEW_CLUSTERS = 40;

  /** Proportion of failed resamples from which intervals may be affected. */
  private static final double MAX_FAILED = 0.05;

  private final SelectionProblem problem;
  private final SelectionSettings settings;
  private final SelectionSolution solution;
  private final @Nullable ClusterInference inference;
  private final MaximumLikelihood<SelectionLikelihood> maximum;
  private final List<Check> checks;

  private SelectionChecks(
      SelectionProblem problem, SelectionSolution solution, @Nullable ClusterInference inference) {
    this.problem = problem;
    this.settings = problem.settings();
    this.solution = solution;
    this.inference = inference;
    this.maximum = solution.maximum();
    this.checks = new ArrayList<>(problem.studies().checks());
  }

  static List<Check> of(
      SelectionProblem problem, SelectionSolution solution, @Nullable ClusterInference inference) {
    SelectionChecks c = new SelectionChecks(problem, solution, inference);
    c.assumption();
    c.search();
    c.quadrature();
    c.intervals();
    c.checks.addAll(BoundaryChecks.of(c.maximum));
    c.cutPoint();
    c.clusters();
    c.test();
    c.q();
    return List.copyOf(c.checks);
  }

  private void assumption() {
    int k = solution.rows();
    String message =
        "The answer holds if studies were selected by %s as a %s says, favouring %s, and only so;"
                .formatted(
                    settings.type().isTruncation() ? "their effect" : "their p value",
                    settings.type().label(),
                    settings.alternative().label())
            + " compare it with other weight functions.";
    String value = "k=" + k;
    checks.add(
        k < FEW
            ? Check.note(
                "selection_assumption",
                value,
                message
                    + " %d studies tell little of selection, and estimates of it vary widely."
                        .formatted(k))
            : Check.ok("selection_assumption", value, message));
  }

  private void search() {
    String value = "logLik=" + number(solution.logLik());
    boolean isFound = maximum.report().converged() && Double.isFinite(solution.logLik());
    checks.add(
        isFound
            ? Check.ok("optimizer_convergence", value, "The search for the maximum ended at one.")
            : Check.warning(
                "optimizer_convergence",
                value,
                "The search for the maximum did not end, so the estimates are not at one: take a"
                    + " weight function with fewer parameters."));
    if (!maximum.report().curved()) {
      checks.add(
          Check.warning(
              "hessian_positive_definite",
              "FALSE",
              "The likelihood is flat in some direction, so there are no standard errors: the data"
                  + " do not tell these parameters apart. Take fewer steps, or give some of the"
                  + " parameters."));
    }
  }

  private void quadrature() {
    if (solution.rule().regions().z().length == 0) {
      return;
    }
    double error = new SelectionProfiles(solution).quadratureError();
    String value = "error=" + number(error);
    checks.add(
        error <= ACCURATE
            ? Check.ok(
                "selection_quadrature",
                value,
                "Panels half as wide give the same log-likelihood to at least eight digits.")
            : Check.warning(
                "selection_quadrature",
                value,
                "Panels half as wide give another log-likelihood: the weight function is too steep"
                    + " for the quadrature, so trust fewer digits."));
  }

  private void intervals() {
    if (!settings.type().isStep()) {
      return;
    }
    double[] counts = SelectedPValues.of(solution).counts();
    double[] steps = solution.rule().function().steps();
    String value =
        Arrays.stream(counts).mapToObj(k -> "%.0f".formatted(k)).collect(Collectors.joining(", "));
    String empty =
        IntStream.range(0, counts.length)
            .filter(j -> counts[j] == 0)
            .mapToObj(
                j ->
                    StepRules.number(j == 0 ? 0 : steps[j - 1])
                        + " < p <= "
                        + StepRules.number(steps[j]))
            .collect(Collectors.joining(" and "));
    checks.add(
        empty.isEmpty()
            ? Check.ok("studies_per_interval", value, "Every interval of steps has studies.")
            : Check.warning(
                "studies_per_interval",
                value,
                "No study has %s, so a weight goes to the end of its range; join it with its neighbour."
                    .formatted(empty)));
  }

  private void cutPoint() {
    if (solution.estimatesCut()) {
      checks.add(
          Check.note(
              "cut_point_estimated",
              "cut=" + number(new SelectionParameters(settings, solution).cutPoint()),
              "The likelihood jumps with the cut-point, so its maximum is at an effect or just"
                  + " below it, without standard error; the other standard errors take it as known,"
                  + " and are too small."));
    }
  }

  private void clusters() {
    if (inference == null) {
      return;
    }
    Clusters clusters = inference.clusters();
    String value = clusters.column() + "=" + clusters.count();
    String message =
        "Standard errors are valid whatever the dependence of effects within clusters; log-likelihoods, likelihood-ratio tests and profile intervals treat all effects as independent.";
    checks.add(
        clusters.count() < FEW_CLUSTERS
            ? Check.warning(
                "selection_clusters",
                value,
                message
                    + " With so few clusters standard errors tend to be too small"
                    + (inference.draws() == null ? "; resample the clusters instead." : "."))
            : Check.ok("selection_clusters", value, message));
    if (inference.draws() != null) {
      bootstrap(inference.draws());
    }
  }

  private void bootstrap(BootstrapDraws draws) {
    int failed = draws.failed();
    int all = draws.settings().draws();
    String value = "failed=%d of %d".formatted(failed, all);
    String message =
        "Intervals are %s bootstrap intervals from %d resamples of %s; p values are based on the robust standard errors."
            .formatted(
                draws.settings().interval().label(),
                all - failed,
                draws.settings().resampling().label());
    String ends =
        draws.atEnd() == 0
            ? ""
            : " In %d of them a variance or a selection parameter is 0.".formatted(draws.atEnd());
    checks.add(
        failed > MAX_FAILED * all
            ? Check.warning(
                "selection_bootstrap",
                value,
                message
                    + ends
                    + " %d more could not be fitted and are left out, so the intervals may be too narrow:"
                        .formatted(failed)
                    + " take a weight function with fewer parameters.")
            : Check.ok("selection_bootstrap", value, message + ends));
  }

  private void test() {
    CoefficientTest asked = problem.base().coefficientTest();
    if (asked != CoefficientTest.Z) {
      checks.add(
          Check.note(
              "selection_test",
              asked.id(),
              "Tests and intervals of a selection model are normal, whatever those of the fit"
                  + " without selection are."));
    }
  }

  private void q() {
    checks.add(
        Check.ok(
            "q_of_selection",
            "NaN",
            "Cochran's Q does not have its distribution where studies are selected, so there is"
                + " none; I2 is from tau2."));
  }
}

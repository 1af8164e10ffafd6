package io.github.metasaw.freq.likelihood;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.optim.OptimReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** Remarks on the search for the maximum of a likelihood and on the curvature found there. */
@API(status = API.Status.INTERNAL)
public final class SearchChecks {

  private static final double STEEP = 1e-3;
  private static final double LARGE_SE = 50;
  private static final double LARGE_RATIO = 1000;

  private final MaximumLikelihood<?> maximum;
  private final OptimReport report;
  private final List<Check> checks = new ArrayList<>();

  private SearchChecks(MaximumLikelihood<?> maximum) {
    this.maximum = maximum;
    this.report = maximum.report();
  }

  /**
   * The remarks on a search.
   *
   * @param maximum that it found
   * @param standardErrors of the coefficients that are shown, on the scale of their links
   * @return always the same rows, but one for standard errors out of proportion
   */
  public static List<Check> of(MaximumLikelihood<?> maximum, double[] standardErrors) {
    SearchChecks c = new SearchChecks(maximum);
    c.convergence();
    c.objective();
    c.gradient();
    c.hessian();
    c.standardErrors(standardErrors);
    return c.checks;
  }

  private void convergence() {
    String value = report.converged() ? "0" : "1";
    checks.add(
        report.converged()
            ? Check.ok("optimizer_convergence", value, "The search for the maximum ended at one.")
            : Check.warning(
                "optimizer_convergence",
                value,
                "The search for the maximum did not end: a simpler model of sigma, or fewer"
                    + " groups, may be all that the data allow."));
    checks.add(
        Check.ok(
            "optimizer_budget",
            "iterations=%d; function=%d; method=%s"
                .formatted(report.iterations(), report.evaluations(), report.method()),
            "How much work the search was; no limit was reached."));
  }

  private void objective() {
    String value = "logLik=" + number(maximum.logLik());
    checks.add(
        Double.isFinite(maximum.logLik())
            ? Check.ok("finite_objective", value, "The log-likelihood is finite.")
            : Check.error(
                "finite_objective",
                value,
                "The log-likelihood is not finite: no number of this fit should be used."));
  }

  private void gradient() {
    double[] g = report.gradient();
    int steepest = 0;
    for (int j = 1; j < g.length; j++) {
      steepest = Math.abs(g[j]) > Math.abs(g[steepest]) ? j : steepest;
    }
    double largest = report.largestGradient();
    String value =
        g.length == 0
            ? "max=0"
            : "max=%s; component=%s"
                .formatted(number(largest), maximum.searched().get(steepest).name());
    if (Double.isNaN(largest)) {
      checks.add(Check.error("fixed_gradient", value, "The slope of the likelihood is undefined."));
    } else {
      checks.add(
          largest <= STEEP
              ? Check.ok(
                  "fixed_gradient",
                  value,
                  "The likelihood is level at the estimates (slope at most 0.001).")
              : Check.warning(
                  "fixed_gradient",
                  value,
                  "The likelihood still rises at the estimates: they are not at its maximum."));
    }
  }

  private void hessian() {
    boolean curved = report.curved();
    checks.add(
        curved
            ? Check.ok("sdreport_status", "ok", "Standard errors were computed.")
            : Check.warning("sdreport_status", "failed", "Standard errors could not be computed."));
    checks.add(
        curved
            ? Check.ok(
                "hessian_positive_definite",
                "TRUE",
                "The likelihood curves down in every direction.")
            : Check.warning(
                "hessian_positive_definite",
                "FALSE",
                "The likelihood is flat in some direction: the data do not tell these parameters"
                    + " apart. Try sigma ~ 1, or fewer groups."));
  }

  private void standardErrors(double[] all) {
    double[] se = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
    String value =
        se.length == 0
            ? "none"
            : "range=[%s,%s]".formatted(number(se[0]), number(se[se.length - 1]));
    if (se.length < all.length) {
      checks.add(
          Check.warning(
              "standard_errors_finite",
              value,
              "Some coefficients have no standard error; a row below says why."));
    } else {
      checks.add(Check.ok("standard_errors_finite", value, "All standard errors are finite."));
    }
    double median = se.length == 0 ? 0 : se[se.length / 2];
    if (se.length > 0
        && se[se.length - 1] >= LARGE_SE
        && se[se.length - 1] > LARGE_RATIO * median) {
      checks.add(
          Check.warning(
              "standard_errors_inflated",
              value,
              "A standard error is enormous beside the others: that coefficient is hardly informed"
                  + " by the data; look at its profile likelihood rather than its Wald interval."));
    }
  }
}

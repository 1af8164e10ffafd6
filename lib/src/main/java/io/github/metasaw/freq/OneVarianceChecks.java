package io.github.metasaw.freq;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Checks of a fit with one tau2: its studies, tests and moderators, and by {@link Tau2Checks} the
 * estimate of tau2.
 */
@API(status = API.Status.INTERNAL)
public final class OneVarianceChecks {

  private static final double UNEQUAL = 1e4;

  private final FittedModel fit;
  private final OneVariance solver;
  private final OneVarianceSolution numbers;
  private final List<Check> checks = new ArrayList<>();

  private OneVarianceChecks(FittedModel fit, OneVariance solver) {
    this.fit = fit;
    this.solver = solver;
    this.numbers = solver.solution();
  }

  /**
   * All checks of a fit.
   *
   * @param fit by the solver
   * @param solver with one tau2
   * @return the data's first
   */
  public static List<Check> of(FittedModel fit, OneVariance solver) {
    OneVarianceChecks c = new OneVarianceChecks(fit, solver);
    c.checks.addAll(fit.studies().checks());
    c.numberOfStudies();
    Tau2Checks tau2 = new Tau2Checks(fit, solver);
    c.checks.addAll(tau2.ofEstimate());
    c.smallSampleTest();
    c.aliased();
    c.deletion();
    c.unequalVariances();
    c.zeroVariances();
    c.checks.addAll(tau2.ofOtherEstimators());
    return List.copyOf(c.checks);
  }

  private void numberOfStudies() {
    int k = numbers.k;
    int df = numbers.df();
    String value = "k=" + k + "; p=" + numbers.p;
    if (k == 1) {
      checks.add(
          Check.warning(
              "number_of_studies",
              value,
              "One study is not a meta-analysis: the result is its own estimate, with its own"
                  + " interval by z; tau2 cannot be estimated, so it was set to 0."
                  + testUsed()
                  + (fit.options().method() == Tau2Estimator.REML
                      ? " The restricted likelihood has no observations left, so BIC and AICc are not"
                          + " defined."
                      : "")));
    } else if (df == 0) {
      checks.add(
          Check.error(
              "number_of_studies",
              value,
              "There are as many coefficients as studies: no data are left to judge the fit by, and"
                  + " t tests have no degrees of freedom."));
    } else if (df < 4 && !fit.options().method().isZero()) {
      checks.add(
          Check.warning(
              "number_of_studies",
              value,
              "With so few studies the data say little about tau2; look at its interval, or at a"
                  + " Bayesian fit with a stated prior."));
    } else {
      checks.add(Check.ok("number_of_studies", value, "Enough studies for the coefficients."));
    }
  }

  private String testUsed() {
    CoefficientTest asked = solver.options().test();
    return asked == fit.options().test()
        ? ""
        : " Test %s was asked for; test %s was used, because there are no degrees of freedom."
            .formatted(asked.id(), fit.options().test().id());
  }

  private void smallSampleTest() {
    CoefficientTest test = fit.options().test();
    if (test.scales() && fit.options().method().isZero()) {
      checks.add(
          Check.note(
              "knapp_hartung",
              "",
              "Knapp and Hartung's method is made for random effects; with tau2 set to 0 it rescales"
                  + " the interval by the observed spread."));
    }
    if (test == CoefficientTest.KNHA && numbers.s2w() < 1 && numbers.df() > 0) {
      double ratio =
          Math.sqrt(numbers.s2w())
              * Reference.critical(fit.level(), numbers.testDf())
              / Reference.critical(fit.level(), Double.NaN);
      String value = "s2=" + number(numbers.s2w());
      String words =
          "The studies agree more than expected, so the Knapp-Hartung standard error is "
              + number(Math.sqrt(numbers.s2w()))
              + " times the ordinary one; ";
      checks.add(
          ratio < 1
              ? Check.warning(
                  "knapp_hartung",
                  value,
                  words
                      + "the interval is narrower than the ordinary (Wald) one, by the factor "
                      + number(ratio)
                      + ". The test adhoc does not let it shrink.")
              : Check.note(
                  "knapp_hartung",
                  value,
                  words
                      + "with the wider t quantile the interval is still "
                      + number(ratio)
                      + " times the ordinary (Wald) one."));
    }
  }

  private void aliased() {
    if (numbers.aliased.length > 0) {
      List<String> names =
          Arrays.stream(numbers.aliased).mapToObj(fit.design().names()::get).toList();
      checks.add(
          Check.warning(
              "aliased_terms",
              String.join(", ", names),
              "These columns can be computed from the others, so they were left out; the fit is the"
                  + " same without them."));
    }
  }

  private void deletion() {
    List<Integer> rows = solver.deletions().impossible();
    if (rows.isEmpty()) {
      return;
    }
    String words = "No study can be left out, because the others are too few for the model";
    if (rows.size() < numbers.k) {
      List<String> named =
          rows.stream().limit(5).map(i -> "'" + fit.studies().labels().get(i) + "'").toList();
      words =
          "The model cannot be fitted without %s%s, because a coefficient depends on that study alone"
              .formatted(
                  String.join(" or ", named), rows.size() > named.size() ? " or others" : "");
    }
    checks.add(
        Check.note(
            "leave_one_out",
            "missing=" + rows.size() + " of " + numbers.k,
            words + ": leave-one-out and influence are missing there."));
  }

  private void unequalVariances() {
    double[] vi = fit.studies().vi();
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double v : vi) {
      smallest = Math.min(smallest, v);
      largest = Math.max(largest, v);
    }
    if (smallest > 0 && largest / smallest > UNEQUAL) {
      checks.add(
          Check.warning(
              "unequal_variances",
              "ratio=" + number(largest / smallest),
              "The largest sampling variance is many times the smallest; is one of them on another"
                  + " scale, or a standard error?"));
    }
  }

  private void zeroVariances() {
    if (Double.isNaN(numbers.q()) || Double.isInfinite(numbers.q())) {
      checks.add(
          Check.warning(
              "zero_variances",
              "",
              "A sampling variance is 0, so Q, I2, H2 and zeta2 do not exist."));
    }
  }
}

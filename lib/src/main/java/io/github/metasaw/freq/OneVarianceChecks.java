package io.github.metasaw.freq;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.MomentEstimators;
import io.github.metasaw.freq.tau2.Tau2Estimate;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** What there is to remark on a fit, in words a student understands. */
@API(status = API.Status.INTERNAL)
public final class OneVarianceChecks {

  private static final double UNEQUAL = 1e4;
  private static final double CLEAR = 0.05;

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
    c.convergence();
    c.boundary();
    c.twoMaxima();
    c.differing();
    c.interval();
    c.smallSampleTest();
    c.aliased();
    c.deletion();
    c.unequalVariances();
    c.zeroVariances();
    c.agreement();
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
                  + " interval by z; tau2 cannot be estimated, so it was put at 0."
                  + testUsed()
                  + (fit.options().method() == Tau2Estimator.REML
                      ? " The restricted likelihood is one of no observations: BIC and AICc do not"
                          + " exist."
                      : "")));
    } else if (df == 0) {
      checks.add(
          Check.error(
              "number_of_studies",
              value,
              "There are as many coefficients as studies: nothing is left to judge the fit by, and t"
                  + " tests have no degrees of freedom."));
    } else if (df < 4 && !fit.options().method().isZero()) {
      checks.add(
          Check.warning(
              "number_of_studies",
              value,
              "With so few studies the estimate of tau2 is hardly informed by the data; look at its"
                  + " interval, or at a Bayesian fit with a stated prior."));
    } else {
      checks.add(Check.ok("number_of_studies", value, "Enough studies for the coefficients."));
    }
  }

  private String testUsed() {
    CoefficientTest asked = solver.options().test();
    return asked == fit.options().test()
        ? ""
        : " Test %s was asked for; test %s was used, for there are no degrees of freedom."
            .formatted(asked.code(), fit.options().test().code());
  }

  private void convergence() {
    Tau2Estimate e = numbers.estimate;
    String value = "evaluations=" + e.evaluations();
    if (!e.converged()) {
      checks.add(
          Check.error(
              "tau2_convergence",
              value,
              "The search for tau2 did not end; its value and all that rests on it should not be"
                  + " used."));
    } else if (fit.options().hasFixedTau2()) {
      checks.add(
          Check.note(
              "tau2_convergence",
              "tau2=" + number(numbers.tau2),
              "tau2 was given, not estimated: intervals do not count its uncertainty."));
    } else if (!fit.options().method().isZero()) {
      checks.add(
          Check.ok(
              "tau2_convergence",
              value,
              e.evaluations() == 0 ? "tau2 has a closed form." : "The search for tau2 converged."));
    }
  }

  private void boundary() {
    if (fit.options().method().isZero()
        || fit.options().hasFixedTau2()
        || numbers.tau2 > 0
        || numbers.k == 1) {
      return;
    }
    checks.add(
        Check.note(
            "tau2_at_zero",
            "tau2=0",
            "The studies differ no more than chance makes them, so tau2 is estimated at its"
                + " smallest value. That is not evidence that the effects are equal: look at the"
                + " interval of tau2. The numbers equal those of the common-effect model."));
  }

  private void twoMaxima() {
    Tau2Estimate e = numbers.estimate;
    if (Double.isNaN(e.other())) {
      return;
    }
    checks.add(
        Check.note(
            "two_maxima",
            "tau2=%s and %s; difference of logLik=%s"
                .formatted(number(numbers.tau2), number(e.other()), number(e.lead())),
            "The likelihood of tau2 has more than one peak. The estimate is at the highest; another"
                + " program may stop at the other one. Where the two are nearly as high, the"
                + " studies do not tell which: report the interval of tau2."));
  }

  /** What a clear Q means for beta_F: something to know, nothing to forbid. */
  private void differing() {
    if (!fit.options().method().isZero()
        || !fit.design().isInterceptOnly()
        || !(HeterogeneityStatistics.tail(numbers.q(), numbers.df()) < CLEAR)) {
      return;
    }
    boolean isCommon = fit.options().method() == Tau2Estimator.COMMON;
    checks.add(
        Check.note(
            "effects_differ",
            "Q=%s; df=%d; p=%s"
                .formatted(
                    number(numbers.q()),
                    numbers.df(),
                    number(HeterogeneityStatistics.tail(numbers.q(), numbers.df()))),
            isCommon
                ? "The studies differ more than chance makes them, so that they share one effect is"
                    + " not plausible. The estimate and its standard error remain those of an"
                    + " average of these studies' effects, weighted by precision: method fixed says"
                    + " so."
                : "The studies differ more than chance makes them. Their average, weighted by"
                    + " precision, is estimated all the same, and its standard error is right; how"
                    + " much they differ is for zeta2 to tell."));
  }

  private void interval() {
    if (numbers.df() < 1 || fit.options().method().isZero() || Double.isNaN(numbers.q())) {
      return;
    }
    Tau2Interval interval = numbers.tau2Interval(solver.usualInterval(), numbers.options.level());
    String value = "tau2 in [" + number(interval.lower()) + ", " + number(interval.upper()) + "]";
    if (interval.empty()) {
      checks.add(
          Check.warning(
              "tau2_interval",
              "empty",
              "Q is so small that no tau2 fits: the studies agree more closely than their"
                  + " variances allow. Are the variances too large, or the studies not"
                  + " independent?"));
    } else if (numbers.tau2 < interval.lower() || numbers.tau2 > interval.upper()) {
      checks.add(
          Check.note(
              "tau2_interval",
              value,
              "The estimate of tau2 lies outside its "
                  + interval.method().words()
                  + " interval: the two rest on different principles and may disagree."));
    } else {
      checks.add(
          Check.ok(
              "tau2_interval", value, "The " + interval.method().words() + " interval of tau2."));
    }
  }

  private void smallSampleTest() {
    CoefficientTest test = fit.options().test();
    if (test.scales() && fit.options().method().isZero()) {
      checks.add(
          Check.note(
              "knapp_hartung",
              "",
              "Knapp and Hartung's method is made for random effects; with tau2 put at 0 it widens"
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
    List<Integer> rows = OneVarianceDeletions.impossible(solver, numbers);
    if (rows.isEmpty()) {
      return;
    }
    String words = "No study can be left out, for the others are too few for the model";
    if (rows.size() < numbers.k) {
      List<String> named =
          rows.stream().limit(5).map(i -> "'" + fit.studies().labels().get(i) + "'").toList();
      words =
          "The model cannot be fitted without %s%s, for a coefficient rests on that study alone"
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
              "The largest sampling variance is very many times the smallest; is one of them on"
                  + " another scale, or a standard error?"));
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

  private void agreement() {
    if (fit.options().method() != Tau2Estimator.REML || numbers.df() < 1 || numbers.k == 1) {
      return;
    }
    if (fit.options().hasFixedTau2() || !(numbers.q() >= 0)) {
      return;
    }
    double dl = MomentEstimators.derSimonianLaird(numbers.model(), null, Double.NaN).tau2();
    double reml = numbers.tau2;
    double typical = numbers.typicalVariance();
    // On the scale that matters: the total variance of a typical study.
    double ratio = (typical + Math.max(dl, reml)) / (typical + Math.min(dl, reml));
    if (ratio > 1.5) {
      checks.add(
          Check.note(
              "estimators_disagree",
              "REML=" + number(reml) + "; DL=" + number(dl),
              "Two estimators of tau2 differ widely on these studies: report the interval of tau2"
                  + " and see what changes with another method."));
    }
  }
}

package io.github.metasaw.freq;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.MomentEstimators;
import io.github.metasaw.freq.tau2.Tau2Estimate;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of the estimate of tau2: the search, the interval, and the agreement with other
 * estimators.
 */
final class Tau2Checks {

  /** A p value of Q below which the studies clearly differ. */
  private static final double CLEAR = 0.05;

  /** Ratio of the total variances of a typical study by two estimators that is worth a remark. */
  private static final double DISAGREEMENT = 1.5;

  private final FittedModel fit;
  private final OneVariance solver;
  private final OneVarianceSolution numbers;
  private final List<Check> checks = new ArrayList<>();

  Tau2Checks(FittedModel fit, OneVariance solver) {
    this.fit = fit;
    this.solver = solver;
    this.numbers = solver.solution();
  }

  /** The checks of the estimate itself. */
  List<Check> ofEstimate() {
    checks.clear();
    convergence();
    boundary();
    twoMaxima();
    differing();
    interval();
    return List.copyOf(checks);
  }

  /** A note if estimators differ widely. */
  List<Check> ofOtherEstimators() {
    checks.clear();
    agreement();
    return List.copyOf(checks);
  }

  private void convergence() {
    Tau2Estimate e = numbers.estimate;
    String value = "evaluations=" + e.evaluations();
    if (!e.converged()) {
      checks.add(
          Check.error(
              "tau2_convergence",
              value,
              "The search for tau2 did not converge: do not use its value, nor anything that depends"
                  + " on it."));
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
                + " program may stop at the other one. If the two are nearly equally high, the"
                + " studies cannot tell which is right: report the interval of tau2."));
  }

  /** Says what a significant Q means for beta_F: a note, not an error. */
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
    Tau2Interval interval = solver.tau2Interval(solver.usualInterval());
    String value = "tau2 in [" + number(interval.lower()) + ", " + number(interval.upper()) + "]";
    if (interval.empty()) {
      checks.add(
          Check.warning(
              "tau2_interval",
              "empty",
              "Q is so small that no value of tau2 fits: the studies agree more closely than their"
                  + " variances allow. Are the variances too large, or are the studies not"
                  + " independent?"));
    } else if (numbers.tau2 < interval.lower() || numbers.tau2 > interval.upper()) {
      checks.add(
          Check.note(
              "tau2_interval",
              value,
              "The estimate of tau2 lies outside its "
                  + interval.method().label()
                  + " interval: the two rest on different principles and may disagree."));
    } else {
      checks.add(
          Check.ok(
              "tau2_interval", value, "The " + interval.method().label() + " interval of tau2."));
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
    if (ratio > DISAGREEMENT) {
      checks.add(
          Check.note(
              "estimators_disagree",
              "REML=" + number(reml) + "; DL=" + number(dl),
              "Two estimators of tau2 differ widely on these studies: report the interval of tau2"
                  + " and see what changes with another method."));
    }
  }
}

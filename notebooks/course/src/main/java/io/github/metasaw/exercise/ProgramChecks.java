package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.TDistribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The checks within lesson 07, on the settings of random-effects models, numbers 44 to 48. */
final class ProgramChecks {

  private static final double[] YI = {0.1, 0.5, 0.9};
  private static final double[] VI = {0.01, 0.04, 0.04};

  private ProgramChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(44, ProgramChecks::settings);
    all.put(45, ProgramChecks::estimators);
    all.put(46, ProgramChecks::inconsistency);
    all.put(47, ProgramChecks::factor);
    all.put(48, ProgramChecks::prediction);
  }

  private static Task settings() {
    String spread = "The estimator of tau2 is the same in all five.";
    return Task.of(
            44,
            "Which setting is it?",
            "A difference between programs has a name. Look for it before you look for an error.",
            WordQuestion.of("studies", "why RevMan and meta count one trial less", "zeros")
                .mistake("tau2", spread)
                .mistake("I2", "I2 is computed after the trials are chosen.")
                .mistake("test", "A test changes no number of studies."),
            WordQuestion.of(
                    "inconsistency",
                    "why meta and RevMan, with the same 17 trials, print two kinds of I2",
                    "I2")
                .mistake("zeros", "Both leave out the same trial.")
                .mistake("tau2", spread)
                .mistake("test", "The test of the mean has no part in I2."),
            WordQuestion.of(
                    "interval",
                    "why JASP and metafor, with the same 18 trials, print two intervals of the mean",
                    "test")
                .mistake("zeros", "Both keep all trials and add the same halves.")
                .mistake("tau2", spread)
                .mistake("I2", "I2 has no part in an interval of the mean."))
        .asking("Look at the table of the five programs, and at what %explain says.")
        .on(Meta.dataset("nielweise2007"));
  }

  private static Table three() {
    return Table.create("three", DoubleColumn.create("yi", YI), DoubleColumn.create("vi", VI));
  }

  /** The quantile 0.975 of the t distribution. */
  static double t(int df) {
    return TDistribution.of(df).inverseCumulativeProbability(0.975);
  }

  private static Task estimators() {
    double[] w = ByHand.map(VI, v -> 1 / v);
    double sum = ByHand.sum(w);
    double q = ByHand.squares(YI, w, ByHand.mean(YI, w));
    double scale = sum - ByHand.sum(w, w) / sum;
    double moments = (q - 2) / scale;
    double spread = Math.pow(ByHand.sd(YI), 2);
    double hedges = spread - ByHand.mean(VI);
    double[] total = ByHand.map(VI, v -> moments + v);
    return Task.of(
            45,
            "Two estimators of one variance",
            "Both are moments of the same three estimates, with other weights.",
            NumberQuestion.of(
                    "dl",
                    "tau2 by DerSimonian and Laird",
                    moments,
                    "(Q - df) / C, with C = sum of w less sum of w² over sum of w, and w = 1/vi.")
                .mistake(q / scale, "Q contains sampling error: subtract its degrees of freedom.")
                .mistake((q - 2) / sum, "C is smaller than the sum of the weights.")
                .mistake((q - 3) / scale, "The degrees of freedom are one less than the studies."),
            NumberQuestion.of(
                    "he",
                    "tau2 by Hedges: the variance of the estimates less the mean of vi",
                    hedges,
                    "The variance has the divisor 2.")
                .mistake(spread, "The variance of the estimates contains sampling error.")
                .mistake(spread * 2 / 3 - ByHand.mean(VI), "The divisor is one less than 3.")
                .mistake(spread - 0.01, "Subtract the mean of the sampling variances."),
            NumberQuestion.of(
                    "mean",
                    "the pooled effect with the first of them",
                    ByHand.mean(YI, ByHand.map(total, v -> 1 / v)),
                    "Weights are 1 / (vi + tau2).")
                .mistake(ByHand.mean(YI, w), "This is without heterogeneity.")
                .mistake(ByHand.mean(YI), "This is the plain mean.")
                .mistake(ByHand.mean(YI, total), "The weights are upside down."))
        .asking(
            "Three studies: the estimates are 0.1, 0.5 and 0.9, their variances 0.01, 0.04, 0.04.")
        .on(three());
  }

  private static Task inconsistency() {
    double[] w = ByHand.map(VI, v -> 1 / v);
    double sum = ByHand.sum(w);
    double q = ByHand.squares(YI, w, ByHand.mean(YI, w));
    double typical = 2 * sum / (sum * sum - ByHand.sum(w, w));
    double tau2 = 0.1405;
    return Task.of(
            46,
            "Two kinds of I²",
            "With the tau2 of DerSimonian and Laird both are the same; with REML they part.",
            NumberQuestion.of("fromQ", "I² from Q, in per cent", 100 * (q - 2) / q, "(Q - df) / Q.")
                .mistake(100 * q / (q + 2), "Subtract the degrees of freedom from Q.")
                .mistake(200 / q, "This is the part that sampling error explains.")
                .mistake(
                    100 * (q - 3) / q, "The degrees of freedom are one less than the studies."),
            NumberQuestion.of(
                    "typical",
                    "the typical sampling variance",
                    typical,
                    "df times the sum of w, over (sum of w)² less sum of w²; w = 1/vi.")
                .mistake(ByHand.mean(VI), "This is the mean of the sampling variances.")
                .mistake(1 / sum, "This is the variance of the pooled effect.")
                .mistake(3 / sum, "This is the harmonic mean, another kind of typical."),
            NumberQuestion.of(
                    "fromTau2",
                    "I² from tau2, in per cent",
                    100 * tau2 / (tau2 + typical),
                    "tau2 over tau2 and the typical variance together.")
                .mistake(100 * (q - 2) / q, "This is I² from Q.")
                .mistake(100 * Math.sqrt(tau2) / (Math.sqrt(tau2) + typical), "Take tau2, not tau.")
                .mistake(
                    100 * tau2 / (tau2 + ByHand.mean(VI)),
                    "This is with the mean of the sampling variances."))
        .asking(
            "The estimates are 0.1, 0.5 and 0.9, their variances 0.01, 0.04, 0.04; REML finds tau2 ="
                + " 0.1405.")
        .on(three());
  }

  private static Task factor() {
    double[] y = {0.30, 0.42, 0.35, 0.50, 0.38};
    double v = 0.04;
    double se = Math.sqrt(v / 5);
    double squares = Math.pow(ByHand.sd(y), 2) * 4 / v;
    double factor = squares / 4;
    return Task.of(
            47,
            "A factor below 1",
            "Estimates that agree by chance make the interval of Knapp and Hartung very narrow.",
            NumberQuestion.of(
                    "factor",
                    "the factor of Knapp and Hartung on the variance of the mean",
                    factor,
                    "Sum of w (yi - mean)², over k - 1.")
                .mistake(squares, "Divide by the degrees of freedom.")
                .mistake(squares / 5, "The degrees of freedom are one less than the studies.")
                .mistake(Math.sqrt(factor), "This is the factor on the standard error."),
            NumberQuestion.of(
                    "half",
                    "half the width of the 95 % interval of Knapp and Hartung",
                    t(4) * se * Math.sqrt(factor),
                    "A quantile of t times the standard error with the factor.")
                .mistake(
                    Normal.QUANTILE_975 * se * Math.sqrt(factor), "Take the quantile of t on 4 df.")
                .mistake(Normal.QUANTILE_975 * se, "This is the normal interval.")
                .mistake(t(4) * se, "The factor is missing.")
                .mistake(t(4) * se * factor, "The factor is on the variance: take its root."),
            NumberQuestion.of(
                    "adhoc",
                    "the same where the factor is at least 1",
                    t(4) * se,
                    "The factor here is 1; the quantile stays that of t.")
                .mistake(Normal.QUANTILE_975 * se, "The quantile is still that of t.")
                .mistake(t(4) * se * Math.sqrt(factor), "The factor is not lifted to 1.")
                .mistake(t(5) * se, "The degrees of freedom are one less than the studies."))
        .asking(
            "Five studies: the estimates are 0.30, 0.42, 0.35, 0.50 and 0.38, each with the variance"
                + " 0.04; tau2 is 0.")
        .on(
            Table.create(
                "five",
                DoubleColumn.create("yi", y),
                DoubleColumn.create("vi", ByHand.map(y, one -> v))));
  }

  private static Task prediction() {
    double mu = 0.4;
    double se = 0.1;
    double tau = Math.sqrt(0.05);
    double sd = Math.sqrt(tau * tau + se * se);
    double z = Normal.QUANTILE_975;
    return Task.of(
            48,
            "Three prediction intervals",
            "With six studies the quantile matters more than most other choices.",
            NumberQuestion.of(
                    "normal",
                    "the lower end with the normal distribution",
                    mu - z * sd,
                    "The variance is tau2 and the squared standard error together.")
                .mistake(mu - z * se, "This is the interval of the mean.")
                .mistake(mu - z * tau, "The mean is uncertain too.")
                .mistake(mu - z * (tau + se), "Variances add, standard deviations do not."),
            NumberQuestion.of(
                    "oneLess",
                    "the lower end with t on k - 1 df",
                    mu - t(5) * sd,
                    "Only the quantile changes.")
                .mistake(mu - z * sd, "This is with the normal distribution.")
                .mistake(mu - t(6) * sd, "One degree of freedom less.")
                .mistake(mu - t(4) * sd, "One degree of freedom more."),
            NumberQuestion.of(
                    "twoLess",
                    "the lower end with t on k - 2 df",
                    mu - t(4) * sd,
                    "Only the quantile changes.")
                .mistake(mu - z * sd, "This is with the normal distribution.")
                .mistake(mu - t(5) * sd, "One degree of freedom less.")
                .mistake(mu - t(3) * sd, "One degree of freedom more."))
        .asking("Six studies: mean 0.4, standard error 0.1, tau2 = 0.05; level 95 per cent.")
        .on(
            Table.create(
                "six",
                DoubleColumn.create("mean", mu),
                DoubleColumn.create("se", se),
                DoubleColumn.create("tau2", 0.05)));
  }
}

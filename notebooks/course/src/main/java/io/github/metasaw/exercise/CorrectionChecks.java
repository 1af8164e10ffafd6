package io.github.metasaw.exercise;

import io.github.metasaw.distribution.Normal;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.LogGamma;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The checks within lesson 07, on corrections and searches, numbers 49 to 52. */
final class CorrectionChecks {

  private static final double[] EVENTS_1 = {0, 5};
  private static final double[] PEOPLE_1 = {50, 100};
  private static final double[] EVENTS_2 = {4, 10};
  private static final double[] PEOPLE_2 = {50, 100};

  private CorrectionChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(49, CorrectionChecks::zeros);
    all.put(50, CorrectionChecks::hedges);
    all.put(51, CorrectionChecks::clusters);
    all.put(52, CorrectionChecks::search);
  }

  /** The Mantel-Haenszel odds ratio with so much added to each cell of each trial. */
  private static double mantelHaenszel(double[] added) {
    double above = 0;
    double below = 0;
    for (int i = 0; i < EVENTS_1.length; i++) {
      double n = PEOPLE_1[i] + PEOPLE_2[i] + 4 * added[i];
      above += (EVENTS_1[i] + added[i]) * (PEOPLE_2[i] - EVENTS_2[i] + added[i]) / n;
      below += (PEOPLE_1[i] - EVENTS_1[i] + added[i]) * (EVENTS_2[i] + added[i]) / n;
    }
    return above / below;
  }

  /** Observed less expected events of the first group, and their hypergeometric variance. */
  private static double[] peto(int i) {
    double n = PEOPLE_1[i] + PEOPLE_2[i];
    double events = EVENTS_1[i] + EVENTS_2[i];
    double variance = PEOPLE_1[i] * PEOPLE_2[i] * events * (n - events) / (n * n * (n - 1));
    return new double[] {EVENTS_1[i] - PEOPLE_1[i] * events / n, variance};
  }

  private static Task zeros() {
    double plain = mantelHaenszel(new double[] {0, 0});
    double half = mantelHaenszel(new double[] {0.5, 0});
    double[] first = peto(0);
    double[] second = peto(1);
    double differences = first[0] + second[0];
    double variance = first[1] + second[1];
    double zeroOnly = (0.5 * 46 / 100.5 + 2.25) / (50 * 4 / 100.5 + 4.75);
    return Task.of(
            49,
            "Two trials and one zero",
            "One set of counts, three pooled odds ratios, and the halves decide between two.",
            NumberQuestion.of(
                    "plain",
                    "the Mantel-Haenszel odds ratio with nothing added",
                    plain,
                    "Sum of ad/N over sum of bc/N.")
                .mistake(half, "A half was added.")
                .mistake(2.5 / 7, "This is the risk ratio.")
                .mistake(2.25 / 4.75, "The trial with the zero has events in its other group."),
            NumberQuestion.of(
                    "half",
                    "the same with a half in each cell of the trial with a zero",
                    half,
                    "N of that trial grows by 2.")
                .mistake(plain, "This is with nothing added.")
                .mistake(mantelHaenszel(new double[] {0.5, 0.5}), "The other trial has no zero.")
                .mistake(zeroOnly, "All four cells of the trial get a half."),
            NumberQuestion.of(
                    "peto",
                    "the odds ratio by Peto",
                    Math.exp(differences / variance),
                    "exp of the sum of O - E over the sum of their variances.")
                .mistake(Math.exp(differences / Math.sqrt(variance)), "Divide by the variance.")
                .mistake(
                    Math.exp((first[0] / first[1] + second[0] / second[1]) / 2),
                    "Add up before you divide.")
                .mistake(plain, "This is by Mantel and Haenszel."))
        .asking(
            "Two trials: events in 0 of 50 people against 4 of 50, and in 5 of 100 against 10 of"
                + " 100.")
        .on(
            Table.create(
                "two",
                DoubleColumn.create("ai", EVENTS_1),
                DoubleColumn.create("n1i", PEOPLE_1),
                DoubleColumn.create("ci", EVENTS_2),
                DoubleColumn.create("n2i", PEOPLE_2)));
  }

  private static Task hedges() {
    double d = 0.8;
    int m = 8;
    double exact =
        Math.exp(LogGamma.value(m / 2.0) - LogGamma.value((m - 1) / 2.0)) / Math.sqrt(m / 2.0);
    double approximate = 1 - 3 / (4.0 * m - 1);
    double g = d * exact;
    double withN = d * (1 - 3 / (4.0 * 10 - 1));
    return Task.of(
            50,
            "Hedges' correction, exact and approximate",
            "A difference in the fourth decimal is a formula, not an error.",
            NumberQuestion.of(
                    "g",
                    "the standardised difference with the exact correction",
                    g,
                    "Multiply by Γ(m/2) / (√(m/2) Γ((m - 1)/2)), with m = 8.")
                .mistake(d, "This is without a correction.")
                .mistake(d / exact, "The correction makes the difference smaller.")
                .mistake(withN, "m is the number of patients less 2."),
            NumberQuestion.of(
                    "gap",
                    "by how much the one with the approximate correction exceeds it",
                    d * (approximate - exact),
                    "The approximate correction is 1 - 3/(4m - 1). Keep all digits.")
                .mistake(approximate - exact, "This is the gap of the factors.")
                .mistake(d * (exact - approximate), "The approximate one is larger.")
                .mistake(withN - g, "m is the number of patients less 2."),
            NumberQuestion.of(
                    "variance",
                    "the sampling variance of the exact one, 1/n1 + 1/n2 + g²/(2N)",
                    0.4 + g * g / 20,
                    "n1 and n2 are 5, N is 10.")
                .mistake(0.4, "The last term is missing.")
                .mistake(0.4 + d * d / 20, "Take the corrected difference.")
                .mistake(Math.sqrt(0.4 + g * g / 20), "This is the standard error."))
        .asking("Five patients in each group, means 10.8 and 10, and SDs of 1 in both.")
        .on(
            Table.create(
                "ten",
                IntColumn.create("n1i", new int[] {5}),
                DoubleColumn.create("m1i", 10.8),
                DoubleColumn.create("sd1i", new double[] {1}),
                IntColumn.create("n2i", new int[] {5}),
                DoubleColumn.create("m2i", new double[] {10}),
                DoubleColumn.create("sd2i", new double[] {1})));
  }

  private static Task clusters() {
    double se = 0.1;
    double corrected = se * Math.sqrt(6 / 5.0);
    double half = ProgramChecks.t(5) * corrected;
    double usual = Normal.QUANTILE_975 * se;
    return Task.of(
            51,
            "Six clusters",
            "With few clusters the correction is no detail. Say which one you used.",
            NumberQuestion.of(
                    "se",
                    "the standard error with the correction G / (G - p)",
                    corrected,
                    "The correction is on the variance.")
                .mistake(se * 6 / 5, "The correction is on the variance: take its root.")
                .mistake(se, "This is without the correction.")
                .mistake(se * Math.sqrt(5 / 6.0), "The correction makes it larger."),
            NumberQuestion.of(
                    "half",
                    "half the width of the 95 % interval, with t on G - p df",
                    half,
                    "A quantile of t times the standard error.")
                .mistake(Normal.QUANTILE_975 * corrected, "Take the quantile of t.")
                .mistake(ProgramChecks.t(6) * corrected, "One degree of freedom less.")
                .mistake(ProgramChecks.t(5) * se, "The correction is missing."),
            NumberQuestion.of(
                    "ratio",
                    "how many times as wide it is as the normal interval without a correction",
                    half / usual,
                    "Divide one width by the other.")
                .mistake(corrected / se, "The quantile differs too.")
                .mistake(
                    ProgramChecks.t(5) / Normal.QUANTILE_975, "The standard error differs too.")
                .mistake(Math.pow(half / usual, 2), "Widths, not their squares."))
        .asking(
            "G = 6 clusters and p = 1 coefficient. Without a correction (CR0) the standard error is"
                + " 0.1.")
        .on(
            Table.create(
                "six",
                IntColumn.create("clusters", new int[] {6}),
                IntColumn.create("coefficients", new int[] {1}),
                DoubleColumn.create("cr0", se)));
  }

  private static Task search() {
    double se = 0.4;
    double off = 0.02;
    double drop = 1e-6;
    return Task.of(
            52,
            "A search that stops early",
            "The likelihood is flat at its maximum, so a search knows tau2 to half its digits.",
            NumberQuestion.of(
                    "drop",
                    "by how much the log-likelihood lies below its maximum 0.02 away from it",
                    off * off / (2 * se * se),
                    "Near the maximum it falls by half the square of the distance in SEs.")
                .mistake(off * off / (se * se), "Half of this.")
                .mistake(off / se, "This is the distance in standard errors.")
                .mistake(off * off / 2, "The distance is in standard errors."),
            NumberQuestion.of(
                    "off",
                    "how far from the estimate a search may be that stops 0.000001 below it",
                    se * Math.sqrt(2 * drop),
                    "Solve the same equation for the distance.")
                .mistake(se * Math.sqrt(drop), "The half is missing.")
                .mistake(Math.sqrt(2 * drop), "This is in standard errors.")
                .mistake(2 * drop * se * se, "Take the root."),
            NumberQuestion.of(
                    "times",
                    "how many times nearer it comes if it stops 100 times later, at 0.00000001",
                    10,
                    "The distance goes with the root.")
                .mistake(100, "The distance goes with the root.")
                .mistake(50, "The distance goes with the root, not in proportion.")
                .mistake(10000, "The root, not the square."))
        .asking("A search for tau2, whose standard error is 0.4.")
        .on(
            Table.create(
                "search", DoubleColumn.create("tau2", 0.32), DoubleColumn.create("se", se)));
  }
}

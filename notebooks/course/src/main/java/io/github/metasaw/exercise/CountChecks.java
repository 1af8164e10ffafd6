package io.github.metasaw.exercise;

import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The checks within lesson 05, on rare events, numbers 40 and 41. */
final class CountChecks {

  private CountChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(40, CountChecks::zeroCell);
    all.put(41, CountChecks::numberNeeded);
  }

  /** The log odds ratio of no event in 116 against 3 in 117, with a constant in each cell. */
  private static double logOdds(double constant) {
    return Math.log(constant / (116 + constant)) - Math.log((3 + constant) / (114 + constant));
  }

  private static double variance(double constant) {
    return 1 / constant + withoutZero(constant);
  }

  private static double withoutZero(double constant) {
    return 1 / (116 + constant) + 1 / (3 + constant) + 1 / (114 + constant);
  }

  private static Task zeroCell() {
    double half = variance(0.5);
    double tenth = variance(0.1);
    return Task.of(
            40,
            "Why a half?",
            "A constant that nobody observed moves the estimate and decides its weight.",
            NumberQuestion.of(
                    "logOR",
                    "the log odds ratio with 0.1 added to each of the four cells",
                    logOdds(0.1),
                    "The cells are 0, 116, 3 and 114, each with 0.1 more.")
                .mistake(logOdds(0.5), "This is with a half.")
                .mistake(Math.exp(logOdds(0.1)), "This is the odds ratio. Take its logarithm.")
                .mistake(logOdds(0.1) / Math.log(10), "Take the natural logarithm."),
            NumberQuestion.of(
                    "variance",
                    "its variance",
                    tenth,
                    "Sum 1 over each of the four cells, with what was added.")
                .mistake(half, "This is with a half.")
                .mistake(Math.sqrt(tenth), "This is the standard error.")
                .mistake(withoutZero(0.1), "The cell of the zero is missing."),
            NumberQuestion.of(
                    "times",
                    "how many times as much weight the trial has with a half",
                    tenth / half,
                    "Weights are 1 over the variance.")
                .mistake(half / tenth, "The smaller variance has the larger weight.")
                .mistake(Math.sqrt(tenth / half), "Weights are about variances.")
                .mistake(5, "Compare the whole variances, not the constants."))
        .asking("Bach 1996: 0 of 116 patients had an infection, and 3 of 117.")
        .on(
            Table.create(
                "bach",
                IntColumn.create("inf_t", new int[] {0}),
                IntColumn.create("n_t", new int[] {116}),
                IntColumn.create("inf_c", new int[] {3}),
                IntColumn.create("n_c", new int[] {117})));
  }

  private static final double OR = 0.3;

  /** The risk with treatment, of a risk without it. */
  private static double treated(double risk) {
    double odds = OR * risk / (1 - risk);
    return odds / (1 + odds);
  }

  private static double needed(double risk) {
    return 1 / (risk - treated(risk));
  }

  private static Task numberNeeded() {
    double high = 0.1;
    double low = 0.02;
    return Task.of(
            41,
            "One ratio, two wards",
            "Pool the ratio, which carries over. Report the difference, for the risk at hand.",
            NumberQuestion.of(
                    "risk",
                    "the risk with an impregnated catheter in the first ward, as a proportion",
                    treated(high),
                    "Turn the risk into odds, multiply, turn the odds back.")
                .mistake(OR * high, "This multiplies the risk; it is a ratio of odds.")
                .mistake(OR * high / (1 - high), "These are the odds.")
                .mistake(high - treated(high), "This is the difference of the risks.")
                .mistake(
                    1 / (1 + OR * (1 - high) / high), "Turn the risk into odds the other way."),
            NumberQuestion.of(
                    "needed",
                    "how many patients of the first ward need one to avoid one infection",
                    needed(high),
                    "It is 1 over the difference of the risks.")
                .mistake(1 / (high * (1 - OR)), "The risk was multiplied by the odds ratio.")
                .mistake(1 / treated(high), "Take the difference of the risks.")
                .mistake(1 / high, "Not every infection is avoided."),
            NumberQuestion.of(
                    "neededLow",
                    "the same in the second ward",
                    needed(low),
                    "Start anew from the risk of this ward.")
                .mistake(needed(high), "This is the first ward.")
                .mistake(5 * needed(high), "Close, but the risk ratio is not the same in both.")
                .mistake(1 / treated(low), "Take the difference of the risks."))
        .asking(
            "The odds ratio is 0.3. Without it 10 per cent of the patients of one ward have an"
                + " infection, and 2 per cent of another.")
        .on(
            Table.create(
                "wards", IntColumn.create("patients", 100, 100), IntColumn.create("ill", 10, 2)));
  }
}

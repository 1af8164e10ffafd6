package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;
import static io.github.metasaw.exercise.ByHand.squares;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The checks within parts three, five, six, eight and nine of the lesson on Bayesian meta-analysis,
 * 23 to 27.
 */
final class LecturePriorChecks {

  private static final double SCALE = 0.5;
  private static final double TAU = 0.155;

  private LecturePriorChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(23, LecturePriorChecks::conditional);
    all.put(24, LecturePriorChecks::meaningOfTau);
    all.put(25, LecturePriorChecks::belowZero);
    all.put(26, LecturePriorChecks::centres);
    all.put(27, LecturePriorChecks::shares);
  }

  private static Task conditional() {
    Table joint =
        Table.create(
            "joint",
            StringColumn.create("z", "000", "001", "010", "011", "100", "101", "110", "111"),
            StringColumn.create(
                "probability", "6/20", "2/20", "3/20", "1/20", "2/20", "2/20", "1/20", "3/20"));
    return Task.of(
            23,
            "What one variable tells of another",
            "Each pair is symmetric, but the pairs differ: 2-exchangeable, not exchangeable.",
            NumberQuestion.of(
                    "third",
                    "P(z₃ = 1 given z₁ = 1)",
                    5 / 8.0,
                    "Add up the rows in which both are 1, and divide by P(z₁ = 1).")
                .mistake(5 / 20.0, "This is P(z₁ = z₃ = 1). Divide it by P(z₁ = 1).")
                .mistake(8 / 20.0, "This is P(z₃ = 1) without any condition.")
                .mistake(4 / 8.0, "This is P(z₂ = 1 given z₁ = 1).")
                .mistake(3 / 8.0, "This is the probability of the opposite, or z₂ was fixed, too."),
            NumberQuestion.of(
                    "second",
                    "P(z₂ = 1 given z₁ = 1)",
                    4 / 8.0,
                    "Add up the rows in which both are 1, and divide by P(z₁ = 1).")
                .mistake(4 / 20.0, "This is P(z₁ = z₂ = 1). Divide it by P(z₁ = 1).")
                .mistake(8 / 20.0, "This is P(z₂ = 1) without any condition.")
                .mistake(5 / 8.0, "This is P(z₃ = 1 given z₁ = 1)."),
            WordQuestion.of("exchangeable", "whether the three are exchangeable", "no")
                .mistake("yes", "Then z₁ = 1 would tell the same of z₂ and of z₃."))
        .on(joint);
  }

  private static Task meaningOfTau() {
    double below = 1 - Normal.twoSided(0.1 / SCALE);
    double range = 2 * Models.Z95 * TAU;
    return Task.of(
            24,
            "What τ means",
            "Choose a prior of τ by the range of odds ratios that it allows.",
            NumberQuestion.of(
                    "below",
                    "P(τ < 0.1) under the prior half_normal(sd = 0.5)",
                    below,
                    "A half-normal variable is the absolute value of a normal one.")
                .mistake(below / 2, "This is one half of the normal curve. Both fold onto τ > 0.")
                .mistake(0.5 + below / 2, "This counts the negative half of the curve as well.")
                .mistake(1 - below, "This is P(τ > 0.1).")
                .mistake(0.1 / SCALE, "The density is not flat."),
            NumberQuestion.of(
                    "factor",
                    "with τ = 0.155 on the log scale: the largest odds ratio divided by the"
                        + " smallest, in the middle 95 % of the effects",
                    Math.exp(range),
                    "The middle 95 % of N(μ, τ²) is μ ± 1.96 τ. Then go back to odds ratios.")
                .mistake(range, "This is the width on the log scale.")
                .mistake(Math.exp(range / 2), "This is from the middle to one end.")
                .mistake(Math.exp(TAU), "This is the factor of one SD."))
        .on(Meta.dataset("cdkal1"));
  }

  private static Task belowZero() {
    Table table = Meta.dataset("cdkal1");
    FrequentistFit dl = Models.fit(table, "DL");
    double mu = dl.estimate();
    double both = Math.sqrt(dl.tau2() + dl.se() * dl.se());
    double next = Normal.survival(mu / both);
    double mean = Normal.survival(mu / dl.se());
    return Task.of(
            25,
            "Below zero: the mean or the next study?",
            "The mean is almost surely above 0, and still one study in eleven or so is not.",
            NumberQuestion.of(
                    "meanBelow",
                    "P(μ < 0), as if μ were normal round its estimate with its standard error",
                    mean,
                    "How many standard errors lies 0 below the estimate?")
                .mistake(2 * mean, "This is two-sided. Only one side is below 0.")
                .mistake(1 - mean, "This is P(μ > 0).")
                .mistake(next, "This is about the next effect. Leave τ² out."),
            NumberQuestion.of(
                    "nextBelow",
                    "P(effect of a next study < 0), normal with variance τ² plus that of μ",
                    next,
                    "Add the two variances, then proceed as for μ.")
                .mistake(mean, "This is about the mean. The effects differ, too.")
                .mistake(Normal.survival(mu / Math.sqrt(dl.tau2())), "This takes μ as known.")
                .mistake(
                    Normal.survival(mu / (Math.sqrt(dl.tau2()) + dl.se())),
                    "Add variances, not SDs.")
                .mistake(2 * next, "This is two-sided. Only one side is below 0."))
        .asking("Use the fit of DerSimonian and Laird to S1.")
        .on(table);
  }

  private static Task centres() {
    return Task.of(
            26,
            "Centres and clusters",
            "The sets double with each study: beyond some twenty studies one samples.",
            NumberQuestion.of(
                    "sets",
                    "how many sets of centres there are for 6 studies",
                    63,
                    "Each study is a centre or not, but there is at least one.")
                .mistake(64, "At least one study is a centre.")
                .mistake(6, "There may be more than one centre.")
                .mistake(203, "These are all partitions. Only those by nearest centre count.")
                .mistake(31, "This is the number for 5 studies."),
            NumberQuestion.of(
                    "two",
                    "the prior probability of two clusters if there are 3 studies",
                    1 / 3.0,
                    "Put c = 2 and k = 3 into the formula.")
                .mistake(1 / 4.0, "The second factor makes the probabilities sum to 1.")
                .mistake(1 / 2.0, "This is the probability of one cluster.")
                .mistake(4 / 15.0, "This is for five studies.")
                .mistake(1 / 6.0, "This is the probability of three clusters."))
        .on(Meta.dataset("cdkal1"));
  }

  private static Task shares() {
    Table s2 = Meta.dataset("eight_studies").first(5);
    double[] yi = s2.numberColumn("yi").asDoubleArray();
    double[] w = map(s2.numberColumn("sei").asDoubleArray(), s -> 1 / (s * s));
    double all = squares(yi, w, 0);
    double q = squares(yi, w, mean(yi, w));
    return Task.of(
            27,
            "Average or difference?",
            "Where studies agree, the test with 1 df is the sharper one: %signal s2",
            NumberQuestion.of(
                    "z2", "Z² of the five studies of S2", all, "Square each Z before adding up.")
                .mistake(q, "This is Q, the part of the differences.")
                .mistake(all - q, "This is Z_F², the part of the average.")
                .mistake(sum(map(w, Math::sqrt), yi), "The Zs were added without being squared."),
            NumberQuestion.of(
                    "share", "the share of Q in it, in per cent", 100 * q / all, "Divide Q by Z².")
                .mistake(100 * (all - q) / all, "This is the share of the average.")
                .mistake(100 * q / (all - q), "This is Q divided by Z_F².")
                .mistake(32.8028, "This is the share for S1."),
            WordQuestion.of("smallest", "the test with the smallest p value", "average")
                .mistake("difference", "Q is below its degrees of freedom here.")
                .mistake("all", "It spends four degrees of freedom on hardly any difference."))
        .asking(
            "S2 are the first five of the eight studies. The three tests: of the average (1 df),"
                + " of the difference (k - 1) and of all effects (k).")
        .on(s2);
  }
}

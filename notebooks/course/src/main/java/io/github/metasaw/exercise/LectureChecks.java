package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;
import static io.github.metasaw.exercise.ByHand.squares;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.teaching.Cohorts;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The checks within parts one, two and four of the lesson on Bayesian meta-analysis, 19 to 22. */
final class LectureChecks {

  private static final int LATINOS = 2;
  private static final double FREQUENCY = 0.35;
  private static final double GOAL = 0.025;

  private final Table table = Meta.dataset("cdkal1");
  private final double[] yi = table.numberColumn("yi").asDoubleArray();
  private final double[] sei = table.numberColumn("sei").asDoubleArray();
  private final double[] w = map(sei, s -> 1 / (s * s));
  private final double betaF = mean(yi, w);
  private final double q = squares(yi, w, betaF);
  private final int k = yi.length;

  private LectureChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(19, LectureChecks::people);
    all.put(20, () -> new LectureChecks().equalShares());
    all.put(21, () -> new LectureChecks().largerStudies());
    all.put(22, () -> new LectureChecks().moderatedWeights());
  }

  private static Task people() {
    Table cohorts = Cohorts.of(0.1, 54).table();
    double copies = 2 * FREQUENCY * (1 - FREQUENCY);
    double now = cohorts.doubleColumn("sei").get(0);
    return Task.of(
            19,
            "How many people?",
            "No single cohort of the five is that large. Together they come close.",
            NumberQuestion.of(
                    "people",
                    "the number of people for which the slope has a standard error of " + GOAL,
                    1 / (copies * GOAL * GOAL),
                    "The standard error is 1 / √(n · variance of the number of copies).")
                .mistake(
                    2 / (copies * GOAL * GOAL),
                    "Everybody has two alleles: the variance of the copies is 2p(1 - p).")
                .mistake(1 / (copies * GOAL), "Square the standard error.")
                .mistake(
                    300 * now / GOAL,
                    "The standard error falls with √n: a third of it needs nine times as many.")
                .mistake(1 / (2 * FREQUENCY * GOAL * GOAL), "This leaves the factor 1 - p out."))
        .asking(
            "The trait has SD 1 given the genotype, and the allele has frequency p = "
                + FREQUENCY
                + ".")
        .on(cohorts);
  }

  private Task equalShares() {
    double se = Math.sqrt(sum(map(sei, s -> s * s))) / k;
    double least = 1 / Math.sqrt(sum(w));
    return Task.of(
            20,
            "Five populations in equal shares",
            "In one line: %average s1 --weights equal",
            NumberQuestion.of(
                    "average",
                    "the average effect if every population counts the same",
                    mean(yi),
                    "Each of the five has the weight 1/5.")
                .mistake(betaF, "These are weights by precision.")
                .mistake(sum(yi), "This is the sum."),
            NumberQuestion.of(
                    "se",
                    "its standard error",
                    se,
                    "The variance is the sum of p² times σ², with p = 1/5.")
                .mistake(least, "This is the standard error of the precision-weighted average.")
                .mistake(se * k, "Divide by 5: the weights are 1/5, not 1.")
                .mistake(se * Math.sqrt(k), "The weights 1/5 are squared in the variance.")
                .mistake(se * se, "This is the variance."),
            NumberQuestion.of(
                    "efficiency",
                    "its efficiency: the smallest variance of any average, divided by its variance",
                    least * least / (se * se),
                    "The smallest variance is that of the precision-weighted average.")
                .mistake(least / se, "This is the ratio of standard errors.")
                .mistake(se * se / (least * least), "The smaller variance goes on top."))
        .on(table);
  }

  private Task largerStudies() {
    double four = 4 * q;
    double zeta2 = (four - (k - 1)) / (4 * sum(w));
    return Task.of(
            21,
            "Four times as many people",
            "I² has moved towards 100 %, ζ² has hardly moved: only one of them is a spread.",
            NumberQuestion.of(
                    "i2",
                    "I² then, in per cent",
                    100 * (four - (k - 1)) / four,
                    "All weights are four times as large, and so is Q.")
                .mistake(100 * (q - (k - 1)) / q, "This is I² as it is.")
                .mistake(
                    100 * (2 * q - (k - 1)) / (2 * q),
                    "Half the standard error is four times the weight, not twice."),
            NumberQuestion.of(
                    "zeta2",
                    "the estimate of ζ² then",
                    zeta2,
                    "Take k - 1 from the new Q and divide by the sum of the new weights.")
                .mistake((q - (k - 1)) / sum(w), "This is ζ² as it is.")
                .mistake((four - (k - 1)) / sum(w), "Divide by the sum of the new weights.")
                .mistake(q / sum(w), "The noise, k - 1, has not been taken off.")
                .mistake(Math.sqrt(zeta2), "This is ζ."))
        .asking(
            "Suppose that every population of S1 had four times as many people and the same"
                + " estimate, so that each standard error is half as large.")
        .on(table);
  }

  private Task moderatedWeights() {
    double tau2 = Models.fit(table, "DL").tau2();
    double[] random = map(sei, s -> 1 / (s * s + tau2));
    double share = 100 * random[LATINOS] / sum(random);
    double common = 100 * w[LATINOS] / sum(w);
    double[] other = map(sei, s -> 1 / (s + Math.sqrt(tau2)));
    return Task.of(
            22,
            "Weights between two extremes",
            "Weights depend on how τ² compares with the sampling variances.",
            NumberQuestion.of(
                    "share",
                    "the weight of the Latinos with τ² of DerSimonian and Laird, in per cent",
                    share,
                    "The weights are 1/(σ² + τ²).")
                .mistake(common, "This is their weight if τ² = 0.")
                .mistake(100 * other[LATINOS] / sum(other), "Add variances, not SDs.")
                .mistake(100.0 / k, "These are equal weights. They need a τ² without bound."),
            NumberQuestion.of(
                    "limit",
                    "the weight that they approach as τ² grows without bound, in per cent",
                    100.0 / k,
                    "Which term of σ² + τ² matters then, and is it the same for all?")
                .mistake(common, "This is the other limit, τ² = 0.")
                .mistake(0, "Weights are shares: not all of them can go to 0.")
                .mistake(100, "All five have the same large variance then."))
        .on(table);
  }
}

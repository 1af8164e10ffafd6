package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;
import static io.github.metasaw.exercise.ByHand.squares;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The checks on eight studies within the lesson on evidence synthesis, numbers 11 to 15. */
final class SynthesisChecks {

  private static final int C = 2;
  private static final int G = 6;
  private static final double MU = 0.2526;
  private static final double TAU = 0.0643;

  private final Table table = Meta.dataset("eight_studies");
  private final double[] yi = table.numberColumn("yi").asDoubleArray();
  private final double[] sei = table.numberColumn("sei").asDoubleArray();
  private final double[] w = map(sei, s -> 1 / (s * s));
  private final double mu = mean(yi, w);
  private final double q = squares(yi, w, mu);
  private final int df = yi.length - 1;

  private SynthesisChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(11, SynthesisChecks::effect);
    all.put(12, () -> new SynthesisChecks().weights());
    all.put(13, () -> new SynthesisChecks().precision());
    all.put(14, () -> new SynthesisChecks().oneOut());
    all.put(15, () -> new SynthesisChecks().shrinkage());
  }

  private static Task effect() {
    Table trial =
        Table.create(
            "trial",
            IntColumn.create("ai", new int[] {12}),
            IntColumn.create("n1i", new int[] {100}),
            IntColumn.create("ci", new int[] {24}),
            IntColumn.create("n2i", new int[] {100}));
    Table rr = Meta.effects(trial, EffectMeasure.RR);
    Table or = Meta.effects(trial, EffectMeasure.OR);
    double logRisk = rr.doubleColumn("yi").get(0);
    double variance = rr.doubleColumn("vi").get(0);
    double logOdds = or.doubleColumn("yi").get(0);
    return Task.of(
            11,
            "From counts to an effect",
            "Ratios are pooled as logarithms: %es RR trial gives yi and vi.",
            NumberQuestion.of(
                    "logRR",
                    "the log risk ratio, treated against control",
                    logRisk,
                    "Divide the two risks, then take the natural logarithm.")
                .mistake(Math.exp(logRisk), "This is the risk ratio. Take its logarithm.")
                .mistake(Math.log10(0.5), "This is the logarithm to base 10; use the natural one.")
                .mistake(logOdds, "This is the log odds ratio. Divide risks, not odds.")
                .mistake(-0.12, "This is the risk difference.")
                .mistake(-logRisk, "This is control against treated."),
            NumberQuestion.of(
                    "se",
                    "its standard error",
                    Math.sqrt(variance),
                    "The variance is 1/events - 1/patients, summed over the two groups.")
                .mistake(variance, "This is the variance. Take the square root.")
                .mistake(
                    Math.sqrt(or.doubleColumn("vi").get(0)),
                    "This is the standard error of the log odds ratio.")
                .mistake(
                    Math.sqrt(1 / 12.0 + 1 / 24.0),
                    "Subtract 1/patients in each group: these are risks, not rates."),
            NumberQuestion.of(
                    "oddsRatio",
                    "the odds ratio of the same trial, not as a logarithm",
                    Math.exp(logOdds),
                    "The odds of a group are its events divided by its patients without event.")
                .mistake(Math.exp(logRisk), "This is the risk ratio.")
                .mistake(logOdds, "This is its logarithm.")
                .mistake(Math.exp(-logOdds), "This is control against treated."))
        .asking("Of 100 treated patients 12 had an event, of 100 controls 24.")
        .on(trial);
  }

  private Task weights() {
    double[] halved = w.clone();
    halved[C] *= 4;
    double[] doubled = w.clone();
    doubled[C] *= 2;
    double[] unequal = map(sei, s -> 1 / s);
    return Task.of(
            12,
            "The weight of one study",
            "Half the standard error is four times the weight: a study four times as large.",
            NumberQuestion.of(
                    "shareC",
                    "the weight of Study C in the common effect, in per cent",
                    100 * w[C] / sum(w),
                    "Divide 1/sei² of Study C by the sum of all eight.")
                .mistake(100.0 / yi.length, "These are equal weights.")
                .mistake(
                    100 * unequal[C] / sum(unequal), "These weights are 1/sei. Use the variances.")
                .mistake(
                    100 * sei[C] * sei[C] / sum(map(sei, s -> s * s)),
                    "This weighs by the variances. The weights are their inverses."),
            NumberQuestion.of(
                    "estimate",
                    "the common effect if the standard error of Study C were half as large",
                    mean(yi, halved),
                    "Change the weight of Study C, then divide by the new sum of weights.")
                .mistake(mu, "Study C still has its old weight.")
                .mistake(
                    mean(yi, doubled),
                    "Half the standard error is not half the variance. How much less is it?")
                .mistake(
                    sum(halved, yi) / sum(w), "Divide by the sum of the new weights, not the old."))
        .on(table);
  }

  private Task precision() {
    double four = 4 * q;
    double c = sum(w) - sum(map(w, x -> x * x)) / sum(w);
    return Task.of(
            13,
            "The same estimates from larger studies",
            "I² depends on the size of the studies as well as on how much effects differ.",
            NumberQuestion.of(
                    "q",
                    "Cochran's Q if every standard error were half as large",
                    four,
                    "What happens to each weight, and what to the mean?")
                .mistake(q, "This is Q as it is. The weights change.")
                .mistake(2 * q, "Half the standard error is more than twice the weight.")
                .mistake(q / 4, "More precise studies make Q larger, not smaller."),
            NumberQuestion.of(
                    "i2",
                    "I² then, in per cent",
                    100 * (four - df) / four,
                    "Compare your Q with its degrees of freedom.")
                .mistake(0, "Is Q still smaller than its degrees of freedom?")
                .mistake(
                    100 * (four - yi.length) / four, "The degrees of freedom are one fewer than k.")
                .mistake(100 * df / four, "This is the share that chance explains."),
            NumberQuestion.of(
                    "tau2",
                    "τ² of DerSimonian and Laird then",
                    (four - df) / (4 * c),
                    "Divide the excess of Q by C, computed from the new weights.")
                .mistake((four - df) / c, "C was computed from the old weights.")
                .mistake((four - df) / (4 * sum(w)), "The divisor is C, not the sum of weights.")
                .mistake((q - df) / c, "This is the value for the studies as they are."))
        .on(table);
  }

  private Task oneOut() {
    double[] without = w.clone();
    without[C] = 0;
    double[] others = map(without, x -> x > 0 ? 1 : 0);
    double[] withoutG = w.clone();
    withoutG[G] = 0;
    double left = mean(yi, without);
    double se = Math.sqrt(1 / sum(w));
    String small = "Its estimate is extreme, but its weight is small.";
    String near = "Its estimate is close to the mean, so the mean hardly moves.";
    return Task.of(
            14,
            "Leaving out a study",
            "Influence is weight times distance. %loo dat computes all eight.",
            WordQuestion.of("study", "the study without which the mean moves most", "C")
                .mistake("G", small)
                .mistake("D", small)
                .mistake("A", near)
                .mistake("H", near),
            NumberQuestion.of(
                    "estimate",
                    "the common effect without that study",
                    left,
                    "Leave out its row and compute the weighted mean of the other seven.")
                .mistake(mu, "All eight are still in it.")
                .mistake(mean(yi, others), "The other seven have equal weights here.")
                .mistake(
                    sum(without, yi) / sum(w), "Its weight is still in the sum of the weights.")
                .mistake(mean(yi, withoutG), "This leaves out Study G."),
            NumberQuestion.of(
                    "shift",
                    "how far the mean moves, in standard errors of the mean of all eight",
                    (left - mu) / se,
                    "Take the difference of the two means and divide by the standard error.")
                .mistake(left - mu, "This is in units of the effect. Divide by the standard error.")
                .mistake(
                    (left - mu) * Math.sqrt(sum(without)),
                    "This is the standard error of the other seven. Use that of all eight."))
        .on(table);
  }

  private Task shrinkage() {
    double tau2 = TAU * TAU;
    double s2 = sei[G] * sei[G];
    double own = tau2 / (tau2 + s2);
    double variance = 1 / (1 / tau2 + 1 / s2);
    return Task.of(
            15,
            "How far is Study G pulled?",
            "The posterior averages this over all τ: %shrinkage post.",
            NumberQuestion.of(
                    "own",
                    "the weight of its own estimate, as a share",
                    own,
                    "Compare the variance of the effects with that of the estimate.")
                .mistake(1 - own, "This is the weight of the mean.")
                .mistake(TAU / (TAU + sei[G]), "Compare variances, not standard deviations.")
                .mistake(tau2 / s2, "These are odds. The weight is a share of the sum."),
            NumberQuestion.of(
                    "theta",
                    "the mean of the effect of Study G",
                    own * yi[G] + (1 - own) * MU,
                    "Average its own estimate and μ with these weights.")
                .mistake(yi[G], "This is its own estimate, without any pooling.")
                .mistake(MU, "This is μ: its own estimate has some weight, too.")
                .mistake((1 - own) * yi[G] + own * MU, "The two weights are exchanged.")
                .mistake(own * yi[G], "It is pulled towards μ, not towards 0."),
            NumberQuestion.of(
                    "sd",
                    "the standard deviation of that effect",
                    Math.sqrt(variance),
                    "The precisions of the estimate and of N(μ, τ²) add up.")
                .mistake(variance, "This is the variance.")
                .mistake(sei[G], "This is the standard error of its own estimate alone.")
                .mistake(
                    Math.sqrt(tau2 + s2), "Variances were added. It is precisions that add up."))
        .asking("Take μ = " + MU + " and τ = " + TAU + " as known.")
        .on(table);
  }
}

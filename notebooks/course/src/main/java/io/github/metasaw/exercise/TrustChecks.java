package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The checks within lesson 06, on small-study effects and selection, numbers 42 and 43. */
final class TrustChecks {

  private TrustChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(42, TrustChecks::regressionLines);
    all.put(43, TrustChecks::published);
  }

  private static Task regressionLines() {
    Table smoke = Meta.dataset("hackshaw1998");
    FrequentistFit fit = Models.fit(smoke, "REML");
    PrecisionAdjustment pet = PrecisionAdjustment.of(fit, PrecisionAdjustment.Method.PET);
    PrecisionAdjustment peese = PrecisionAdjustment.of(fit, PrecisionAdjustment.Method.PEESE);
    double se = 0.4;
    double gap = peese.effect(0.1) - pet.effect(0.1);
    return Task.of(
            42,
            "Two lines through one funnel",
            "Where there are studies the lines agree. They part where there are none.",
            NumberQuestion.of(
                    "pet",
                    "the effect that PET expects of a study with the standard error 0.4",
                    pet.effect(se),
                    "Intercept plus slope times the standard error.")
                .mistake(pet.estimate(), "This is at the standard error 0.")
                .mistake(pet.effect(se * se), "PET takes the standard error, not the variance.")
                .mistake(peese.effect(se), "This is PEESE."),
            NumberQuestion.of(
                    "peese",
                    "the effect that PEESE expects of it",
                    peese.effect(se),
                    "Intercept plus slope times the variance.")
                .mistake(peese.estimate(), "This is at the standard error 0.")
                .mistake(peese.effect(Math.sqrt(se)), "PEESE takes the variance: square 0.4.")
                .mistake(pet.effect(se), "This is PET."),
            NumberQuestion.of(
                    "gap",
                    "by how much PEESE exceeds PET at 0.1, about the smallest standard error here",
                    gap,
                    "Read both lines at 0.1.")
                .mistake(peese.estimate() - pet.estimate(), "This is at the standard error 0.")
                .mistake(-gap, "This is PET less PEESE.")
                .mistake(peese.effect(se) - pet.effect(se), "This is at 0.4."))
        .asking("%petpeese fit has the intercepts (estimate) and the slopes.")
        .on(smoke);
  }

  private static Task published() {
    double truth = 0.1;
    double se = 0.2;
    double kept = 0.2;
    double cut = Normal.QUANTILE_975 - truth / se;
    double p = Normal.survival(cut);
    double all = p + kept * (1 - p);
    double bias = se * Normal.density(cut) * (1 - kept) / all;
    return Task.of(
            43,
            "What selection does to one study size",
            "Few studies are significant, and yet they move the mean: the others are not there.",
            NumberQuestion.of(
                    "significant",
                    "the probability that such a study is significant with an effect above 0",
                    p,
                    "It is significant if its estimate exceeds 1.96 standard errors.")
                .mistake(0.025, "This is without any effect.")
                .mistake(p + Normal.survival(cut + 2 * truth / se), "Count one direction only.")
                .mistake(Normal.survival(cut + 2 * truth / se), "The effect helps: subtract it.")
                .mistake(1 - p, "This is the probability that it is not."),
            NumberQuestion.of(
                    "share",
                    "the share of significant studies among those published",
                    p / all,
                    "Divide by the probability that a study is published.")
                .mistake(p, "This is the share among all studies.")
                .mistake(
                    p / (p + (1 - kept) * (1 - p)), "0.2 is the share published, not withheld.")
                .mistake(p / (all - p), "These are odds."),
            NumberQuestion.of(
                    "mean",
                    "the mean estimate of the published studies",
                    truth + bias,
                    "An estimate above the cut has the mean μ + σφ(c)/P, one below it less.")
                .mistake(truth, "This is the mean of all studies.")
                .mistake(bias, "This is the bias.")
                .mistake(
                    truth + se * Normal.density(cut) / p, "This is the mean of significant ones."))
        .asking(
            "All studies have the true effect 0.1 and the standard error 0.2. What is not"
                + " significant in the expected direction is published with probability 0.2.")
        .on(Meta.dataset("hackshaw1998"));
  }
}

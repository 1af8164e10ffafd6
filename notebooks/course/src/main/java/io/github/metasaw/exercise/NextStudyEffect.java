package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import tech.tablesaw.api.Table;

/** The mean risk ratio with its interval, and the interval of a next trial. */
final class NextStudyEffect {

  private final Table table = Meta.dataset("bcg");
  private final double[] yi = table.numberColumn("yi").asDoubleArray();
  private final FrequentistFit fit = Models.fit(table, "REML");
  private final FrequentistFit knha =
      Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withTest("knha"));
  private final double mu = fit.estimate();
  private final double piLower = fit.predict().doubleColumn("piLower").get(0);
  private final double piUpper = fit.predict().doubleColumn("piUpper").get(0);
  private final String log = "This is on the log scale. A risk ratio is asked for.";
  private final String other = "This is the other end of the interval.";
  private final String mean =
      "This is the interval of the mean. A next trial scatters round the mean.";

  private NextStudyEffect() {}

  static Task task() {
    return new NextStudyEffect().build();
  }

  private Task build() {
    return Task.of(
            3,
            "The mean and the next study",
            "In one line: %forest fit --exp --pi",
            ratio(),
            meanUpper(),
            nextUpper(),
            narrows())
        .asking(
            "Thirteen trials of a vaccine; yi are log risk ratios. Fit random effects by "
                + "REML, with normal quantiles.")
        .on(table);
  }

  private NumberQuestion ratio() {
    return NumberQuestion.of(
            "ratio",
            "the mean effect of random effects (REML) as a risk ratio",
            Math.exp(mu),
            "Pool on the log scale, and go back at the very end.")
        .mistake(mu, log)
        .mistake(
            mean(map(yi, Math::exp)),
            "Ratios were averaged as they are. On the log scale halving and doubling cancel.")
        .mistake(Math.exp(mean(yi)), "Every trial has the same say here.")
        .mistake(
            Math.exp(Models.fit(table, "common").estimate()),
            "These are the weights of a common effect. The trials differ by more than chance.")
        .mistake(Math.exp(-mu), "This is the ratio the other way round.");
  }

  private NumberQuestion meanUpper() {
    return NumberQuestion.of(
            "meanUpper",
            "the upper end of its 95 % interval (normal), a risk ratio",
            Math.exp(fit.upper()),
            "Take the interval of the mean on the log scale, and go back with its ends.")
        .mistake(fit.upper(), log)
        .mistake(Math.exp(fit.lower()), other)
        .mistake(
            Math.exp(mu) + Models.Z95 * fit.se(),
            "The estimate went back to ratios too early: the SE belongs to logs.")
        .mistake(
            Math.exp(mu + Models.Z90 * fit.se()),
            "1.645 leaves 5 % on each side. A 95 % interval shares them.")
        .mistake(Math.exp(mu + fit.se()), "One SE is not 95 %.")
        .mistake(
            Math.exp(knha.upper()),
            "By Knapp and Hartung, a good choice with few trials; here the normal is asked.")
        .mistake(Math.exp(piUpper), "This is for a next trial, not for the mean.");
  }

  private NumberQuestion nextUpper() {
    return NumberQuestion.of(
            "nextUpper",
            "the upper end of the 95 % interval for the effect of a next trial, a risk ratio",
            Math.exp(piUpper),
            "Two variances add up: that of the mean and that of the effects round it.")
        .mistake(piUpper, log)
        .mistake(Math.exp(piLower), other)
        .mistake(Math.exp(fit.upper()), mean)
        .mistake(fit.upper(), mean)
        .mistake(
            Math.exp(mu + Models.Z95 * fit.tau()),
            "This takes the mean as known. Its own variance is missing.")
        .mistake(
            Math.exp(mu + Models.Z95 * (fit.tau() + fit.se())), "Variances add up; SDs do not.")
        .mistake(
            Math.exp(mu + Models.Z95 * (fit.tau2() + fit.se() * fit.se())),
            "This is a variance where an SD is needed.");
  }

  private WordQuestion narrows() {
    return WordQuestion.of(
            "narrows",
            "which interval shrinks to a point as trials are added, mean or next",
            "mean")
        .mistake("next", "However many trials there are, τ stays: effects go on differing.")
        .mistake("both", "One of them has a part that no number of trials removes.");
  }
}

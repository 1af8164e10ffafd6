package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import tech.tablesaw.api.Table;

/** Test and moment estimate of heterogeneity, and what one pooled number means. */
final class ThreeMeanings {

  private final Table table = Meta.dataset("eight_studies");
  private final double[] w = map(table.numberColumn("sei").asDoubleArray(), s -> 1 / (s * s));
  private final FrequentistFit fit = Models.fit(table, "DL");
  private final double q = fit.Q();
  private final int df = fit.df();
  private final double scale = sum(w) - sum(w, w) / sum(w);
  private final double raw = (q - df) / scale;

  private ThreeMeanings() {}

  static Task task() {
    return new ThreeMeanings().build();
  }

  private Task build() {
    return Task.of(
            2,
            "One number, three meanings",
            "The same number three times: say which of the three you report. %compare shows them"
                + " side by side.",
            p(),
            raw(),
            tau2(),
            claim("a", "had every study been endlessly large, all would give the same", "common"),
            claim(
                "b",
                "large studies would differ, and this is the average of these"
                    + " eight, each counted by its information",
                "fixed"),
            claim("c", "these eight are a sample, and a ninth effect can be predicted", "random"))
        .asking(
            "The eight studies again. The moment estimate of τ² is (Q - (k - 1))/C, with C "
                + "= Σw - Σw²/Σw.")
        .on(table);
  }

  private static WordQuestion claim(String name, String asked, String right) {
    return WordQuestion.of(name, "which model, common, fixed or random, claims: " + asked, right)
        .mistake("common", "With a common effect nothing is left to differ, or to be sampled.")
        .mistake(
            "fixed",
            "Fixed effectS may differ as they like, and speak of the studies at hand only.")
        .mistake("random", "Random effects speak of a population from which effects are drawn.");
  }

  private NumberQuestion p() {
    return NumberQuestion.of(
            "p",
            "the p value of Q",
            fit.Qp(),
            "Which distribution has Q if the effects are equal, and which tail speaks against it?")
        .mistake(
            1 - fit.Qp(), "This is the other tail: large values of Q speak against equal effects.")
        .mistake(
            ChiSquared.survival(q, df + 1),
            "These degrees of freedom count every study. One is spent on the estimate.")
        .mistake(
            2 * Math.min(fit.Qp(), 1 - fit.Qp()),
            "Two tails. But only large values of Q speak against equal effects.")
        .mistake(
            ChiSquared.survival(q, 1),
            "One degree of freedom is for one deviation. How many are free here?");
  }

  private NumberQuestion raw() {
    return NumberQuestion.of(
            "raw",
            "the moment estimate of τ² before anything is cut off",
            raw,
            "How much larger is Q than expected without heterogeneity, and by what is it scaled?")
        .mistake((q - df - 1) / scale, "Without heterogeneity Q is expected to be k - 1, not k.")
        .mistake(fit.zeta2(), "Divided by Σw this is ζ². For τ² something is taken off Σw first.")
        .mistake(0, "This is what is left after cutting off. Asked is the number before.");
  }

  private NumberQuestion tau2() {
    return NumberQuestion.of(
            "tau2",
            "the estimate of τ² by DerSimonian and Laird",
            fit.tau2(),
            "From the raw value to a number that can be a variance is one small step.")
        .mistake(raw, "Can a variance be that? The estimator stops somewhere.")
        .mistake(-raw, "Dropping the sign makes heterogeneity out of too little of it.");
  }
}

package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import tech.tablesaw.api.Table;

/** The signal of all studies, split into that of the average and that of the differences. */
final class Signal {

  private final Table table = Meta.dataset("cdkal1");
  private final FrequentistFit fit = Models.fit(table, "fixed");
  private final Heterogeneity h = fit.heterogeneity();
  private final double[] vi = fit.studies().vi();
  private final double[] w = map(vi, v -> 1 / v);
  private final double sumZ = sum(map(w, Math::sqrt), fit.studies().yi());
  private final int k = vi.length;
  private final double variance = fit.se() * fit.se();
  private final double dl = Models.fit(table, "DL").tau2();

  private Signal() {}

  static Task task() {
    return new Signal().build();
  }

  private Task build() {
    return Task.of(
            4,
            "One signal, two parts",
            "Z² = Z_F² + Q: the average and the disagreement both speak against the null.",
            zF2(),
            z2(),
            pAll(),
            zeta2())
        .asking(
            "One variant in five populations. If none of them had an effect, each yᵢ/sᵢ "
                + "would be standard normal.")
        .on(table);
  }

  private NumberQuestion zF2() {
    return NumberQuestion.of(
            "zF2",
            "Z_F², the signal of the precision-weighted average",
            h.ZF2(),
            "Divide the average by its standard error, then square.")
        .mistake(
            fit.estimate() / variance,
            "The slide prints this, and it is a misprint: a square is missing.")
        .mistake(fit.statistic(), "This is Z_F, not yet squared.")
        .mistake(fit.estimate() * fit.estimate() / fit.se(), "Squared above, but not below.")
        .mistake(h.Q(), "This is what the disagreement adds, Q.")
        .mistake(h.Z2(), "This is the signal of all five, not of their average.");
  }

  private NumberQuestion z2() {
    return NumberQuestion.of(
            "z2",
            "Z², the signal of all five populations together",
            h.Z2(),
            "Each population has its own Z. Square before adding up.")
        .mistake(sumZ, "The Zs were added without being squared.")
        .mistake(sumZ * sumZ, "Add up after squaring, not before.")
        .mistake(sumZ * sumZ / k, "This is Stouffer's test: the Zs were added before squaring.")
        .mistake(h.Q(), "This is the disagreement alone. The average has a signal too.")
        .mistake(h.ZF2(), "This is the average alone. The disagreement has a signal too.");
  }

  private NumberQuestion pAll() {
    return NumberQuestion.of(
            "pAll",
            "the p value of Z² if all five effects are zero",
            h.Z2p(),
            "How many effects are claimed to be zero, and which tail speaks against it?")
        .mistake(0, "Too small for 1 - cdf: ask for the upper tail itself.")
        .mistake(1 - h.Z2p(), "This is the lower tail.")
        .mistake(
            ChiSquared.survival(h.Z2(), k - 1),
            "k - 1 is for a centre that was estimated. Here nothing is.")
        .mistake(
            ChiSquared.survival(h.Z2(), 1),
            "One degree of freedom is for one effect. How many are claimed to be zero?")
        .mistake(h.Qp(), "This is the p value of Q: equal effects, not zero effects.")
        .mistake(h.ZF2p(), "This is the p value of the average alone.");
  }

  private NumberQuestion zeta2() {
    return NumberQuestion.of(
            "zeta2",
            "ζ², the spread of these five effects weighted by information",
            h.zeta2(),
            "How much larger is Q than chance makes it, per unit of information?")
        .mistake(dl, "This is τ² by DerSimonian and Laird: another divisor, another question.")
        .mistake(h.Q() / sum(w), "Chance alone makes Q larger than 0. Take its share off first.")
        .mistake((h.Q() - k) / sum(w), "If the effects were equal, Q would be k - 1 on average.")
        .mistake(Math.sqrt(h.zeta2()), "This is ζ. Asked is its square.");
  }
}

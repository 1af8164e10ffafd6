package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.mean;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import java.util.List;
import tech.tablesaw.api.Table;

/** Weight, mean and SD of one school's effect, tau and mu given. */
final class PartialPooling {

  private static final double TAU = 5;

  private final Table table = Meta.dataset("eight_schools");
  private final double[] yi = table.numberColumn("yi").asDoubleArray();
  private final double[] sei = table.numberColumn("sei").asDoubleArray();
  private final double tau2 = TAU * TAU;
  private final BayesFit fit = Meta.bayes(table, "yi ~ 1\nprior mu = flat()\nprior tau = fixed(5)");
  private final double mu = fit.mean("mu");
  private final double y = yi[0];
  private final double s = sei[0];
  private final double w = tau2 / (tau2 + s * s);
  private final double variance = 1 / (1 / (s * s) + 1 / tau2);
  private final double[] precision = map(sei, e -> 1 / (e * e));

  private PartialPooling() {}

  static Task task() {
    return new PartialPooling().build();
  }

  private Task build() {
    return Task.of(
            9,
            "Partial pooling",
            "With τ unknown the library averages all this over its posterior: %shrinkage post",
            w(),
            mu(),
            theta(),
            sd(),
            most())
        .asking("Eight schools. Take τ = 5 as known, with a flat prior of μ.")
        .on(table);
  }

  private NumberQuestion w() {
    return NumberQuestion.of(
            "w",
            "the weight of school A's own estimate if τ = 5",
            w,
            "Compare two variances: that of the effects and that of the estimate.")
        .mistake(1 - w, "This is how far A is pulled away from its own estimate.")
        .mistake(TAU / (TAU + s), "Compare variances, not SDs.")
        .mistake(tau2 / (tau2 + s), "One of the two was not squared.")
        .mistake(TAU / (TAU + s * s), "One of the two was not squared.")
        .mistake(tau2 / (s * s), "These are odds; the weight is a share of the sum.");
  }

  private NumberQuestion mu() {
    return NumberQuestion.of(
            "mu",
            "the mean of mu given τ = 5 with a flat prior",
            mu,
            "Each school weighs by the inverse of its total variance.")
        .mistake(mean(yi), "Every school has the same say here.")
        .mistake(mean(yi, precision), "τ is left out of these weights.")
        .mistake(mean(yi, map(sei, e -> 1 / (e * e + TAU))), "τ is an SD. Its square is due.")
        .mistake(
            mean(yi, map(sei, e -> 1 / ((e + TAU) * (e + TAU)))), "Variances add up; SDs do not.")
        .mistake(
            mean(yi, map(sei, e -> e * e + tau2)), "The least precise school weighs most here.");
  }

  private NumberQuestion theta() {
    return NumberQuestion.of(
            "theta",
            "the mean of school A's effect given τ = 5 and your mu",
            w * y + (1 - w) * mu,
            "Part of the way from the estimate to mu: which part?")
        .mistake((1 - w) * y + w * mu, "The two weights have changed places.")
        .mistake(w * y, "This is pulled towards 0. Where do the schools pull?")
        .mistake(w * y + (1 - w) * mean(yi), "This is pulled towards the plain mean.")
        .mistake(w * y + (1 - w) * mean(yi, precision), "This is pulled towards the common effect.")
        .mistake(y, "No pooling: what the other schools tell is lost.")
        .mistake(mu, "Complete pooling: what A itself tells is lost.");
  }

  private NumberQuestion sd() {
    return NumberQuestion.of(
            "sd",
            "the SD of school A's effect given τ = 5 and mu",
            Math.sqrt(variance),
            "Precisions add up: that of the estimate and that of the effects.")
        .mistake(variance, "This is a variance.")
        .mistake(1 / variance, "This is a precision.")
        .mistake(
            Math.sqrt(s * s + tau2), "This is how estimates scatter, not what A's effect may be.")
        .mistake(s, "This is A's own standard error. The other schools help.")
        .mistake(TAU, "This is the SD before A was looked at.")
        .mistake(
            fit.thetaGivenTau(TAU).doubleColumn("sd").get(0),
            "This takes mu as uncertain too, and rightly; here it is held fixed.");
  }

  private WordQuestion most() {
    double[] shrinkage = fit.shrinkage().doubleColumn("shrinkage").asDoubleArray();
    List<String> names = table.stringColumn("school").asList();
    int most = 0;
    for (int i = 0; i < shrinkage.length; i++) {
      most = shrinkage[i] > shrinkage[most] ? i : most;
    }
    WordQuestion question =
        WordQuestion.of(
                "most", "which school goes the largest share of its way to mu", names.get(most))
            .mistake("A", "A goes the most points. Which share is it of its way?")
            .mistake("E", "E is the most precise, and keeps most of its own estimate.");
    for (String name : names) {
      if (!name.equals("A") && !name.equals("E")) {
        question = question.mistake(name, "The share depends on one column only. Which?");
      }
    }
    return question;
  }
}

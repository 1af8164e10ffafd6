package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.prior.LambertPrior;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import java.util.Comparator;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** A flat prior is flat on one scale only; gamma priors keep tau away from 0. */
final class FlatPriors {

  /** What the lecture calls a small tau. */
  private static final double SMALL = 0.01;

  /** tau2 is uniform between 0 and this. */
  private static final double WIDTH = 1000;

  /** Where the density of tau is asked. */
  private static final double AT = 0.1;

  private static final String IN_TAU = "This prior is flat on τ. The one asked for is flat on τ².";

  private final Table table = Meta.dataset("eight_studies").first(5).setName("a_to_e");

  private FlatPriors() {}

  static Task task() {
    return new FlatPriors().build();
  }

  private Task build() {
    return Task.of(
            5,
            "Flat on which scale?",
            "%tau post shows prior, likelihood and posterior in one picture.",
            density(),
            below(),
            posterior(),
            excludes())
        .asking(
            "First take τ² as uniform between 0 and 1000. Then fit studies A to E with a "
                + "flat prior of μ and the priors L1, L3, L9 and L11 of heterogeneity.")
        .on(table);
  }

  private NumberQuestion density() {
    return NumberQuestion.of(
            "density",
            "the density of τ at 0.1 if τ² is uniform between 0 and 1000",
            2 * AT / WIDTH,
            "A density changes by the derivative of τ² with respect to τ.")
        .mistake(1 / WIDTH, "This is the density of τ². A stretch of τ is another stretch of τ².")
        .mistake(1 / (2 * AT) / WIDTH, "The derivative is upside down.")
        .mistake(AT / WIDTH, "The derivative of a square has a factor that is missing here.")
        .mistake(AT * AT / WIDTH, "This is a probability. Asked is the density at one place.")
        .mistake(1 / Math.sqrt(WIDTH), IN_TAU);
  }

  private NumberQuestion below() {
    return NumberQuestion.of(
            "below",
            "the probability under that prior that τ is below 0.1",
            AT * AT / WIDTH,
            "Say the same event in terms of τ², where the prior is flat.")
        .mistake(AT / WIDTH, "τ below 0.1 is not τ² below 0.1.")
        .mistake(AT / Math.sqrt(WIDTH), IN_TAU)
        .mistake(2 * AT / WIDTH * AT, "The density is not the same from 0 to 0.1.")
        .mistake(1 - AT * AT / WIDTH, "This is the probability above.");
  }

  private NumberQuestion posterior() {
    Marginal tau = posterior(LambertPrior.L9).marginal("tau");
    double right = tau.cdf(SMALL);
    return NumberQuestion.of(
            "posterior",
            "the posterior probability that τ is below 0.01 on studies A to E, mu flat, prior L9",
            right,
            "Ask the fit for marginal(\"tau\"), and that for its cdf.")
        .mistake(
            posterior(LambertPrior.L9).marginal("tau2").cdf(SMALL),
            "This is τ² below 0.01. How large may τ be then?")
        .mistake(tau.cdf(SMALL * SMALL), "τ itself is compared with 0.01, not its square.")
        .mistake(1 - right, "This is the probability above.")
        .mistake(SMALL / 100, "This is the prior alone. The data have a say too.")
        .mistake(small(LambertPrior.L3), "Under which prior was that? Flat on log τ² is L3.");
  }

  private WordQuestion excludes() {
    String again = "See how much each posterior leaves below 0.01.";
    LambertPrior least =
        Stream.of(LambertPrior.L1, LambertPrior.L3, LambertPrior.L9, LambertPrior.L11)
            .min(Comparator.comparingDouble(this::small))
            .orElseThrow();
    return WordQuestion.of(
            "excludes",
            "which of L1, L3, L9, L11 leaves the least posterior probability to τ below 0.01",
            least.id())
        .mistake("L1", again)
        .mistake("L3", "Flat on log τ² from -10 on, which reaches down to τ = 0.007. " + again)
        .mistake("L9", "Flat on τ, down to 0. " + again)
        .mistake("L11", "Half-normal: highest at 0. " + again);
  }

  private double small(LambertPrior prior) {
    return posterior(prior).marginal("tau").cdf(SMALL);
  }

  private BayesFit posterior(LambertPrior prior) {
    return Meta.bayes(table, "yi ~ 1\nprior mu = flat()\nprior " + prior.id());
  }
}

package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The checks on effects given the spread within lesson 04, numbers 34, 35 and 38. */
final class PoolingChecks {

  private PoolingChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(34, PoolingChecks::twoCountries);
    all.put(35, PoolingChecks::weights);
    all.put(38, PoolingChecks::twoSchools);
  }

  private static Task twoCountries() {
    double mu = 0.01;
    double tau = 0.01;
    double y = 0.04;
    double precise = 0.005;
    double vague = 0.02;
    return Task.of(
            34,
            "One estimate, two standard errors",
            "A fan line bends where τ is as large as the standard error of its study.",
            shrunk("precise", "the mean effect of the first country", y, mu, share(tau, precise))
                .mistake(mix(tau / (tau + precise), y, mu), "Compare variances, not SDs."),
            shrunk("vague", "the mean effect of the second country", y, mu, share(tau, vague))
                .mistake(mix(tau / (tau + vague), y, mu), "Compare variances, not SDs."),
            NumberQuestion.of(
                    "tau",
                    "the τ with which the second estimate would have the weight 0.8",
                    Math.sqrt(0.8 / 0.2) * vague,
                    "Solve τ²/(τ² + σ²) = 0.8 for τ.")
                .mistake(0.8 / 0.2 * vague * vague, "This is τ².")
                .mistake(0.8 / 0.2 * vague, "The odds 0.8/0.2 are τ²/σ²: take the root.")
                .mistake(Math.sqrt(0.2 / 0.8) * vague, "This gives the estimate the weight 0.2.")
                .mistake(vague, "This gives both the same weight."))
        .asking(
            "Two countries have the estimate 0.04, the first with the standard error 0.005, the"
                + " second with 0.02. Take μ = 0.01 and τ = 0.01.")
        .on(
            Table.create(
                "countries",
                DoubleColumn.create("yi", y, y),
                DoubleColumn.create("sei", precise, vague)));
  }

  /** The weight of an estimate in the mean of its effect. */
  private static double share(double tau, double se) {
    return tau * tau / (tau * tau + se * se);
  }

  private static double mix(double own, double estimate, double mu) {
    return own * estimate + (1 - own) * mu;
  }

  private static NumberQuestion shrunk(String name, String asked, double y, double mu, double own) {
    return NumberQuestion.of(name, asked, mix(own, y, mu), "Average the estimate and μ.")
        .mistake(y, "This is the estimate, without any pooling.")
        .mistake(mu, "This is μ: the estimate has some weight, too.")
        .mistake(mix(1 - own, y, mu), "The two weights are exchanged.")
        .mistake(own * y, "It is pulled towards μ, not towards 0.");
  }

  private static Task weights() {
    double small = 0.005;
    double large = 0.02;
    double tau = 0.015;
    double both = large * large + tau * tau;
    return Task.of(
            35,
            "How unequal are the weights?",
            "The more effects differ, the less the size of a study counts for the mean.",
            NumberQuestion.of(
                    "ratio",
                    "ω of a country with sei = 0.005 over ω of one with 0.02, for τ = 0.005",
                    (large * large + small * small) / (2 * small * small),
                    "The weights are proportional to 1/(σ² + τ²).")
                .mistake(large * large / (small * small), "This is for τ = 0.")
                .mistake(large / small, "Take variances, and add τ².")
                .mistake((large + small) / (2 * small), "Add variances, not SDs.")
                .mistake(
                    2 * small * small / (large * large + small * small),
                    "The more precise country has the larger weight."),
            NumberQuestion.of(
                    "limit",
                    "what this ratio approaches as τ grows",
                    1,
                    "Which term of σ² + τ² matters then?")
                .mistake(large * large / (small * small), "This is the other limit, τ = 0.")
                .mistake(0, "Both weights stay above 0.")
                .mistake(large / small, "τ² dwarfs both variances then."),
            NumberQuestion.of(
                    "se",
                    "the SD of μ given τ = 0.015 from 40 countries, all with sei = 0.02",
                    Math.sqrt(both / 40),
                    "Sum the 40 precisions; the SD is 1 over the root.")
                .mistake(large / Math.sqrt(40), "This takes τ as 0.")
                .mistake(Math.sqrt(both), "This is one country alone.")
                .mistake((large + tau) / Math.sqrt(40), "Add variances, not SDs.")
                .mistake(both / 40, "This is the variance."))
        .on(Meta.dataset("simulated_countries"));
  }

  private static Task twoSchools() {
    Table schools = Meta.dataset("eight_schools");
    double mu = 8;
    double tau = 10;
    double ya = 28;
    double yc = -3;
    double sa = 15;
    double sc = 16;
    double own = share(tau, sa);
    double other = share(tau, sc);
    double gap = mix(own, ya, mu) - mix(other, yc, mu);
    double da = tau * Math.sqrt(1 - own);
    double dc = tau * Math.sqrt(1 - other);
    double better = Normal.survival(-gap / Math.hypot(da, dc));
    return Task.of(
            38,
            "Is A better than C?",
            "Shrinkage brings effects together faster than it narrows them: rankings fade.",
            NumberQuestion.of(
                    "gap",
                    "the mean of the effect of A less that of C",
                    gap,
                    "Shrink each estimate by its own weight, then subtract.")
                .mistake(ya - yc, "These are the estimates, without any pooling.")
                .mistake(
                    mix(1 - own, ya, mu) - mix(1 - other, yc, mu), "The weights are exchanged.")
                .mistake(own * ya - other * yc, "Both are pulled towards μ, not towards 0."),
            NumberQuestion.of(
                    "better",
                    "the probability that the effect of A is larger than that of C",
                    better,
                    "Given μ and τ both effects are normal and independent.")
                .mistake(
                    Normal.survival(-(ya - yc) / Math.hypot(sa, sc)),
                    "This is without any pooling.")
                .mistake(Normal.survival(-gap / (da + dc)), "Add variances, not SDs.")
                .mistake(
                    Normal.survival(-gap / Math.hypot(sa, sc)),
                    "These are the standard errors of the estimates, not the SDs of the effects.")
                .mistake(1 - better, "This is the probability that C is better."))
        .asking("Take μ = 8 and τ = 10 as known.")
        .on(schools);
  }
}

package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;
import static io.github.metasaw.exercise.ByHand.sum;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.teaching.FederatedSites;
import io.github.metasaw.teaching.Hospitals;
import java.util.Map;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** The checks on hospitals and sites within the lesson on evidence synthesis, numbers 16 to 18. */
final class SiteChecks {

  private static final double OVERSTATED = 0.02;
  private static final double SE = 0.15;
  private static final double TAU = 0.2;

  private final Table sites = Hospitals.table();
  private final FrequentistFit fit =
      Meta.fit(Meta.studies(sites).read(), FreqOptions.defaults().withTest("knha"));

  private SiteChecks() {}

  /** Adds all of them. */
  static void enter(Map<Integer, Supplier<Task>> all) {
    all.put(16, () -> new SiteChecks().nextHospital());
    all.put(17, SiteChecks::oneModel);
    all.put(18, () -> new SiteChecks().bias());
  }

  private Task nextHospital() {
    Table predicted = fit.predict();
    double lower = predicted.doubleColumn("piLower").get(0);
    double mu = fit.estimate();
    double tau = Math.sqrt(fit.tau2());
    double t = (mu - fit.lower()) / fit.se();
    double both = Math.sqrt(fit.tau2() + fit.se() * fit.se());
    return Task.of(
            16,
            "The next hospital",
            "The mean gain is clear and the next hospital may still lose: %predictive shows it.",
            NumberQuestion.of(
                    "lower",
                    "the lower end of the 95 % prediction interval, with the t quantile of 11 df",
                    lower,
                    "Add the variance of μ and that of the effects, then go down t times the root.")
                .mistake(fit.lower(), "This is the interval of the mean. Effects differ, too.")
                .mistake(mu - Models.Z95 * both, "This is the normal quantile. Use that of t.")
                .mistake(mu - t * tau, "This takes the mean as known.")
                .mistake(mu + t * both, "This is the upper end."),
            NumberQuestion.of(
                    "loses",
                    "the share of hospitals whose true gain is below 0, if μ and τ are as estimated",
                    Normal.survival(mu / tau),
                    "How many standard deviations of the effects lies 0 below μ?")
                .mistake(
                    Normal.survival(mu / fit.se()),
                    "This asks about the mean. Divide by τ, not SE.")
                .mistake(2 * Normal.survival(mu / tau), "Only one tail is below 0.")
                .mistake(1 - Normal.survival(mu / tau), "This is the share that gains."))
        .asking("Use random effects for all twelve hospitals (REML, Knapp-Hartung).")
        .on(sites);
  }

  private Task bias() {
    double[] w = map(fit.studies().vi(), v -> 1 / v);
    double[] high = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      high[i] = sites.stringColumn("risk_of_bias").get(i).equals("high") ? 1 : 0;
    }
    double share = sum(w, high) / sum(w);
    return Task.of(
            18,
            "How bias is pooled",
            "A standard error knows nothing of bias: an interval can be narrow round a wrong value.",
            NumberQuestion.of(
                    "bias",
                    "how much too high the common effect of all twelve would be",
                    OVERSTATED * share,
                    "Which share of the weight do these hospitals have?")
                .mistake(OVERSTATED, "The other nine hospitals are not biased.")
                .mistake(
                    OVERSTATED * sum(high) / high.length,
                    "Hospitals do not have equal weights. Use their precision.")
                .mistake(share, "This is their share of the weight. Multiply by the bias of each."),
            WordQuestion.of("interval", "what this bias does to the width of its interval", "same")
                .mistake("wider", "The width depends on the standard errors alone.")
                .mistake("narrower", "The width depends on the standard errors alone."))
        .asking(
            "Suppose that each hospital with a high risk of bias overstates its gain by "
                + OVERSTATED
                + ".")
        .on(sites);
  }

  private static Task oneModel() {
    double s2 = SE * SE;
    double tau2 = TAU * TAU;
    double hierarchical = Math.sqrt(1 / (1 / s2 + 1 / tau2));
    return Task.of(
            17,
            "One model or one for each site?",
            "The hierarchical model has a smaller error than either, whatever τ is.",
            NumberQuestion.of(
                    "equal",
                    "the τ at which the global model and a site's own estimate have the same error",
                    SE,
                    "Without error of its own the global model is off by the SD of the effects.")
                .mistake(s2, "This is the variance of a site's own estimate.")
                .mistake(0, "At τ = 0 the global model has no error and the site's own has one.")
                .mistake(2 * SE, "Compare root mean squared errors, not widths of intervals."),
            NumberQuestion.of(
                    "hierarchical",
                    "the root mean squared error of the hierarchical model at τ = " + TAU,
                    hierarchical,
                    "It is the SD of an effect, given its estimate, μ and τ: precisions add up.")
                .mistake(hierarchical * hierarchical, "This is the mean squared error.")
                .mistake((SE + TAU) / 2, "Errors are not averaged. Add the two precisions.")
                .mistake(Math.sqrt(s2 + tau2), "Variances were added. Add the precisions.")
                .mistake(SE, "This is the error of the site's own estimate.")
                .mistake(TAU, "This is the error of the global model."),
            WordQuestion.of(
                    "never", "the model that is never the worst of the three", "hierarchical")
                .mistake("global", "Look at a large τ.")
                .mistake("own", "Look at τ = 0."))
        .asking(
            "Every site's own estimate has a standard error of "
                + SE
                + ". Take μ and τ as known, so the global model predicts μ for every site.")
        .on(FederatedSites.simulate(20, 5, 0, TAU).table());
  }
}

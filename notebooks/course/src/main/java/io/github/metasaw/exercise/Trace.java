package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.fit.BayesFit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.Table;

/** What divergent transitions and few effective draws say, and what helps. */
final class Trace {

  private static final String PRIORS =
      "yi ~ 1\nprior mu = normal(0, sd = 20)\nprior tau = half_cauchy(5)";
  private static final Pattern DIVERGENT = Pattern.compile("divergent=(\\d+) of (\\d+)");
  private static final String AGAIN = "The same sampler walks the same narrow place. ";

  private final Table table = Meta.dataset("eight_schools");
  private final BayesOptions options =
      BayesOptions.defaults().withSampler(Sampler.NUTS).withParameters(Parameterization.CENTRED);
  private final BayesFit fit = Meta.bayes(table, PRIORS, options);
  private final BayesFit exact = Meta.bayes(table, PRIORS);
  private final Table summary = fit.summary();
  private final int tau = summary.stringColumn("variable").asList().indexOf("tau");
  private final double sd = summary.doubleColumn("sd").get(tau);
  private final int draws = options.chains() * options.draws();
  private final double lost = lost(fit);
  private final boolean lacksSmall = fit.marginal("tau").cdf(1) < exact.marginal("tau").cdf(1);

  private Trace() {}

  static Task task() {
    return new Trace().build();
  }

  private Task build() {
    return Task.of(
            10,
            "Reading a trace",
            "The default, --sampler exact, has no draws to worry about; for one τ prefer it.",
            divergent(),
            mcse(),
            missing(),
            remedy())
        .asking(
            "Sample yi ~ 1 with mu = normal(0, sd = 20) and tau = half_cauchy(5) by NUTS "
                + "with centred parameters and the default seed. Look at the trace, the checks, "
                + "and the exact posterior.")
        .on(table);
  }

  private NumberQuestion divergent() {
    return NumberQuestion.of(
            "divergent",
            "the share of transitions after warm-up that diverged",
            lost / draws,
            "%check names the divergent transitions, and how many there were.")
        .mistake(lost, "This is their number. Asked is the share.")
        .mistake(
            lost / options.draws(), "That counts the transitions of one chain. There were more.")
        .mistake(lost / (draws + options.chains() * options.warmup()), "Warm-up is not counted.")
        .mistake(1 - lost / draws, "This is the share that went well.");
  }

  private NumberQuestion mcse() {
    return NumberQuestion.of(
            "mcse",
            "the Monte Carlo standard error of the posterior mean of tau",
            summary.doubleColumn("mcse").get(tau),
            "A column of %summary says by how much the mean would change in another run.")
        .mistake(
            sd, "This is the posterior SD of tau: what we do not know, not what we did not draw.")
        .mistake(sd / Math.sqrt(draws), "The draws are not independent. How many are they worth?")
        .mistake(
            sd / Math.sqrt(options.draws()),
            "The draws are not independent, and there are four chains.")
        .mistake(
            sd / summary.doubleColumn("ess_bulk").get(tau),
            "Errors fall with the root of the number of draws.")
        .mistake(
            sd / Math.sqrt(summary.doubleColumn("ess_bulk").get(tau)),
            "ess_bulk is of ranks. The table has the error of the mean itself.");
  }

  private WordQuestion missing() {
    return WordQuestion.of(
            "missing",
            "which values of tau the draws lack beside the exact posterior, small or large",
            lacksSmall ? "small" : "large")
        .mistake("small", "Compare the 2.5 % quantiles, and where the trace of tau gets stuck.")
        .mistake("large", "Compare the 2.5 % quantiles, and where the trace of tau gets stuck.");
  }

  private WordQuestion remedy() {
    return WordQuestion.of(
            "remedy",
            "what mends it: draws (more of them), seed (another), thin (keep every tenth) or"
                + " noncentred (other parameters)",
            Parameterization.NONCENTRED.id())
        .mistake("draws", AGAIN + "More draws make the wrong answer look surer.")
        .mistake("seed", AGAIN + "Another seed may hide the warning, not the place.")
        .mistake("thin", AGAIN + "Thinning throws draws away and mends none.");
  }

  private static double lost(BayesFit fit) {
    return fit.checkList().stream()
        .map(check -> DIVERGENT.matcher(check.value()))
        .filter(Matcher::matches)
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .findFirst()
        .orElseThrow();
  }
}

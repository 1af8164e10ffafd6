package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Checks of posterior draws: convergence, effective sample size and Monte Carlo error, one row per
 * kind of check, which names the worst variable. Limits are those of Vehtari et al. (2021): an
 * R-hat of 1.01 and 100 effective draws per chain.
 */
public final class DrawChecks {

  private static final double RHAT = 1.01;
  private static final double RHAT_HOPELESS = 1.1;
  private static final int ESS_PER_CHAIN = 100;
  private static final double MCSE_PER_SD = 0.1;
  private static final String LOST_FIRST =
      " Trajectories were lost (divergences): mend that first, more draws would not.";

  private static final Remedy EXACT = Remedy.option("sampler", "exact");
  private static final Remedy WARMUP = Remedy.option("warmup");
  private static final Remedy DRAWS = Remedy.option("draws");

  private final List<DrawSummary> summaries;
  private final Draws draws;
  private final boolean lost;
  private final List<Check> checks = new ArrayList<>();

  private DrawChecks(Draws draws, List<DrawSummary> summaries, boolean lost) {
    this.draws = draws;
    this.summaries = summaries;
    this.lost = lost;
  }

  /**
   * Checks of draws from any sampler.
   *
   * @param draws of all variables
   * @param summaries of these draws, {@link DrawSummary#of(Draws)}
   * @return the checks, those that pass among them
   */
  public static List<Check> of(Draws draws, List<DrawSummary> summaries) {
    return of(draws, summaries, List.of());
  }

  /**
   * Checks of draws, then those of their sampler. After divergent transitions more draws would not
   * bring the chains together, and are not advised.
   *
   * @param draws of all variables
   * @param summaries of these draws, {@link DrawSummary#of(Draws)}
   * @param ofSampler {@link NutsChecks#of}, or the checks of another sampler
   * @return the checks, those that pass among them
   */
  public static List<Check> of(Draws draws, List<DrawSummary> summaries, List<Check> ofSampler) {
    boolean lost =
        ofSampler.stream()
            .anyMatch(
                c -> c.name().equals(NutsChecks.DIVERGENCES) && c.status() != Check.Status.OK);
    DrawChecks c = new DrawChecks(draws, summaries, lost);
    c.notFinite();
    c.constant();
    c.undiagnosed();
    c.oneChain();
    c.rhat();
    c.ess("ess_bulk", DrawSummary::essBulk, "the mean and the median");
    c.ess("ess_tail", DrawSummary::essTail, "the ends of the intervals");
    c.mcse();
    c.checks.addAll(ofSampler);
    return List.copyOf(c.checks);
  }

  private void notFinite() {
    List<DrawSummary> bad = where(DrawChecks::notFinite);
    if (!bad.isEmpty()) {
      checks.add(
          Check.error(
              "draws_not_finite",
              names(bad),
              Message.format(
                  "Some draws of these variables are not finite numbers, so they have no mean: the"
                      + " sampler ran away or the model cannot be computed there. Do not use them;"
                      + " look at units and priors, or take %s if it applies.",
                  EXACT)));
    }
  }

  private void constant() {
    List<DrawSummary> constant = where(DrawChecks::constant);
    if (constant.isEmpty() || draws.chains() * draws.iterations() == 1) {
      return;
    }
    if (constant.size() == summaries.size()) {
      checks.add(
          Check.error(
              "constant_draws",
              names(constant),
              Message.format(
                  "Every draw is the same: the sampler never moved, and this is no posterior. Start"
                      + " anew with another %s, or take %s if it applies.",
                  Remedy.option("seed"), EXACT)));
    } else {
      checks.add(
          Check.note(
              "constant_draws",
              names(constant),
              "All draws of these variables are the same, so they have no R-hat and no effective"
                  + " sample size. That is right if the prior holds them fixed; if not, the sampler"
                  + " is stuck."));
    }
  }

  private void undiagnosed() {
    List<DrawSummary> silent =
        where(
            s ->
                !notFinite(s)
                    && !constant(s)
                    && (Double.isNaN(s.rhat())
                        || Double.isNaN(s.essBulk())
                        || Double.isNaN(s.essTail())));
    if (silent.isEmpty()) {
      return;
    }
    boolean few = draws.iterations() < 6;
    checks.add(
        Check.warning(
            "draws_undiagnosed",
            few ? "iterations=" + draws.iterations() : names(silent),
            few
                ? Message.format(
                    "With so few draws per chain it cannot be told whether the chains agree; ask for"
                        + " 1000 or more with %s.",
                    DRAWS)
                : Message.of(
                    "R-hat or effective sample size do not exist for these variables, because their"
                        + " draws take very few distinct values. Look at the trace: a chain that"
                        + " stays at one value is stuck.")));
  }

  private void oneChain() {
    if (draws.chains() == 1 && draws.iterations() >= 6) {
      checks.add(
          Check.note(
              "one_chain",
              "chains=1",
              Message.format(
                  "One chain can show that it drifts, but not that it missed a part of the posterior;"
                      + " %s can.",
                  Remedy.option("chains", 4))));
    }
  }

  private void rhat() {
    List<DrawSummary> high = where(s -> s.rhat() > RHAT);
    List<DrawSummary> known = where(s -> !Double.isNaN(s.rhat()));
    if (known.isEmpty()) {
      return;
    }
    DrawSummary worst = max(known, DrawSummary::rhat);
    String value = String.format(Locale.ROOT, "rhat=%.3f (%s)", worst.rhat(), worst.variable());
    if (high.isEmpty()) {
      checks.add(Check.ok("rhat", value, "The chains tell the same story."));
    } else if (worst.rhat() > RHAT_HOPELESS) {
      checks.add(
          Check.error(
              "rhat",
              value,
              unlessLost(
                  count(high)
                      + " an R-hat above 1.01, and the worst is above 1.1: the chains have not come to"
                      + " the same distribution, so the summary is not that of the posterior.",
                  " Look at %s, draw with a longer %s and more %s, or take %s if it applies.",
                  Remedy.figure("trace"),
                  WARMUP,
                  DRAWS,
                  EXACT)));
    } else {
      checks.add(
          Check.warning(
              "rhat",
              value,
              unlessLost(
                  count(high) + " an R-hat above 1.01: the chains do not agree yet.",
                  " Ask for more %s and %s, and look at %s and %s.",
                  WARMUP,
                  DRAWS,
                  Remedy.figure("trace"),
                  Remedy.figure("rank"))));
    }
  }

  private void ess(String name, ToDoubleFunction<DrawSummary> ess, String what) {
    List<DrawSummary> known = where(s -> !Double.isNaN(ess.applyAsDouble(s)));
    if (known.isEmpty()) {
      return;
    }
    int needed = ESS_PER_CHAIN * draws.chains();
    List<DrawSummary> low = where(s -> ess.applyAsDouble(s) < needed);
    DrawSummary worst = max(known, s -> -ess.applyAsDouble(s));
    double least = ess.applyAsDouble(worst);
    String value =
        String.format(Locale.ROOT, "%s=%.0f (%s)", name, Math.floor(least), worst.variable());
    if (low.isEmpty()) {
      checks.add(
          Check.ok(name, value, "Enough effective draws for " + what + " of every variable."));
      return;
    }
    double more = Math.ceil(needed / least * draws.iterations());
    checks.add(
        Check.warning(
            name,
            value,
            unlessLost(
                String.format(
                    Locale.ROOT,
                    "%s fewer than %d effective draws (100 per chain), so %s, and R-hat, are uncertain.",
                    count(low),
                    needed,
                    what),
                " Draws that follow each other are too alike; about %s would do.",
                Remedy.option("draws", (long) roundUp(more)))));
  }

  private void mcse() {
    List<DrawSummary> known = where(s -> s.sd() > 0 && !Double.isNaN(s.mcse()));
    if (known.isEmpty()) {
      return;
    }
    DrawSummary worst = max(known, s -> s.mcse() / s.sd());
    double ratio = worst.mcse() / worst.sd();
    String value = String.format(Locale.ROOT, "mcse/sd=%.2g (%s)", ratio, worst.variable());
    checks.add(
        ratio > MCSE_PER_SD
            ? Check.warning(
                "mcse",
                value,
                unlessLost(
                    count(where(s -> s.mcse() > MCSE_PER_SD * s.sd()))
                        + " a mean whose Monte Carlo error is more than a tenth of the posterior SD:"
                        + " with another seed the mean would differ visibly.",
                    " Ask for more %s.",
                    DRAWS))
            : Check.ok(
                "mcse",
                value,
                "The Monte Carlo error of every mean is small beside its posterior SD."));
  }

  /** What was found, then what to do about it; after divergences more draws do not help. */
  private Message unlessLost(String seen, String advice, Object... remedies) {
    return Message.of(seen).then(lost ? Message.of(LOST_FIRST) : Message.format(advice, remedies));
  }

  private List<DrawSummary> where(Predicate<DrawSummary> which) {
    return summaries.stream().filter(which).toList();
  }

  private static boolean notFinite(DrawSummary s) {
    return !Double.isFinite(s.mean());
  }

  private static boolean constant(DrawSummary s) {
    return s.sd() <= Math.ulp(Math.abs(s.mean()));
  }

  private static DrawSummary max(List<DrawSummary> of, ToDoubleFunction<DrawSummary> by) {
    return of.stream().max(Comparator.comparingDouble(by)).orElseThrow();
  }

  private String count(List<DrawSummary> bad) {
    if (summaries.size() == 1) {
      return bad.get(0).variable() + " has";
    }
    return bad.size()
        + " of "
        + summaries.size()
        + " variables "
        + (bad.size() == 1 ? "has" : "have");
  }

  private static String names(List<DrawSummary> of) {
    String shown = String.join(", ", of.stream().limit(5).map(DrawSummary::variable).toList());
    return of.size() > 5 ? shown + " and " + (of.size() - 5) + " more" : shown;
  }

  /** To one significant digit, upwards: advice is not exact. */
  private static double roundUp(double draws) {
    double unit = Math.pow(10, Math.floor(Math.log10(draws)));
    return Math.ceil(draws / unit) * unit;
  }
}

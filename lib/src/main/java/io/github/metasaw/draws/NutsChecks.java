package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Checks of a run of the no-U-turn sampler: divergences, tree depth and energy. The limit of
 * E-BFMI, 0.3, is Stan's.
 */
public final class NutsChecks {

  /** Name of the check of divergent transitions. */
  static final String DIVERGENCES = "divergences";

  private static final double MIN_EBFMI = 0.3;

  private static final Remedy EXACT = Remedy.option("sampler", "exact");
  private static final Remedy WARMUP = Remedy.option("warmup");

  private NutsChecks() {}

  /**
   * The checks of one run.
   *
   * @param report of all chains
   * @return three checks, those that pass among them
   */
  public static List<Check> of(NutsReport report) {
    return List.of(divergences(report), treeDepth(report), energy(report));
  }

  private static Check divergences(NutsReport r) {
    String value = "divergent=" + r.divergent() + " of " + r.transitions();
    return r.divergent() == 0
        ? Check.ok(DIVERGENCES, value, "No trajectory was lost.")
        : Check.warning(
            DIVERGENCES,
            value,
            Message.format(
                "Some trajectories ran off where the posterior bends too sharply, often near tau = 0,"
                    + " so that part may be missing from the draws. Take %s or gibbs if it applies, or"
                    + " state a prior that tells more about tau.",
                EXACT));
  }

  private static Check treeDepth(NutsReport r) {
    String value = "saturated=" + r.saturated() + " of " + r.transitions();
    return r.saturated() == 0
        ? Check.ok("tree_depth", value, "Every trajectory turned by itself.")
        : Check.note(
            "tree_depth",
            value,
            Message.format(
                "Some trajectories were cut off at depth %d: the draws are right but cost more than"
                    + " they should. A longer %s may find a better step; are the variables on very"
                    + " different scales?",
                r.maxTreeDepth(), WARMUP));
  }

  private static Check energy(NutsReport r) {
    List<Double> low = r.ebfmi().stream().filter(e -> e < MIN_EBFMI).toList();
    double least =
        r.ebfmi().stream()
            .filter(e -> !Double.isNaN(e))
            .min(Comparator.naturalOrder())
            .orElse(Double.NaN);
    if (Double.isNaN(least)) {
      return Check.warning(
          "energy", "", "The energy did not vary, so the sampler cannot have moved.");
    }
    String value = String.format(Locale.ROOT, "E-BFMI=%.2f", least);
    return low.isEmpty()
        ? Check.ok("energy", value, "The sampler moves freely between centre and tails.")
        : Check.warning(
            "energy",
            value,
            Message.format(
                "%d %s an energy fraction (E-BFMI) below 0.3: the sampler creeps through heavy tails,"
                    + " and intervals may be too short. Take %s or gibbs if it applies, or a prior"
                    + " with lighter tails.",
                low.size(), low.size() == 1 ? "chain has" : "chains have", EXACT));
  }
}

package io.github.metasaw.genetics.mantra;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.DrawChecks;
import io.github.metasaw.draws.DrawSummary;
import io.github.metasaw.draws.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The checks of a fit of MANTRA. */
final class MantraChecks {

  /** Effects of more than this many prior SDs, sqrt(1 / rate), are far from the prior of tau2. */
  private static final double LARGE_EFFECT = 10;

  private static final double MAX_QUADRATURE_ERROR = 1e-6;
  private static final double MAX_MCSE = 0.05;

  private final MantraData data;
  private final InferenceSummary inference;
  private final MantraModel model;
  private final List<Check> checks = new ArrayList<>();

  private MantraChecks(MantraData data, InferenceSummary inference) {
    this.data = data;
    this.inference = inference;
    this.model = data.model();
  }

  static List<Check> of(MantraData data, InferenceSummary inference) {
    MantraChecks c = new MantraChecks(data, inference);
    c.prior();
    c.missing();
    c.single();
    c.ties();
    c.folded();
    c.large();
    c.quadrature();
    c.omitted();
    c.sampled();
    return List.copyOf(c.checks);
  }

  private void prior() {
    if (model.mu().isFlat()) {
      checks.add(
          Check.warning(
              "flat_mu",
              "kappa = " + CellText.number(model.mu().kappa()),
              "Under a flat prior of mu the Bayes factors against the null are proportional to"
                  + " kappa, its density per unit of yi, so read them only with it. P(C > 1),"
                  + " clusters and effects do not depend on kappa."));
    } else {
      checks.add(
          Check.note(
              "mu_prior",
              model.mu().toString(),
              "The Bayes factors rest on this prior of the mean effect; a wider one makes them"
                  + " smaller. P(C > 1) depends on it little."));
    }
    checks.add(
        Check.note(
            "tau2_prior",
            "rate = " + CellText.number(model.rate()),
            "tau2 is exponential with this rate, in 1 over units of yi squared: for a trait in"
                + " other units it is another prior."));
  }

  private void missing() {
    int missing = model.distances().size() - data.k();
    if (missing > 0) {
      List<String> absent = new ArrayList<>(model.distances().labels());
      absent.removeAll(data.labels());
      checks.add(
          Check.note(
              "missing_studies",
              Integer.toString(missing),
              "Without %s: the prior of the number of clusters is that of %d studies."
                  .formatted(String.join(", ", absent), data.k())));
    }
  }

  private void single() {
    if (data.k() == 1) {
      checks.add(Check.note("one_study", "1", "A single study is one cluster, so P(C > 1) is 0."));
    }
  }

  private void ties() {
    List<int[]> ties = model.neighbours(data.present()).ties();
    if (!ties.isEmpty()) {
      int[] first = ties.get(0);
      List<String> labels = data.labels();
      int[] order = data.order();
      checks.add(
          Check.warning(
              "ties",
              Integer.toString(ties.size()),
              "'%s' is as far from '%s' as from '%s'; such a study joins %s. Give distances with more digits if you have them."
                  .formatted(
                      labels.get(order[first[0]]),
                      labels.get(order[first[1]]),
                      labels.get(order[first[2]]),
                      model.ties() == TieRule.FIRST
                          ? model.ties().label() + " (ties = split shares it out)"
                          : model.ties().label())));
    }
  }

  private void folded() {
    if (model.distances().isFolded()) {
      checks.add(
          Check.warning(
              "folded_frequencies",
              model.distances().source(),
              "No frequency exceeds 1/2: are they of the rarer allele? Distances need the frequency"
                  + " of one allele, the same in all studies, however common it is."));
    }
  }

  private void large() {
    double largest = 0;
    for (double y : data.yi()) {
      largest = Math.max(largest, Math.abs(y) * Math.sqrt(model.rate()));
    }
    if (largest > LARGE_EFFECT) {
      checks.add(
          Check.warning(
              "large_effects",
              String.format(Locale.ROOT, "%.3g", largest),
              "Effects are many times the size that the prior of tau2 expects, so it decides much."
                  + " Are they log odds ratios? For other units set rate to about 1 over the square"
                  + " of a usual effect."));
    }
  }

  private void quadrature() {
    double error = inference.error();
    String value = String.format(Locale.ROOT, "%.1e", error);
    String words =
        "Doubling the %d nodes in tau2 changes log10 Bayes factors by this much at most."
            .formatted(inference.nodes());
    checks.add(
        error < MAX_QUADRATURE_ERROR
            ? Check.ok("quadrature", value, words)
            : Check.warning("quadrature", value, words + " Take more nodes."));
  }

  private void omitted() {
    double omitted = inference.omittedPrior();
    if (omitted > 0) {
      checks.add(
          Check.note(
              "max_clusters",
              String.format(Locale.ROOT, "%.3g", omitted),
              "Partitions of more than %d clusters are left out; they have this much of the prior, so the Bayes factor and P(C > 1) are lower bounds."
                  .formatted(model.maxClusters())));
    }
  }

  private void sampled() {
    CentreSampler.Sample sample = inference.sample();
    Draws draws = inference.draws();
    if (sample == null || draws == null) {
      return;
    }
    checks.add(
        Check.note(
            "sampled_centres",
            String.format(Locale.ROOT, "%.0f %% accepted", 100 * sample.acceptance()),
            "%d studies have too many sets of centres to enumerate, so they were sampled; effects are exact given a partition. The prior of single partitions is not known and stands as missing."
                .formatted(data.k())));
    String value = String.format(Locale.ROOT, "%.2g", inference.mcse());
    String words = "Monte Carlo standard error of log10 BF.";
    checks.add(
        inference.mcse() < MAX_MCSE
            ? Check.ok("mcse_log10BF", value, words)
            : Check.warning(
                "mcse_log10BF", value, words + " Draw more, or merge cohorts of one ancestry."));
    checks.addAll(DrawChecks.of(draws, DrawSummary.of(draws)));
  }
}

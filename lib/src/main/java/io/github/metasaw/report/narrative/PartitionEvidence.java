package io.github.metasaw.report.narrative;

import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.statement.Numbers;
import tech.tablesaw.api.Table;

/**
 * What MANTRA found, in sentences.
 *
 * @param fit of one SNP
 */
record PartitionEvidence(MantraFit fit) {

  private static final int DECIMALS = 3;

  /** Bayes factor, probability of heterogeneity, most probable partition. */
  String sentence() {
    Table best = fit.partitions(1);
    return "The analysis included %d studies. The log10 Bayes factor against the hypothesis of no effect in any study is %s. The posterior probability that the effects differ between studies is %s. The most probable partition is %s, with the posterior probability %s."
        .formatted(
            fit.k(),
            Numbers.fixed(fit.log10BF(), DECIMALS),
            probability(fit.probHeterogeneous()),
            partition(best.stringColumn("partition").get(0)),
            probability(best.doubleColumn("posterior").getDouble(0)));
  }

  private static String partition(String text) {
    return text.replace("+", ", ").replace("/", " | ");
  }

  /** What is not 1 never reads as 1, what is not 0 never as 0. */
  private static String probability(double p) {
    double margin = 0.5 * Math.pow(10, -DECIMALS);
    return p < 1 && p > 1 - margin
        ? "above 0.999"
        : p > 0 && p < margin ? "below 0.001" : Numbers.fixed(p, DECIMALS);
  }
}

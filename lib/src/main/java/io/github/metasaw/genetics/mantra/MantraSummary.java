package io.github.metasaw.genetics.mantra;

import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The results of a fit beside the priors that they rest on. */
final class MantraSummary {

  private MantraSummary() {}

  /**
   * Prior and posterior of the number of clusters.
   *
   * @param posterior probabilities of 1 to k clusters [k]
   * @return c, prior, posterior: one row per number of clusters
   */
  static Table counts(double[] posterior) {
    int k = posterior.length;
    return Table.create(
        "clusters",
        IntColumn.create("c", IntStream.rangeClosed(1, k).toArray()),
        DoubleColumn.create(
            "prior",
            IntStream.rangeClosed(1, k).mapToDouble(c -> ClusterPrior.probability(c, k)).toArray()),
        DoubleColumn.create("posterior", posterior.clone()));
  }

  /**
   * The Bayes factors and P(C > 1).
   *
   * @param found the results
   * @param prior that they rest on
   * @return quantity, value, prior: one row per quantity
   */
  static Table table(BayesFactors found, String prior) {
    return Table.create(
        "MANTRA",
        StringColumn.create("quantity", "log10 BF, one cluster", "log10 BF", "P(C > 1)"),
        DoubleColumn.create("value", found.log10BF1(), found.log10BF(), found.heterogeneous()),
        StringColumn.create("prior", prior, prior, prior));
  }

  /**
   * The same in one line.
   *
   * @param k number of studies
   * @param found the results
   * @param prior that they rest on
   * @return a sentence without a final stop
   */
  static String line(int k, BayesFactors found, String prior) {
    return String.format(
        Locale.ROOT,
        "MANTRA of %d studies: log10 BF %.3f, log10 BF_1 %.3f, P(C > 1) %.4f (%s)",
        k,
        found.log10BF(),
        found.log10BF1(),
        found.heterogeneous(),
        prior);
  }
}

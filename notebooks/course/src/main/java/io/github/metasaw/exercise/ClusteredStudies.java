package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.mantra.TieRule;
import java.util.List;
import tech.tablesaw.api.Table;

/** The prior of clusters, of one partition, and what two Bayes factors say together. */
final class ClusteredStudies {

  private final MantraFit fit = mantra(TieRule.FIRST);
  private final int k = fit.k();
  private final double three = prior(fit.clusterCounts(), 3);
  private final double two = prior(fit.clusterCounts(), 2);
  private final double pair = two / 10;
  private final double bf1 = Math.pow(10, 8.9);
  private final double bf = Math.pow(10, 11.0);

  private ClusteredStudies() {}

  static Task task() {
    return new ClusteredStudies().build();
  }

  private Task build() {
    return Task.of(
            6,
            "Clusters before and after the data",
            "%mantra snp --distance distances computes all of it, with no sampling.",
            three(),
            partition(),
            several())
        .asking(
            "In MANTRA the number C of clusters is 1 with probability 1/2; each further "
                + "number is half as probable as the one before. Given C, all sets of C centres "
                + "are equally probable, and each other study joins the nearest centre (of two, "
                + "the one first in the table). After the data, BF = 8.9 for C = 1 and 11.0 for C "
                + "> 1, both as powers of ten against the same null.")
        .on(distances());
  }

  private NumberQuestion three() {
    return NumberQuestion.of(
            "three",
            "the prior probability of three clusters among five studies",
            three,
            "Half goes to one cluster; what is left is shared by 2 to k, falling by halves.")
        .mistake(Math.scalb(1.0, -3), "The probabilities do not sum to 1 yet.")
        .mistake(1.0 / k, "That makes every number of clusters equally probable.")
        .mistake(
            Math.scalb(1.0, -3) / (1 - Math.scalb(1.0, -k)),
            "The factor belongs to 2 to k clusters, for which half is left.")
        .mistake(two, "This is for two clusters.");
  }

  private NumberQuestion partition() {
    return NumberQuestion.of(
            "partition",
            "the prior probability that European Americans, African Americans and Latinos are"
                + " one cluster and the other two are the second",
            partition(fit),
            "Go through the ten pairs of centres: which of them give this partition?")
        .mistake(two, "This is for any two clusters.")
        .mistake(pair, "This is for one pair of centres. Do others give the same partition?")
        .mistake(
            6 * pair,
            "Not every pair, one from each cluster, gives it. Who joins whom if African"
                + " Americans are a centre?")
        .mistake(two / 15, "Pairs of centres are equally probable, not partitions.")
        .mistake(
            partition(mantra(TieRule.SPLIT)),
            "Ties were shared here. They go to the first in the table.");
  }

  private NumberQuestion several() {
    return NumberQuestion.of(
            "several",
            "the posterior probability of more than one cluster from the slide's two Bayes"
                + " factors, both powers of ten",
            bf / (bf1 + bf),
            "Prior odds are 1, so posterior odds are a ratio of two Bayes factors.")
        .within(0.001)
        .mistake(11.0 / (8.9 + 11.0), "8.9 and 11.0 are logarithms. Undo that first.")
        .mistake(1 / (1 + Math.exp(8.9 - 11.0)), "These logarithms are to the base of 10, not e.")
        .mistake(bf / bf1, "These are odds. From odds to a probability is one more step.")
        .mistake(bf1 / (bf1 + bf), "This is the probability of one cluster.")
        .mistake(
            1 - 0.5 * bf1 / bf,
            "Here 11.0 is the Bayes factor of the whole model. Take it as that of C > 1.");
  }

  private static double prior(Table clusters, int count) {
    return clusters.doubleColumn("prior").get(count - 1);
  }

  /** The prior of the first three populations against the other two. */
  private static double partition(MantraFit fit) {
    Table partitions = fit.partitions();
    List<String> labels = fit.labels();
    String wanted =
        String.join("+", labels.subList(0, 3)) + "/" + String.join("+", labels.subList(3, 5));
    int row = partitions.stringColumn("partition").asList().indexOf(wanted);
    return partitions.doubleColumn("prior").get(row);
  }

  private static MantraFit mantra(TieRule ties) {
    return Mantra.of(Distances.of(distances()))
        .withTies(ties)
        .fit(Meta.studies(Meta.dataset("cdkal1")).label("population").read());
  }

  /** An assumed tree: the slide's dendrogram is lost. */
  private static Table distances() {
    double[][] d = {
      {0, 0.16, 0.05, 0.11, 0.11},
      {0.16, 0, 0.16, 0.16, 0.16},
      {0.05, 0.16, 0, 0.11, 0.11},
      {0.11, 0.16, 0.11, 0, 0.06},
      {0.11, 0.16, 0.11, 0.06, 0}
    };
    return Distances.of(Meta.dataset("cdkal1").stringColumn("population").asList(), d).table();
  }
}

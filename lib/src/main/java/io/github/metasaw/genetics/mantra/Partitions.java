package io.github.metasaw.genetics.mantra;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The partitions of a posterior, the most probable first, by the data's order of studies. */
final class Partitions {

  private final MantraData data;
  private final PartitionPosterior posterior;
  private final boolean isPriorKnown;
  private final int[] byProbability;

  Partitions(MantraData data, InferenceSummary inference) {
    this.data = data;
    this.posterior = inference.posterior();
    this.isPriorKnown = !inference.isSampled();
    this.byProbability = posterior.byProbability();
  }

  int size() {
    return byProbability.length;
  }

  /** partition, clusters, prior, log10BF, posterior; studies called by {@code names}. */
  Table table(int most, List<String> names) {
    StringColumn partition = StringColumn.create("partition");
    IntColumn clusters = IntColumn.create("clusters");
    DoubleColumn prior = DoubleColumn.create("prior");
    DoubleColumn log10BF = DoubleColumn.create("log10BF");
    DoubleColumn probability = DoubleColumn.create("posterior");
    MantraPlan plan = posterior.plan();
    for (int m = 0; m < Math.min(most, size()); m++) {
      int q = byProbability[m];
      partition.append(words(clusters(q), names));
      clusters.append(plan.clusters(q));
      if (isPriorKnown) {
        prior.append(plan.prior(q));
      } else {
        prior.appendMissing();
      }
      log10BF.append(posterior.logBf()[q] / Math.log(10));
      probability.append(posterior.weight()[q]);
    }
    return Table.create("partitions", partition, clusters, prior, log10BF, probability);
  }

  /** {@code EA+AA+LA/JA+NH}. */
  private static String words(int[] cluster, List<String> names) {
    int clusters = 0;
    for (int c : cluster) {
      clusters = Math.max(clusters, c + 1);
    }
    StringBuilder words = new StringBuilder();
    for (int c = 0; c < clusters; c++) {
      String between = c == 0 ? "" : "/";
      for (int i = 0; i < cluster.length; i++) {
        if (cluster[i] == c) {
          words.append(between).append(names.get(i));
          between = "+";
        }
      }
    }
    return words.toString();
  }

  /** The cluster of each study in the most probable partition, numbered from 0 [k]. */
  int[] top() {
    return clusters(byProbability[0]);
  }

  /** The cluster of each study, numbered from 0 in the order of their first studies [k]. */
  private int[] clusters(int q) {
    int[] cluster = new int[data.k()];
    long done = 0;
    int next = 0;
    for (int i = 0; i < cluster.length; i++) {
      if ((done >>> i & 1) == 0) {
        long block = blockOf(q, i);
        for (long left = block; left != 0; left &= left - 1) {
          cluster[Long.numberOfTrailingZeros(left)] = next;
        }
        done |= block;
        next++;
      }
    }
    return cluster;
  }

  /** The block of a partition that a study is in, a bit for each of its studies. */
  private long blockOf(int q, int study) {
    MantraPlan plan = posterior.plan();
    for (int b = 0; b < plan.clusters(q); b++) {
      long block = data.inTableOrder(plan.members(plan.block(q, b)));
      if ((block >>> study & 1) != 0) {
        return block;
      }
    }
    throw new IllegalStateException("partition without study " + study);
  }
}

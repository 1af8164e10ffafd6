package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A tree of distances, and the cluster of each leaf if there are clusters.
 *
 * @param tree joined by average linkage
 * @param clusters of the labels, numbered from 0 [k]; empty without
 * @param distances where the distances come from
 */
record DendrogramData(Dendrogram tree, List<Integer> clusters, String distances) {

  DendrogramData {
    clusters = List.copyOf(clusters);
  }

  static DendrogramData of(Distances distances) {
    return new DendrogramData(distances.dendrogram(), List.of(), distances.source());
  }

  /** With the clusters of the most probable partition. */
  static DendrogramData of(MantraFit fit) {
    return new DendrogramData(
        fit.dendrogram(),
        Arrays.stream(fit.topClusters()).boxed().toList(),
        fit.model().distances().source());
  }

  /** One row per pair of branches that join, in ascending order of height. */
  Table table() {
    DrawnTable rows = DrawnTable.of("dendrogram", List.of("left", "right"), List.of("height"));
    for (Dendrogram.Merge merge : tree.merges()) {
      rows.row(List.of(branch(merge.left()), branch(merge.right())), merge.height());
    }
    return rows.table();
  }

  /**
   * The name of a node: the label of a study, or for a branch the number of the row in which it was
   * formed.
   */
  private String branch(int number) {
    int k = tree.labels().size();
    return number < k ? tree.labels().get(number) : "branch " + (number - k + 1);
  }
}

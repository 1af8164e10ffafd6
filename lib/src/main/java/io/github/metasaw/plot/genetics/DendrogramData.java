package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import java.util.Arrays;
import java.util.List;

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
}

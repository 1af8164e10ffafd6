package io.github.metasaw.genetics.mantra;

import java.util.List;

/**
 * Probabilities that two studies are in one cluster, in an order in which neighbours belong
 * together: a heat map.
 *
 * @param labels of rows and columns [k]
 * @param together probability [k][k], 1 on the diagonal
 */
public record MembershipMap(List<String> labels, List<List<Double>> together) {

  /** Copies the lists. */
  public MembershipMap {
    labels = List.copyOf(labels);
    together = together.stream().map(List::copyOf).toList();
  }

  /** Puts studies into an order. */
  static MembershipMap of(List<String> labels, double[][] together, List<Integer> order) {
    return new MembershipMap(
        order.stream().map(labels::get).toList(),
        order.stream().map(i -> order.stream().map(j -> together[i][j]).toList()).toList());
  }
}

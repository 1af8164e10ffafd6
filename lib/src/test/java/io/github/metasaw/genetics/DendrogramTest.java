package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DendrogramTest {

  /** By hand: B joins A at 2; C is 4 from A and 8 from B, so 6 from both; D is 10 from all. */
  @Test
  void branchesJoinAtMeanDistances() {
    double[][] d = {{0, 2, 4, 10}, {2, 0, 8, 10}, {4, 8, 0, 10}, {10, 10, 10, 0}};
    Dendrogram tree = Dendrogram.of(List.of("A", "B", "C", "D"), d);
    assertEquals(
        List.of(
            new Dendrogram.Merge(0, 1, 2),
            new Dendrogram.Merge(4, 2, 6),
            new Dendrogram.Merge(5, 3, 10)),
        tree.merges());
    assertEquals(List.of(0, 1, 2, 3), tree.order());
  }

  /** Two pairs: their mean distance is over four pairs of leaves, not over branches. */
  @Test
  void branchesCountByTheirLeaves() {
    double[][] d = {
      {0, 9, 1, 5, 9},
      {9, 0, 8, 7, 2},
      {1, 8, 0, 6, 9},
      {5, 7, 6, 0, 8},
      {9, 2, 9, 8, 0}
    };
    Dendrogram tree = Dendrogram.of(List.of("A", "B", "C", "D", "E"), d);
    assertEquals(new Dendrogram.Merge(0, 2, 1), tree.merges().get(0));
    assertEquals(new Dendrogram.Merge(1, 4, 2), tree.merges().get(1));
    assertEquals(new Dendrogram.Merge(5, 3, 5.5), tree.merges().get(2));
    // A, C, D to B, E: (9 + 9 + 8 + 9 + 7 + 8) / 6
    assertEquals(50 / 6.0, tree.merges().get(3).height(), 1e-14);
    assertEquals(List.of(0, 2, 3, 1, 4), tree.order());
  }

  @Test
  void aSingleStudyIsATreeWithoutBranches() {
    Dendrogram tree = Dendrogram.of(List.of("A"), new double[1][1]);
    assertEquals(List.of(), tree.merges());
    assertEquals(List.of(0), tree.order());
  }
}

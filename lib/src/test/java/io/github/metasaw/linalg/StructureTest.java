package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {

  /** In levels from one corner of a grid, the widest two hold fewer than twice its side. */
  @ParameterizedTest
  @ValueSource(ints = {12, 20, 30})
  void aShuffledGridIsPutInOrder(int side) {
    Symmetric grid = StorageTest.grid(side, 1);
    Symmetric shuffled = grid.select(shuffle(side * side));
    Structure structure = Structure.of(shuffled);
    assertTrue(structure.bandwidth() < 2 * side, structure.toString());
    assertEquals(
        Factor.of(grid).orElseThrow().logDet(),
        Factor.of(shuffled).orElseThrow().logDet(),
        1e-12 * side * side);
  }

  @Test
  void theOrderIsAPermutationOfEveryComponent() {
    int[] a = {0, 4, 7, 7, 2};
    int[] b = {4, 9, 2, 7, 8};
    int[] order = CuthillMcKee.order(Graph.of(10, a, b, 5));
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 10).toArray(), sorted);
  }

  /** From one end, a shuffled chain has neighbours next to each other. */
  @Test
  void aChainHasBandwidthOne() {
    int n = 200;
    int[] shuffled = shuffle(n);
    Structure.Elements elements = new Structure.Elements(n);
    for (int i = 0; i < n; i++) {
      elements.add(shuffled[i], shuffled[i], 2);
      if (i > 0) {
        elements.add(shuffled[i], shuffled[i - 1], -0.9);
      }
    }
    assertEquals(
        new Structure("sparse", n, 1, n, (3.0 * n - 2) / (n * n), 1),
        Structure.of(elements.toSymmetric()));
  }

  @Test
  void elementsGivenTwiceAddUp() {
    Structure.Elements elements = new Structure.Elements(3);
    elements.add(0, 2, 1);
    elements.add(2, 0, 0.5);
    elements.add(1, 1, 4);
    assertEquals(1.5, elements.toSymmetric().get(0, 2));
    assertEquals(4, elements.toSymmetric().get(1, 1));
  }

  @Test
  void wideningJoinsGroupsAndKeepsValues() {
    Symmetric wide =
        Structure.widen(Diagonal.of(new double[] {1, 2, 3, 4}), new int[] {5, -1, 5, -1});
    assertEquals(new Structure("blocks", 4, 3, 2, 6.0 / 16, 1), Structure.of(wide));
    assertArrayEquals(new double[] {1, 2, 3, 4}, wide.diagonal());
    assertEquals(7, wide.map((i, j, v) -> i == j ? v : 7).get(0, 2));
    assertEquals(0, wide.map((i, j, v) -> i == j ? v : 7).get(1, 3));
  }

  @Test
  void componentsHoldTheirRows() {
    Symmetric a = Blocks.of(new int[] {4, 2, 4, 9, 2}, (i, j, z) -> 1);
    List<List<Integer>> rows =
        Structure.components(a).stream().map(r -> Arrays.stream(r).boxed().toList()).toList();
    assertEquals(List.of(List.of(0, 2), List.of(1, 4), List.of(3)), rows);
  }

  @Test
  void definitenessIsThatOfTheCorrelations() {
    Symmetric singular = Blocks.of(new int[] {0, 0, 1}, (i, j, z) -> i == j ? i + 1 : Math.sqrt(2));
    assertTrue(Definiteness.isSemidefinite(singular));
    assertFalse(Definiteness.of(singular).fullRank());
    assertFalse(Definiteness.isSemidefinite(singular.map((i, j, v) -> i == j ? v : 1.5)));
    Symmetric tiny = Dense.of(2, (i, j, z) -> i == j ? 1e-20 : 0.5e-20);
    assertTrue(Definiteness.of(tiny).fullRank());
    assertEquals(3, Definiteness.of(tiny).condition(), 0.01);
    assertEquals(1000, Definiteness.of(Diagonal.of(new double[] {5, 5e-3, 1})).condition(), 1);
  }

  @Test
  void theSmallestEigenvalueHasThreeDigits() {
    assertEquals(-1.4, Definiteness.smallestEigenvalue(equal(4, -0.8)), 1e-3);
    assertEquals(0.2, Definiteness.smallestEigenvalue(equal(7, 0.8)), 1e-3);
    assertEquals(0, Definiteness.smallestEigenvalue(equal(3, 1)), 1e-12);
  }

  private static Symmetric equal(int n, double rho) {
    return Dense.of(n, (i, j, z) -> i == j ? 1 : rho);
  }

  private static int[] shuffle(int n) {
    List<Integer> rows = IntStream.range(0, n).boxed().collect(Collectors.toList());
    Collections.shuffle(rows, new Random(20));
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }
}

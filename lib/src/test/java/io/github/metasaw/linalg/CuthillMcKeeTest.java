package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CuthillMcKeeTest {

  /** A path in shuffled names: the best order has all neighbours side by side. */
  @Test
  void aPathIsFollowedFromOneEnd() {
    int n = 50;
    int[] name = IntStream.range(0, n).map(i -> i * 17 % n).toArray();
    int[] a = Arrays.copyOf(name, n - 1);
    int[] b = Arrays.copyOfRange(name, 1, n);
    Graph graph = Graph.of(n, a, b, n - 1);
    int[] order = CuthillMcKee.order(graph);
    assertArrayEquals(IntStream.range(0, n).toArray(), Arrays.stream(order).sorted().toArray());
    assertEquals(2 * n - 1, graph.envelope(order));
    assertEquals(n - 1, graph.work(order));
  }

  /** A grid of 4 x 40, numbered across its long side: bandwidth 4 is reached, not 40. */
  @Test
  void aGridIsNumberedAcrossItsShortSide() {
    int rows = 4;
    int columns = 40;
    int[] a = new int[2 * rows * columns];
    int[] b = new int[2 * rows * columns];
    int edges = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (r + 1 < rows) {
          a[edges] = r * columns + c;
          b[edges++] = (r + 1) * columns + c;
        }
        if (c + 1 < columns) {
          a[edges] = r * columns + c;
          b[edges++] = r * columns + c + 1;
        }
      }
    }
    Graph graph = Graph.of(rows * columns, a, b, edges);
    int[] order = CuthillMcKee.order(graph);
    int[] given = IntStream.range(0, rows * columns).toArray();
    assertTrue(graph.envelope(order) < rows * columns * (rows + 2));
    assertTrue(graph.work(order) < graph.work(given) / 50);
  }

  /** Of a star the middle stands next to last, so that every leaf but one is alone before it. */
  @Test
  void theMiddleOfAStarComesLate() {
    int n = 20;
    int[] a = new int[n - 1];
    int[] b = IntStream.range(1, n).toArray();
    Graph star = Graph.of(n, a, b, n - 1);
    int[] order = CuthillMcKee.order(star);
    int place = IntStream.range(0, n).filter(i -> order[i] == 0).findFirst().orElseThrow();
    assertTrue(place >= n - 2);
    assertTrue(star.envelope(order) <= n + (n - 1) + 1);
  }

  @Test
  void componentsStayTogether() {
    int[] a = {0, 2, 1, 3};
    int[] b = {2, 4, 3, 5};
    int[] order = CuthillMcKee.order(Graph.of(7, a, b, 4));
    int[] component = {0, 1, 0, 1, 0, 1, 2};
    int changes = 0;
    for (int i = 1; i < order.length; i++) {
      changes += component[order[i]] == component[order[i - 1]] ? 0 : 1;
    }
    assertEquals(2, changes);
  }
}

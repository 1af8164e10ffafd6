package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphTest {

  /** Edges in both directions, one of them twice, and a loop; row 5 is alone. */
  private final Graph graph =
      Graph.of(6, new int[] {0, 2, 4, 0, 3, 9}, new int[] {2, 0, 3, 4, 3, 9}, 5);

  private int[] neighbours(int row) {
    return IntStream.range(graph.start(row), graph.end(row)).map(graph::neighbour).toArray();
  }

  @Test
  void neighboursAreAscendingWithoutRepeatsAndLoops() {
    assertArrayEquals(new int[] {2, 4}, neighbours(0));
    assertArrayEquals(new int[] {}, neighbours(1));
    assertArrayEquals(new int[] {0}, neighbours(2));
    assertArrayEquals(new int[] {4}, neighbours(3));
    assertArrayEquals(new int[] {0, 3}, neighbours(4));
    assertEquals(6, graph.size());
    assertEquals(3, graph.edges());
    assertEquals(2, graph.degree(4));
    assertEquals(0, graph.degree(5));
  }

  @Test
  void componentsAreNumberedAsTheyAppear() {
    assertArrayEquals(new int[] {0, 1, 0, 0, 0, 2}, graph.components());
  }

  /** In the given order rows 2 and 4 reach back to 0, and row 4 furthest; row 3 to none before. */
  @Test
  void theEnvelopeReachesToTheFirstNeighbour() {
    int[] given = IntStream.range(0, 6).toArray();
    assertEquals(6 + 2 + 4, graph.envelope(given));
    assertEquals(4 + 16, graph.work(given));
    int[] chain = {2, 0, 4, 3, 1, 5};
    assertEquals(6 + 3, graph.envelope(chain));
    assertEquals(3, graph.work(chain));
  }
}

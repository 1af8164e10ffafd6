package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final double[][] D = {
    {0, 3, 1, 1}, {3, 0, 2, 5}, {1, 2, 0, 4}, {1, 5, 4, 0},
  };

  @Test
  void eachStudyTakesItsNearestCentre() {
    Neighbours all = Neighbours.of(D);
    assertEquals(2, all.centre(0, 0b1110)); // studies 2 and 3 are tied; the first wins
    assertEquals(3, all.centre(0, 0b1010));
    assertEquals(1, all.centre(1, 0b1111)); // a centre is its own
    int[] centreOf = new int[4];
    all.assign(0b1010, centreOf);
    assertArrayEquals(new int[] {3, 1, 1, 3}, centreOf);
  }

  @Test
  void tiesAreListedAndSplit() {
    Neighbours all = Neighbours.of(D);
    assertEquals(1, all.ties().size());
    assertArrayEquals(new int[] {0, 2, 3}, all.ties().get(0));
    assertEquals(2, all.ways(0b1100));
    List<Integer> centresOfZero = new ArrayList<>();
    all.assignAllWays(0b1100, new int[4], centre -> centresOfZero.add(centre[0]));
    assertEquals(List.of(2, 3), centresOfZero);
  }

  /** Only the order matters: any increasing map of the distances gives the same. */
  @Test
  void selectedStudiesKeepTheirOrder() {
    Neighbours some = Neighbours.of(D).select(new int[] {0, 1, 3});
    assertEquals(3, some.size());
    assertEquals(2, some.centre(0, 0b110));
    assertEquals(0, some.centre(2, 0b011));
    assertEquals(0, some.ties().size());
  }

  /** Distances that differ by rounding only are tied. */
  @Test
  void roundingMakesNoOrder() {
    double next = Math.nextUp(0.1);
    Neighbours close = Neighbours.of(new double[][] {{0, next, 0.1}, {next, 0, 1}, {0.1, 1, 0}});
    assertEquals(1, close.ties().size());
    assertEquals(1, close.centre(0, 0b110));
  }
}

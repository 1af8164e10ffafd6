package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConeTest {

  @Test
  void holdsSumsWithPositiveWeightsAndNoOthers() {
    Cone cone = new Cone(2, List.of(new double[] {1, 0}, new double[] {1, 1}));
    assertTrue(cone.contains(new double[] {5, 2}));
    assertTrue(cone.contains(new double[] {0, 0}));
    assertFalse(cone.contains(new double[] {1, 1.001}));
    assertFalse(cone.contains(new double[] {-1, 0}));
  }

  @Test
  void theVectorAwayHasNoPositiveProductAndIsBelowAllOfAPointedCone() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      int size = 2 + random.nextInt(4);
      List<double[]> vectors =
          IntStream.range(0, 3 + random.nextInt(20))
              .mapToObj(i -> withOne(random.doubles(size - 1, -5, 5).toArray()))
              .toList();
      double[] away = new Cone(size, vectors).away();
      for (double[] vector : vectors) {
        assertTrue(Cone.isBelow(vector, away), "trial " + trial);
      }
    }
  }

  private static double[] withOne(double[] rest) {
    double[] out = new double[rest.length + 1];
    out[0] = 1;
    System.arraycopy(rest, 0, out, 1, rest.length);
    return out;
  }

  @Test
  void aSubspaceHasNoWayOut() {
    Cone plane =
        new Cone(2, List.of(new double[] {1, 0}, new double[] {-1, 1}, new double[] {-1, -1}));
    assertArrayEquals(new double[2], plane.away());
  }
}

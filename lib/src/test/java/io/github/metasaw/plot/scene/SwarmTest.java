package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SwarmTest {

  @Test
  void circlesAreKeptApartAndWithinReach() {
    Random random = new Random(4);
    double[] centres = random.doubles(60, 0, 400).toArray();
    double[] radii = new double[60];
    Arrays.setAll(radii, i -> 6 - 0.05 * i);
    double[] offsets = Swarm.offsets(centres, radii, 50);
    for (int i = 0; i < 60; i++) {
      assertTrue(Math.abs(offsets[i]) + radii[i] <= 50);
      for (int j = 0; j < i; j++) {
        double apart = Math.hypot(centres[i] - centres[j], offsets[i] - offsets[j]);
        assertTrue(apart >= radii[i] + radii[j] - 1e-9, i + " and " + j);
      }
    }
    assertArrayEquals(offsets, Swarm.offsets(centres, radii, 50), 0);
  }

  @Test
  void aCircleAloneStaysOnTheLine() {
    assertArrayEquals(
        new double[] {0, 0}, Swarm.offsets(new double[] {0, 20}, new double[] {5, 5}, 30), 0);
  }

  @Test
  void whereThereIsNoRoomCirclesStayWithinReach() {
    double[] offsets = Swarm.offsets(new double[40], radii(40), 20);
    assertEquals(0, Arrays.stream(offsets).filter(o -> Math.abs(o) + 5 > 20).count());
  }

  private static double[] radii(int n) {
    double[] radii = new double[n];
    Arrays.fill(radii, 5);
    return radii;
  }
}

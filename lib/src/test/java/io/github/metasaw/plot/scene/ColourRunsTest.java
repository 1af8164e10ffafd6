package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourRunsTest {

  private static int[] written(ColourRuns runs) {
    int pixels = 0;
    for (int run = 0; run < runs.size(); run++) {
      pixels += runs.length(run);
    }
    int[] all = new int[pixels];
    int at = 0;
    for (int run = 0; run < runs.size(); run++) {
      Arrays.fill(all, at, at + runs.length(run), runs.colour(runs.placeOf(run)));
      at += runs.length(run);
    }
    return all;
  }

  @Test
  void theRunsHoldEveryPixel() {
    Random random = new Random(3);
    int[] colours = random.ints(900, 0, 1 << 24).toArray();
    int[] pixels = new int[60_000];
    int colour = 0xffffff;
    for (int i = 0; i < pixels.length; i++) {
      colour = random.nextInt(9) == 0 ? colours[random.nextInt(colours.length)] : colour;
      pixels[i] = colour;
    }
    ColourRuns runs = new ColourRuns();
    // In two parts, of which the first is a copy with more pixels behind it.
    assertTrue(runs.append(pixels, 20_001));
    assertTrue(runs.append(Arrays.copyOfRange(pixels, 20_001, 60_000), 39_999));
    assertArrayEquals(pixels, written(runs));
    int counted = 0;
    for (int place = 0; place < runs.places(); place++) {
      counted += runs.count(place);
    }
    assertEquals(pixels.length, counted);
  }

  @Test
  void onePixelAndOneColour() {
    ColourRuns runs = new ColourRuns();
    assertTrue(runs.append(new int[] {0xff000001}, 1));
    assertTrue(runs.append(new int[] {7, 7, 7}, 3));
    assertArrayEquals(new int[] {1, 7, 7, 7}, written(runs));
    assertEquals(2, runs.size());
  }

  @Test
  void aPhotographHasTooManyColours() {
    int[] pixels = RRandom.setSeed(1).sample(1 << 24, 20_000, false);
    assertFalse(new ColourRuns().append(pixels, pixels.length));
  }
}

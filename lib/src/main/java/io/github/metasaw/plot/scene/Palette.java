package io.github.metasaw.plot.scene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The colours of a file, one byte per pixel instead of three. Figures have few colours; of those
 * that smooth edges make, the rare ones take the nearest of the frequent ones.
 *
 * @param colours red, green and blue in 24 bits, the most frequent first
 * @param indices by the place of a colour in the table of {@link ColourRuns}, its number here
 */
record Palette(int[] colours, byte[] indices) {

  private static final int MAX_COLOURS = 256;

  /** Enough where nearly all pixels have one of them: the file is shorter and sooner written. */
  private static final int FEW_COLOURS = 64;

  /** Share of the pixels that may take a colour near their own. */
  private static final double MAX_REPLACED = 0.01;

  /**
   * The palette of a picture.
   *
   * @param runs of the whole picture
   * @return its colours
   */
  static Palette of(ColourRuns runs) {
    int[] places =
        IntStream.range(0, runs.places())
            .filter(place -> runs.count(place) > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(place -> -runs.count(place))
                    .thenComparingInt(runs::colour))
            .mapToInt(place -> place)
            .toArray();
    int[] colours = Arrays.stream(places).limit(most(places, runs)).map(runs::colour).toArray();
    byte[] indices = new byte[runs.places()];
    for (int place : places) {
      indices[place] = (byte) nearest(runs.colour(place), colours);
    }
    return new Palette(colours, indices);
  }

  /** How many colours the file has. */
  private static int most(int[] places, ColourRuns runs) {
    long replaced = Arrays.stream(places).skip(FEW_COLOURS).mapToLong(runs::count).sum();
    long all = Arrays.stream(places).mapToLong(runs::count).sum();
    return replaced <= MAX_REPLACED * all ? FEW_COLOURS : MAX_COLOURS;
  }

  private static int nearest(int colour, int[] among) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < among.length && least > 0; i++) {
      int red = (colour >> 16) - (among[i] >> 16);
      int green = (colour >> 8 & 255) - (among[i] >> 8 & 255);
      int blue = (colour & 255) - (among[i] & 255);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}

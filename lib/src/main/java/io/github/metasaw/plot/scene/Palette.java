package io.github.metasaw.plot.scene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The colours of a file, half a byte or one byte per pixel instead of three. Figures have few
 * colours; of those that smooth edges make, the rare ones take the nearest of the chosen ones.
 *
 * @param colours red, green and blue in 24 bits, at most 256
 * @param indices by the place of a colour in the table of {@link ColourRuns}, its number here
 */
record Palette(int[] colours, byte[] indices) {

  /** As many as half a byte tells apart: a third fewer bytes than with 64. */
  static final int SMALL = 16;

  private static final int MAX_COLOURS = 256;

  /** Enough for many lines of several colours across each other. */
  private static final int FEW_COLOURS = 64;

  /**
   * With fewer colours, the mean square by which the three parts of a pixel may be off: 4 of 255.
   */
  private static final double MAX_MEAN_SQUARE = 3 * 4 * 4;

  /** With fewer colours, how far an area may be from its own: 23 of 255 in each part. */
  private static final int MAX_OF_AREA = 40 * 40;

  /** An area of a few pixels counts as much as so many pixels of edges. */
  private static final long AREA = 3000;

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
    int[] colours = chosen(places, runs, SMALL);
    if (colours.length == 0) {
      colours = chosen(places, runs, FEW_COLOURS);
    }
    if (colours.length == 0) {
      colours = Arrays.stream(places).limit(MAX_COLOURS).map(runs::colour).toArray();
    }
    byte[] indices = new byte[runs.places()];
    for (int place : places) {
      indices[place] = (byte) nearest(runs.colour(place), colours);
    }
    return new Palette(colours, indices);
  }

  /**
   * So many colours or fewer that change no area visibly and edges hardly; none where that cannot
   * be. One is taken after the other, the one that brings most pixels nearest to their own colour.
   */
  private static int[] chosen(int[] places, ColourRuns runs, int most) {
    int[] distances = new int[places.length];
    Arrays.fill(distances, Integer.MAX_VALUE);
    boolean[] areas = runs.areas();
    int[] chosen = new int[most];
    int count = 0;
    while (count < most) {
      int next = next(places, distances, areas, runs);
      if (distances[next] == 0) {
        break;
      }
      chosen[count++] = runs.colour(places[next]);
      for (int i = 0; i < places.length; i++) {
        int distance = distance(runs.colour(places[i]), chosen[count - 1]);
        distances[i] = Math.min(distances[i], distance);
      }
    }
    return isFaithful(places, distances, areas, runs) ? Arrays.copyOf(chosen, count) : new int[0];
  }

  private static int next(int[] places, int[] distances, boolean[] areas, ColourRuns runs) {
    int best = 0;
    double most = -1;
    for (int i = 0; i < places.length; i++) {
      long pixels = runs.count(places[i]);
      double weight = areas[places[i]] ? Math.max(pixels, AREA) : pixels;
      double gain = weight * Math.min(distances[i], 3 * 255 * 255);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    return best;
  }

  private static boolean isFaithful(
      int[] places, int[] distances, boolean[] areas, ColourRuns runs) {
    double squares = 0;
    long all = 0;
    for (int i = 0; i < places.length; i++) {
      if (areas[places[i]] && distances[i] > MAX_OF_AREA) {
        return false;
      }
      squares += (double) runs.count(places[i]) * distances[i];
      all += runs.count(places[i]);
    }
    return squares <= MAX_MEAN_SQUARE * all;
  }

  private static int nearest(int colour, int[] among) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < among.length && least > 0; i++) {
      int distance = distance(colour, among[i]);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** The sum of the squares of the differences of red, green and blue. */
  private static int distance(int a, int b) {
    int red = (a >> 16) - (b >> 16);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}

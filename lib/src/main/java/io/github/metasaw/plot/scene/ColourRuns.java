package io.github.metasaw.plot.scene;

import java.util.Arrays;

/**
 * The pixels of a picture, row after row, as runs of one colour: figures are mostly ground, and
 * have a pixel in twenty at which the colour changes. The colours stand in a table by their hash.
 */
final class ColourRuns {

  /** A picture with more than half as many colours has to be drawn in coarser ones. */
  private static final int PLACES = 1 << 14;

  /** Of a product of 32 bits, the leading ones number the places. */
  private static final int SHIFT = 18;

  private static final int MULTIPLIER = 0x9e3779b1;
  private static final int STEP = 17;
  private static final int RGB = 0xffffff;

  /** Pixels in a row that are more than an edge. */
  private static final int AREA = 4;

  private static final int INITIAL_RUNS = 1 << 12;

  private final boolean isCoarse;
  private final int[] colours = new int[PLACES];
  private final int[] counts = new int[PLACES];
  private int[] places = new int[INITIAL_RUNS];
  private int[] lengths = new int[INITIAL_RUNS];
  private int distinct;
  private int size;

  /** Runs of the colours as they are. */
  ColourRuns() {
    this(false);
  }

  /**
   * Runs of colours.
   *
   * @param isCoarse whether red, green and blue of edges take the nearest of sixteen steps, of
   *     which there are never too many; areas keep their colour
   */
  ColourRuns(boolean isCoarse) {
    this.isCoarse = isCoarse;
  }

  /** The nearest of sixteen steps for each of red, green and blue. */
  private static int coarse(int colour) {
    return step(colour >> 16) << 16 | step(colour >> 8 & 255) << 8 | step(colour & 255);
  }

  private static int step(int part) {
    return (part + STEP / 2) / STEP * STEP;
  }

  /**
   * Adds pixels after those that are there.
   *
   * @param pixels whole rows, as red, green and blue in 24 bits
   * @param count how many of them
   * @return whether there are still few enough colours
   */
  boolean append(int[] pixels, int count) {
    int from = 0;
    while (from < count) {
      int to = from + 1 + same(pixels, from, count);
      int colour = pixels[from] & RGB;
      if (!add(isCoarse && to - from < AREA ? coarse(colour) : colour, to - from)) {
        return false;
      }
      from = to;
    }
    return true;
  }

  /** How many of the pixels after one have its colour: one look, or a comparison of many. */
  private static int same(int[] pixels, int at, int count) {
    if (at + 1 == count || pixels[at + 1] != pixels[at]) {
      return 0;
    }
    int different = Arrays.mismatch(pixels, at, count - 1, pixels, at + 1, count);
    return different < 0 ? count - 1 - at : different;
  }

  private boolean add(int colour, int length) {
    int place = place(colour);
    if (counts[place] == 0) {
      colours[place] = colour;
      if (++distinct > PLACES / 2) {
        return false;
      }
    }
    counts[place] += length;
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    places[size] = place;
    lengths[size] = length;
    size++;
    return true;
  }

  /** Where a colour stands, or would. */
  private int place(int colour) {
    int place = (colour * MULTIPLIER) >>> SHIFT;
    while (counts[place] > 0 && colours[place] != colour) {
      place = (place + 1) & (PLACES - 1);
    }
    return place;
  }

  /**
   * Which colours fill areas, instead of only smoothing edges.
   *
   * @return by place, whether some run of the colour has four pixels or more
   */
  boolean[] areas() {
    boolean[] areas = new boolean[PLACES];
    for (int run = 0; run < size; run++) {
      areas[places[run]] |= lengths[run] >= AREA;
    }
    return areas;
  }

  /** Number of runs. */
  int size() {
    return size;
  }

  /** Where the colour of a run stands in the table. */
  int placeOf(int run) {
    return places[run];
  }

  /** Number of pixels of a run. */
  int length(int run) {
    return lengths[run];
  }

  /** Number of places in the table of colours. */
  int places() {
    return PLACES;
  }

  /** How many pixels have the colour of a place; 0 for an empty place. */
  int count(int place) {
    return counts[place];
  }

  /** The colour of a place. */
  int colour(int place) {
    return colours[place];
  }
}

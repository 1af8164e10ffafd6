package io.github.metasaw.draws;

/**
 * Values in ascending order, and the place of each in the input. A radix sort of the bits: it
 * carries the places along, which Java's sort of primitives cannot, and is several times as fast as
 * sorting objects on the tens of thousands of draws that diagnostics rank.
 *
 * @param sorted ascending; zeros without sign, as R compares them, and NaN last
 * @param order {@code sorted[i]} is the value at place {@code order[i]}
 */
record Ordering(double[] sorted, int[] order) {

  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  static Ordering of(double[] values) {
    int n = values.length;
    long[] keys = new long[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = key(values[i] + 0.0);
      order[i] = i;
    }
    long[] nextKeys = new long[n];
    int[] nextOrder = new int[n];
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      int[] start = starts(keys, shift);
      for (int i = 0; i < n; i++) {
        int place = start[digit(keys[i], shift)]++;
        nextKeys[place] = keys[i];
        nextOrder[place] = order[i];
      }
      long[] usedKeys = keys;
      keys = nextKeys;
      nextKeys = usedKeys;
      int[] usedOrder = order;
      order = nextOrder;
      nextOrder = usedOrder;
    }
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = values[order[i]] + 0.0;
    }
    return new Ordering(sorted, order);
  }

  /** The distances to a finite centre in order, merged from both sides of it. */
  Ordering distancesTo(double centre) {
    int n = sorted.length;
    double[] distances = new double[n];
    int[] places = new int[n];
    int above = 0;
    while (above < n && sorted[above] < centre) {
      above++;
    }
    int below = above - 1;
    for (int i = 0; i < n; i++) {
      double down = below < 0 ? Double.POSITIVE_INFINITY : Math.abs(sorted[below] - centre);
      double up = above == n ? Double.POSITIVE_INFINITY : Math.abs(sorted[above] - centre);
      boolean takeBelow = above == n || (below >= 0 && down < up);
      distances[i] = takeBelow ? down : up;
      places[i] = order[takeBelow ? below-- : above++];
    }
    return new Ordering(distances, places);
  }

  /** The end, exclusive, of the run of values equal to that at {@code from}. */
  int endOfTies(int from) {
    int to = from + 1;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  /** Bits whose unsigned order is the order of the numbers. */
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }

  private static int[] starts(long[] keys, int shift) {
    int[] start = new int[BUCKETS + 1];
    for (long key : keys) {
      start[digit(key, shift) + 1]++;
    }
    for (int b = 0; b < BUCKETS; b++) {
      start[b + 1] += start[b];
    }
    return start;
  }
}

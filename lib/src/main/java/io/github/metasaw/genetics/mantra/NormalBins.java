package io.github.metasaw.genetics.mantra;

import java.util.Arrays;

/** Weighted normals of one block, those that are nearly alike put together. */
final class NormalBins {

  private final double width;
  private final double centre;

  private int size;
  private double[] weight = new double[8];
  private double[] mean = new double[8];
  private double[] square = new double[8];
  private long[] key = new long[8];

  /** Place of a key in the arrays plus one, or 0; open addressing. */
  private int[] table = new int[16];

  /**
   * Nothing yet.
   *
   * @param width of the bins of means; 0 keeps every normal by itself
   * @param centre near the means, so that squares lose no digits
   */
  NormalBins(double width, double centre) {
    this.width = width;
    this.centre = centre;
  }

  /** Adds a normal; only those of one node are put together. */
  void add(int node, double w, double m, double variance) {
    double apart = m - centre;
    int at = width == 0 ? append(0) : find(node, (long) Math.floor(apart / width));
    weight[at] += w;
    mean[at] += w * apart;
    square[at] += w * (apart * apart + variance);
  }

  private int find(int node, long bin) {
    long k = bin << 12 | node;
    int mask = table.length - 1;
    int slot = (int) ((k * 0x9e3779b97f4a7c15L) >>> 33) & mask;
    while (table[slot] != 0) {
      if (key[table[slot] - 1] == k) {
        return table[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    int at = append(k);
    if (2 * size > table.length) {
      rehash();
    } else {
      table[slot] = at + 1;
    }
    return at;
  }

  private void rehash() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = (int) ((key[i] * 0x9e3779b97f4a7c15L) >>> 33) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = i + 1;
    }
  }

  private int append(long k) {
    if (size == weight.length) {
      weight = Arrays.copyOf(weight, 2 * size);
      mean = Arrays.copyOf(mean, 2 * size);
      square = Arrays.copyOf(square, 2 * size);
      key = Arrays.copyOf(key, 2 * size);
    }
    key[size] = k;
    return size++;
  }

  int size() {
    return size;
  }

  /** Writes weights, means and SDs from place {@code at} on. */
  void copyTo(double[] weights, double[] means, double[] sds, int at) {
    for (int i = 0; i < size; i++) {
      double apart = mean[i] / weight[i];
      double variance = square[i] / weight[i] - apart * apart;
      weights[at + i] = weight[i];
      means[at + i] = centre + apart;
      sds[at + i] = Math.sqrt(variance);
    }
  }
}

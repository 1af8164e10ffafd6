package io.github.metasaw.random;

import java.util.BitSet;

/** Draws from 1..n as R's {@code sample} makes them ({@code sample.kind = "Rejection"}). */
final class Sampling {

  /** Above this population, a sample of at most half of it is drawn by refusing repetitions. */
  private static final int MIN_HASHED_SIZE = 10_000_000;

  private Sampling() {}

  /** One of 0..n-1: random bits, 16 to a uniform, until they make a number below n. */
  static int index(UniformSource uniforms, int n) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
    long mask = (1L << bits) - 1;
    while (true) {
      long value = 0;
      for (int have = 0; have <= bits; have += 16) {
        value = 65536 * value + (int) (uniforms.next() * 65536);
      }
      value &= mask;
      if (value < n) {
        return (int) value;
      }
    }
  }

  static int[] withReplacement(UniformSource uniforms, int n, int size) {
    return ArrayFill.ints(size, () -> index(uniforms, n) + 1);
  }

  static int[] withoutReplacement(UniformSource uniforms, int n, int size) {
    return n > MIN_HASHED_SIZE && size <= n / 2
        ? refusingRepetitions(uniforms, n, size)
        : shuffled(uniforms, n, size);
  }

  private static int[] refusingRepetitions(UniformSource uniforms, int n, int size) {
    BitSet taken = new BitSet();
    return ArrayFill.ints(
        size,
        () -> {
          int index = index(uniforms, n);
          while (taken.get(index)) {
            index = index(uniforms, n);
          }
          taken.set(index);
          return index + 1;
        });
  }

  /** Each taken is replaced by the last that is left. */
  private static int[] shuffled(UniformSource uniforms, int n, int size) {
    int[] left = new int[n];
    for (int i = 0; i < n; i++) {
      left[i] = i + 1;
    }
    int[] sample = new int[size];
    for (int i = 0; i < size; i++) {
      ArrayFill.poll(i);
      int j = index(uniforms, n - i);
      sample[i] = left[j];
      left[j] = left[n - i - 1];
    }
    return sample;
  }
}

package io.github.metasaw.random;

import io.github.metasaw.parallel.Interrupts;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/** Arrays filled one number after the other, which stop when the thread is interrupted. */
final class ArrayFill {

  private static final int POLL = 0xffff;

  private ArrayFill() {}

  static double[] doubles(int n, DoubleSupplier next) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      poll(i);
      values[i] = next.getAsDouble();
    }
    return values;
  }

  static int[] ints(int n, IntSupplier next) {
    int[] values = new int[n];
    for (int i = 0; i < n; i++) {
      poll(i);
      values[i] = next.getAsInt();
    }
    return values;
  }

  /** Polls for an interrupt once in 65,536 rounds. */
  static void poll(int round) {
    if ((round & POLL) == POLL) {
      Interrupts.check();
    }
  }
}

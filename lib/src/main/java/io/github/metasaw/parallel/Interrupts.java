package io.github.metasaw.parallel;

import java.util.concurrent.CancellationException;

/** How long computations notice that nobody waits for them any more. */
public final class Interrupts {

  private Interrupts() {}

  /**
   * Ends the computation if its thread was interrupted; the thread stays interrupted.
   *
   * @throws CancellationException if so
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}

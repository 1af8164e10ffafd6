package io.github.metasaw.freq;

import java.util.concurrent.CancellationException;

/** Whether whoever waits for a result still wants it. */
final class Interrupts {

  private Interrupts() {}

  /**
   * Ends work that is no longer wanted.
   *
   * @throws CancellationException if the thread is interrupted
   */
  static void poll() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}

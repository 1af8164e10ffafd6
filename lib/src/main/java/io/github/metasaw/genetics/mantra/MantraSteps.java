package io.github.metasaw.genetics.mantra;

import io.github.metasaw.parallel.Interrupts;

/**
 * Counts the steps of a stage: from time to time it polls for an interrupt and notifies the
 * listener.
 */
final class MantraSteps {

  private static final int MASK = 0x3ff;

  private final MantraListener listener;
  private final MantraListener.Stage stage;
  private final long total;
  private long done;

  MantraSteps(MantraListener listener, MantraListener.Stage stage, long total) {
    this.listener = listener;
    this.stage = stage;
    this.total = total;
  }

  /** One more is about to be done. */
  void next() {
    if ((done++ & MASK) != MASK) {
      return;
    }
    Interrupts.check();
    listener.accept(stage, done, total);
  }
}

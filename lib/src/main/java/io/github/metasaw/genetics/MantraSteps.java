package io.github.metasaw.genetics;

import java.util.concurrent.CancellationException;

/** Counts the steps of a stage: now and then it looks for an interrupt and tells the listener. */
final class MantraSteps {

  private static final int OFTEN = 0x3ff;

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
    if ((done++ & OFTEN) != OFTEN) {
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    listener.accept(stage, done, total);
  }
}

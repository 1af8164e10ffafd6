package io.github.metasaw.kernel.jshell;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the code of a cell looks whether the cell was interrupted. {@link Checkpoints} puts a call
 * at the beginning of each method of a cell and at the end of each turn of a loop.
 */
public final class Checkpoint {

  /** Threads of interrupted cells that have not ended. */
  private static final AtomicInteger THREADS = new AtomicInteger();

  /** Whether there are such threads: all that a cell reads while nobody interrupts. */
  private static volatile boolean isWatched;

  private Checkpoint() {}

  /**
   * Goes on, unless the cell to which this thread belongs was interrupted.
   *
   * @throws CancellationException in an interrupted cell
   */
  public static void pass() {
    if (isWatched) {
      stopIfInterrupted();
    }
  }

  private static void stopIfInterrupted() {
    CellRun run = CellRun.current();
    if (run != null && CellRun.isOfUser()) {
      run.check();
    }
  }

  /** A thread of an interrupted cell has not ended yet. */
  static void watch() {
    THREADS.incrementAndGet();
    update();
  }

  /** A thread that was watched has ended. */
  static void release() {
    THREADS.decrementAndGet();
    update();
  }

  private static synchronized void update() {
    isWatched = THREADS.get() > 0;
  }
}

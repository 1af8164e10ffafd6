package io.github.metasaw.kernel.jshell;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * What a user wrote, on the thread that runs it. Once stopped it has no result, but its thread may
 * go on for a while.
 *
 * @param <T> of the result
 */
final class UserTask<T> extends FutureTask<T> {

  private enum State {
    WAITING,
    RUNNING,
    WATCHED,
    ENDED
  }

  private final CountDownLatch end = new CountDownLatch(1);
  private State state = State.WAITING;

  UserTask(Callable<T> body) {
    super(body);
  }

  @Override
  public void run() {
    move(State.RUNNING);
    try {
      super.run();
    } finally {
      move(State.ENDED);
      end.countDown();
    }
  }

  /** Takes the result away and interrupts the thread, which also ends at its next checkpoint. */
  void stop() {
    cancel(true);
    move(State.WATCHED);
  }

  private synchronized void move(State to) {
    if (to == State.WATCHED && state != State.RUNNING) {
      return;
    }
    if (to == State.WATCHED) {
      Checkpoint.watch();
    } else if (state == State.WATCHED) {
      Checkpoint.release();
    }
    state = to;
  }

  /**
   * Waits for the end of the thread's work.
   *
   * @param ms at most so long
   */
  void awaitEnd(long ms) throws InterruptedException {
    boolean unused = end.await(ms, TimeUnit.MILLISECONDS);
  }
}

package io.github.metasaw.kernel.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a computation that the user interrupts end by itself, so that what it has written is whole
 * and it can say how to go on.
 */
final class Interruption implements AutoCloseable {

  private static final long MAX_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Thread worker) {
    hook = new Thread(() -> stop(worker), "metasaw-interruption");
  }

  /**
   * From now on, the end of the program interrupts this thread and waits for it.
   *
   * @return to be closed when the computation has ended
   */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stop(Thread worker) {
    worker.interrupt();
    try {
      ended.await(MAX_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending, and the hook is running.
    }
  }
}

package io.github.metasaw.kernel.jshell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which something that a user wrote runs, from its beginning to its end. A loop that
 * never looks whether it was interrupted is stopped, as JShell does it itself, where the virtual
 * machine can (before Java 20); otherwise it goes on until the kernel ends.
 */
final class UserThread {

  /** The package of the classes that JShell makes of cells. */
  private static final String SNIPPETS = "REPL.";

  private static final long EVERY_MS = 100;

  private static final Set<UserThread> LEFT = ConcurrentHashMap.newKeySet();

  private static final ScheduledExecutorService STOPPER =
      Executors.newSingleThreadScheduledExecutor(
          body -> {
            Thread thread = new Thread(body, "stopper");
            thread.setDaemon(true);
            return thread;
          });

  private final CountDownLatch end = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** The work begins on this thread. */
  synchronized void begin() {
    thread = Thread.currentThread();
  }

  /** The work ends; the thread may do other work afterwards. */
  synchronized void end() {
    thread = null;
    end.countDown();
  }

  /**
   * Waits for the end.
   *
   * @param ms at most so long
   * @return whether the work has ended
   */
  boolean hasEndedWithin(long ms) throws InterruptedException {
    return end.await(ms, TimeUnit.MILLISECONDS);
  }

  /** Stops the work as soon as it is in code of the cell itself, and not in that of a library. */
  void stopSoon() {
    LEFT.add(this);
    if (LEFT.size() == 1) {
      stopLater();
    }
  }

  private static void stopLater() {
    Future<?> unused = STOPPER.schedule(UserThread::stopAll, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private static void stopAll() {
    try {
      LEFT.removeIf(UserThread::isOver);
      if (!LEFT.isEmpty()) {
        stopLater();
      }
    } catch (UnsupportedOperationException | LinkageError e) {
      LEFT.clear(); // this virtual machine stops no thread
    }
  }

  /** Whether the work has ended; else it is stopped if it may be now. */
  @SuppressWarnings({"removal", "deprecation"})
  private synchronized boolean isOver() {
    Thread working = thread;
    if (working == null) {
      return true;
    }
    StackTraceElement[] frames = working.getStackTrace();
    if (frames.length > 0 && frames[0].getClassName().startsWith(SNIPPETS)) {
      working.stop();
    }
    return false;
  }
}

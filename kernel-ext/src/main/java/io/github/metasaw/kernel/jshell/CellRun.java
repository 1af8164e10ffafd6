package io.github.metasaw.kernel.jshell;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One run of a cell, which an interrupt ends at any time. What a user wrote runs on a thread of its
 * own: an interrupted thread ends at the next {@link Checkpoint} of the cell's code, or where it
 * looks for interrupts itself. It has a moment to do so, and is left behind if it does not, as in a
 * long call of a library that never looks. What the kernel does itself, as to compile, is not
 * stopped halfway; the cell ends all the same.
 */
final class CellRun {

  /** For an interrupted thread to end by itself. */
  private static final long GRACE_MS = 50;

  /** How often one who waits looks whether the cell was interrupted. */
  private static final long LOOK_MS = 10;

  private static final AtomicInteger THREADS = new AtomicInteger();

  private static final ExecutorService POOL = Executors.newCachedThreadPool(CellThread::new);

  /** Runs what users wrote. */
  private static final class CellThread extends Thread {
    CellThread(Runnable body) {
      super(body, "cell-" + THREADS.incrementAndGet());
      setDaemon(true);
    }
  }

  /** The run to which a thread belongs, and whether JShell waits for the thread. */
  private record Place(CellRun run, boolean isInJava) {}

  private static final ThreadLocal<Place> PLACE = new ThreadLocal<>();

  private final Set<UserTask<?>> tasks = ConcurrentHashMap.newKeySet();
  private volatile boolean isCancelled;

  /** What an interrupted cell throws. */
  static CancellationException interrupted() {
    return new CancellationException("interrupted");
  }

  /** The run to which this thread belongs; null for a thread of the kernel. */
  static @Nullable CellRun current() {
    Place place = PLACE.get();
    return place == null ? null : place.run();
  }

  /** Whether this thread runs what a user wrote, so that it may be ended at any place. */
  static boolean isOfUser() {
    return Thread.currentThread() instanceof CellThread;
  }

  /** Whether this thread works for JShell, so that it may use JShell at once. */
  static boolean isInJava() {
    Place place = PLACE.get();
    return place != null && place.isInJava();
  }

  /** Whether the cell was interrupted. */
  boolean isCancelled() {
    return isCancelled;
  }

  /** Refuses to go on in an interrupted cell. */
  void check() {
    if (isCancelled) {
      throw interrupted();
    }
  }

  /** Ends the cell; may be called from any thread, before it has begun, and again. */
  void cancel() {
    isCancelled = true;
    tasks.forEach(UserTask::stop);
  }

  /**
   * Runs what a user wrote, and waits for it.
   *
   * @param <T> of the result
   * @param body runs on a thread that belongs to this cell
   * @param loader of the classes that the thread finds by name; null for that of the kernel
   * @param isInJava whether JShell waits for it
   * @return its result
   * @throws CancellationException if the cell was interrupted
   * @throws Exception what the body threw
   */
  <T> T call(Callable<T> body, @Nullable ClassLoader loader, boolean isInJava) throws Exception {
    check();
    UserTask<T> task =
        new UserTask<>(
            () -> {
              Thread.currentThread()
                  .setContextClassLoader(loader == null ? CellRun.class.getClassLoader() : loader);
              return within(body, isInJava);
            });
    tasks.add(task);
    try {
      POOL.execute(task);
      if (isCancelled) {
        task.stop();
      }
      return task.get();
    } catch (CancellationException e) {
      task.awaitEnd(GRACE_MS);
      throw interrupted();
    } catch (ExecutionException e) {
      throw thrown(e);
    } finally {
      tasks.remove(task);
    }
  }

  /**
   * Does work on this thread, which belongs to this cell for as long.
   *
   * @param <T> of the result
   * @param work of the kernel or of a user
   * @param isInJava whether it works for JShell
   * @return its result
   * @throws Exception what the work threw
   */
  <T> T within(Callable<T> work, boolean isInJava) throws Exception {
    Place outer = PLACE.get();
    PLACE.set(new Place(this, isInJava));
    try {
      return work.call();
    } finally {
      if (outer == null) {
        PLACE.remove();
      } else {
        PLACE.set(outer);
      }
    }
  }

  /**
   * Waits for work of the kernel, which goes on to its end when the cell is interrupted.
   *
   * @param <T> of the result
   * @param work on another thread
   * @return its result
   * @throws CancellationException if the cell was interrupted
   * @throws Exception what the work threw
   */
  <T> T await(Future<T> work) throws Exception {
    long looks = 0;
    while (true) {
      try {
        return work.get(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (isCancelled && ++looks > GRACE_MS / LOOK_MS) {
          throw interrupted();
        }
      } catch (ExecutionException e) {
        throw thrown(e);
      }
    }
  }

  private static Exception thrown(ExecutionException wrapped) {
    Throwable cause = wrapped.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : wrapped;
  }
}

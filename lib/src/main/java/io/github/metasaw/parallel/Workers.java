package io.github.metasaw.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few threads for one computation. Closing interrupts what still runs, so that an interrupt of
 * the caller, or a fault in one task, leaves no thread at work. Threads are daemons: they never
 * keep a kernel alive.
 */
public final class Workers implements AutoCloseable {

  private final ExecutorService pool;

  private Workers(ExecutorService pool) {
    this.pool = pool;
  }

  /**
   * A pool of threads.
   *
   * @param threads at least 1
   * @param name of each thread, as a debugger shows it
   * @return the pool; close it when its results are there
   */
  public static Workers of(int threads, String name) {
    return new Workers(
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            }));
  }

  /**
   * Starts a task as soon as a thread is free.
   *
   * @param task what to compute
   * @param <T> type of its result
   * @return the result to come; read it by {@link #result}
   */
  public <T> Future<T> submit(Callable<T> task) {
    return pool.submit(task);
  }

  /**
   * The result of a task, once it is there.
   *
   * @param task as {@link #submit} gave it
   * @param <T> type of its result
   * @return what the task returned
   * @throws CancellationException if the calling thread is interrupted; it stays interrupted
   * @throws RuntimeException what the task threw
   */
  public static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}

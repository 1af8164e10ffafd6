package io.github.metasaw.kernel.jshell;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The one thread that uses JShell; the others wait for it. */
final class JavaThread {

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          body -> {
            Thread java = new Thread(body, "java");
            java.setDaemon(true);
            return java;
          });

  /**
   * Does work with JShell and waits for it: at once where JShell waits for this very thread,
   * otherwise after all earlier work.
   *
   * @param <T> of the result
   * @param run of the cell for which it is done
   * @param work with JShell
   * @return its result
   * @throws Exception what the work threw
   */
  <T> T run(CellRun run, Callable<T> work) throws Exception {
    if (CellRun.isInJava()) {
      return work.call();
    }
    return run.await(
        thread.submit(
            () -> {
              run.check();
              return run.within(work, true);
            }));
  }

  /**
   * Does work when there is nothing else to do.
   *
   * @param work with JShell
   * @param delayMs from now
   */
  void later(Runnable work, long delayMs) {
    ScheduledFuture<?> unused = thread.schedule(work, delayMs, TimeUnit.MILLISECONDS);
  }
}

package io.github.metasaw.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A loop over indices on as many threads as there are processors. The iterations must be
 * independent, so results do not depend on the number of threads.
 */
public final class ParallelLoop {

  private ParallelLoop() {}

  /**
   * Runs the body once for every index from 0. Threads take blocks of indices until none are left.
   *
   * @param count number of indices
   * @param block number of indices that a thread takes at a time, 1 or more
   * @param progress is notified of the number of completed indices after every block
   * @param body receives the indices, from several threads at a time
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; all
   *     threads have then stopped
   */
  public static void run(int count, int block, Progress progress, IntConsumer body) {
    Interrupts.check(); // fast bodies may finish before anything waits for them
    Counter counter = new Counter(progress, count);
    AtomicInteger next = new AtomicInteger();
    int blocks = (count + block - 1) / block;
    int threads = Math.max(1, Math.min(blocks, Runtime.getRuntime().availableProcessors()));
    try (Workers workers = Workers.of(threads, "metasaw-loop")) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            workers.submit(
                () -> {
                  for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                    int end = Math.min(count, (b + 1) * block);
                    for (int i = b * block; i < end; i++) {
                      body.accept(i);
                    }
                    counter.add(end - b * block);
                  }
                  return blocks;
                }));
      }
      running.forEach(Workers::result);
    }
  }

  /** Counts the completed indices of all threads. */
  private static final class Counter {
    private final Progress progress;
    private final int total;
    private int count;

    Counter(Progress progress, int total) {
      this.progress = progress;
      this.total = total;
    }

    synchronized void add(int more) {
      Interrupts.check();
      count += more;
      progress.accept(count, total);
    }
  }
}

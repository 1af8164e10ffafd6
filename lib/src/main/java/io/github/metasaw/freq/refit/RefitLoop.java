package io.github.metasaw.freq.refit;

import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.ParallelLoop;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import java.util.function.IntConsumer;
import org.apiguardian.api.API;

/**
 * The loop behind everything that fits a model many times: it polls for an interrupt before every
 * fit, reports progress, and gives each random refit a random stream of its own, so that the digits
 * do not depend on the number of threads.
 */
@API(status = API.Status.INTERNAL)
public final class RefitLoop {

  /** Refits that a thread takes at a time. */
  private static final int BLOCK = 256;

  /** Refits of less than a microsecond that a thread takes at a time, and longer ones. */
  private static final int QUICK_RANGE = 4096;

  private static final int SLOW_RANGE = 64;

  private RefitLoop() {}

  /** One refit of data that are drawn at random. */
  @FunctionalInterface
  public interface RandomRefit {

    /**
     * Fits once; called from several threads at a time.
     *
     * @param draw number of the draw, from 0
     * @param random its own stream
     * @return the numbers of the refit
     */
    double[] fit(int draw, RandomStream random);
  }

  /** Many refits whose data are known by their numbers. */
  @FunctionalInterface
  public interface RangeRefit {

    /**
     * Fits those of some numbers; called from several threads at a time.
     *
     * @param from first number, from 0
     * @param to the one after the last
     */
    void fit(int from, int to);
  }

  /**
   * Refits one after the other, on the calling thread.
   *
   * @param count how many
   * @param refit gets their numbers, from 0
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static void inTurn(int count, IntConsumer refit) {
    for (int i = 0; i < count; i++) {
      Interrupts.check();
      refit.accept(i);
    }
  }

  /**
   * Random refits, on as many threads as there are processors.
   *
   * @param draws how many
   * @param seed the same seed gives the same digits
   * @param progress hears how many are done
   * @param refit one of them
   * @return what each has returned [draws][]
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; no
   *     thread stays at work
   */
  public static double[][] random(int draws, long seed, Progress progress, RandomRefit refit) {
    List<RandomStream> streams = Streams.of(seed).chains(draws);
    double[][] out = new double[draws][];
    ParallelLoop.run(draws, 1, progress, d -> out[d] = refit.fit(d, streams.get(d)));
    return out;
  }

  /**
   * Refits whose data are known by their number, on as many threads as there are processors.
   *
   * @param count how many
   * @param progress hears how many are done, now and then
   * @param refit gets their numbers, from 0, from several threads at a time
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; no
   *     thread stays at work
   */
  public static void numbered(int count, Progress progress, IntConsumer refit) {
    ParallelLoop.run(count, BLOCK, progress, refit);
  }

  /**
   * Refits in ranges of numbers that share what they count and store. A few quick ones stay on the
   * calling thread, for threads would take longer to start.
   *
   * @param count how many
   * @param isQuick whether a refit takes less than a microsecond
   * @param progress hears how many are done, after each range
   * @param refit gets their ranges, from several threads at a time
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; no
   *     thread stays at work
   */
  public static void inRanges(int count, boolean isQuick, Progress progress, RangeRefit refit) {
    int range = isQuick ? QUICK_RANGE : SLOW_RANGE;
    if (isQuick && count <= range) {
      Interrupts.check();
      refit.fit(0, count);
      progress.accept(count, count);
      return;
    }
    int ranges = (count + range - 1) / range;
    ParallelLoop.run(
        ranges,
        1,
        (done, total) -> progress.accept(Math.min(count, done * range), count),
        r -> refit.fit(r * range, Math.min(count, (r + 1) * range)));
  }
}

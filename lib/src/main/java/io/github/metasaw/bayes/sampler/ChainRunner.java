package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import org.apiguardian.api.API;

/**
 * Runs chains side by side, each with its own stream of the seed, so that the draws do not depend
 * on the number of threads. An interrupt of the caller stops every chain and leaves no thread.
 */
@API(status = API.Status.INTERNAL)
public final class ChainRunner {

  /** Iterations between checks of the interrupt flag, and between reports of progress. */
  private static final int STRIDE = 64;

  /** Copies of each draw in memory at the peak. */
  private static final double COPIES = 3;

  /** The largest share of memory that draws may take. */
  private static final double SHARE = 0.9;

  /** The largest array that Java allocates. */
  private static final long MAX_DRAWS = Integer.MAX_VALUE - 8;

  /** One chain. */
  public interface Chain {

    /**
     * Draws the next state.
     *
     * @param block receives it [variable][column]
     * @param column of the block
     * @param iteration from 0, the warm-up included
     */
    void next(double[][] block, int column, int iteration);
  }

  /** Begins a chain, in the thread that runs it. */
  public interface Start {
    /**
     * A chain at its beginning.
     *
     * @param c its number, from 0
     * @param stream its own random numbers
     */
    Chain chain(int c, RandomStream stream);
  }

  private ChainRunner() {}

  /**
   * Runs chains.
   *
   * @param settings how many, how long and with which seed
   * @param names of the variables that a chain draws
   * @param start begins each
   * @return their draws
   */
  public static Draws run(ChainSettings settings, List<String> names, Start start) {
    int cores = Runtime.getRuntime().availableProcessors();
    return run(settings, names, start, Math.min(settings.chains(), cores));
  }

  /** As {@link #run(ChainSettings, List, Start)} with that many threads. */
  static Draws run(ChainSettings settings, List<String> names, Start start, int threads) {
    refuseTooMany(settings, names.size(), 0);
    int total = settings.warmup() + settings.draws();
    Progress progress = new Progress(settings, (long) settings.chains() * total);
    List<RandomStream> streams = Streams.of(settings.seed()).chains(settings.chains());
    try (Workers workers = Workers.of(threads, "metasaw-chain")) {
      List<Future<ChainDraws>> running = new ArrayList<>();
      for (int chains = 0; chains < settings.chains(); chains++) {
        int c = chains;
        running.add(
            workers.submit(
                () -> {
                  ChainDraws out = new ChainDraws(names.size(), total);
                  Chain chain = start.chain(c, streams.get(c));
                  for (int at = 0; at < total; at++) {
                    if (at % STRIDE == 0) {
                      Interrupts.check();
                      progress.add(Math.min(STRIDE, total - at));
                    }
                    chain.next(out.block(at), out.column(at), at);
                  }
                  return out;
                }));
      }
      return collect(names, settings, running);
    }
  }

  /**
   * Refuses draws that would not fit in memory, before anything is allocated for them.
   *
   * @param settings numbers of chains and draws
   * @param variables numbers in each draw
   * @param more other numbers that are kept with each draw
   * @throws MetaException with what they need and what there is
   */
  public static void refuseTooMany(ChainSettings settings, int variables, int more) {
    long each = (long) settings.warmup() + settings.draws();
    // The chains, their draws without warm-up, and the copy that the result keeps.
    double needed = Double.BYTES * (COPIES * variables + more) * settings.chains() * each;
    long memory = Runtime.getRuntime().maxMemory();
    if (needed > SHARE * memory || each > MAX_DRAWS) {
      throw MetaException.of(
          String.format(
              Locale.ROOT,
              "%,d chains of %,d draws of %d variables need %,.0f GB of memory, and Java has %.1f GB;"
                  + " ask for fewer draws",
              settings.chains(),
              each,
              variables,
              Math.ceil(needed / 1e9),
              memory / 1e9));
    }
  }

  private static Draws collect(
      List<String> names, ChainSettings settings, List<Future<ChainDraws>> running) {
    double[][][] warmup = new double[names.size()][running.size()][];
    double[][][] kept = new double[names.size()][running.size()][];
    for (int c = 0; c < running.size(); c++) {
      ChainDraws chain = Workers.result(running.get(c));
      int from = settings.warmup();
      for (int v = 0; v < names.size(); v++) {
        warmup[v][c] = chain.of(v, 0, from);
        kept[v][c] = chain.of(v, from, from + settings.draws());
      }
    }
    Draws draws = Draws.of(names, kept);
    return settings.warmup() > 0 ? draws.withWarmup(warmup) : draws;
  }

  /** Counts iterations of all chains, and tells the listener. */
  private static final class Progress {
    private final ChainSettings settings;
    private final long total;
    private long done;

    Progress(ChainSettings settings, long total) {
      this.settings = settings;
      this.total = total;
    }

    synchronized void add(int iterations) {
      done += iterations;
      settings.progress().accept(done, total);
    }
  }
}

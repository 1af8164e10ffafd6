package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.output.ScanPlace;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpBatch;
import io.github.metasaw.genetics.snp.SnpSource;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scan: the calling thread takes batches and writes results in order, the others
 * compute batches. No more than a few batches are held at a time.
 */
final class ScanRun {

  /** Batches waiting for each thread. */
  private static final int BATCHES_AHEAD = 4;

  private static final long CHECKPOINT_SNPS = 50_000;

  private final SnpSource in;
  private final Function<Snp, SnpResult> analysis;
  private final ScanOptions options;

  private final ScanCounts counts = new ScanCounts();
  private final List<BadLine> bad = new ArrayList<>();
  private long written;
  private long snpsAtCheckpoint;

  /**
   * Where results go.
   *
   * @param <T> what a batch of them becomes on its way
   */
  interface Sink<T> {
    /** Called by the computing threads. */
    T encode(List<SnpResult> results);

    /** Called in order. */
    void write(T encoded);

    /** All lines of the input up to {@code line} are written. */
    void checkpoint(long line, ScanCounts counts);

    /** The same, and the run ends here before its time. */
    void stop(long line, ScanCounts counts);
  }

  /** A batch done. */
  private record Done<T>(
      T encoded, long last, ScanCounts counts, List<BadLine> bad, double fraction) {}

  ScanRun(SnpSource in, Function<Snp, SnpResult> analysis, ScanOptions options) {
    this.in = in;
    this.analysis = analysis;
    this.options = options;
  }

  /** Runs, from the beginning or from where {@code stop} says. */
  <T> ScanReport run(Sink<T> sink, ScanPlace.@Nullable Stop stop) {
    long began = System.nanoTime();
    written = in.start();
    if (stop != null) {
      counts.addAll(stop.end().counts());
      snpsAtCheckpoint = stop.begin().counts().get(ScanCount.SNPS);
    }
    try (Workers workers = Workers.of(options.threads(), "metasaw-scan")) {
      if (stop != null) {
        written = stop.end().line();
        in.skip(written);
      }
      pass(sink, workers);
    } catch (MetaException | CancellationException e) {
      sink.stop(written, counts);
      throw e;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new ScanReport(
        counts.named(),
        in.studies(),
        in.summaries(),
        StudyReport.of(in.studies(), in.studySummaries(), counts),
        bad,
        StudyOverlap.of(in.studies(), counts),
        seconds,
        options.models().ancestry(),
        options.models().overlap(),
        null,
        "");
  }

  /** Of the samples of studies, as far as the run has come. */
  SampleCorrelation correlation() {
    return SampleCorrelation.of(in.studies(), counts.overlap());
  }

  private <T> void pass(Sink<T> sink, Workers workers) {
    Deque<Future<Done<T>>> queue = new ArrayDeque<>();
    SnpBatch batch = in.next();
    while (batch != null || !queue.isEmpty()) {
      Interrupts.check();
      if (batch != null) {
        SnpBatch work = batch;
        double fraction = in.fraction();
        queue.add(workers.submit(() -> compute(work, sink, fraction)));
      }
      if (batch == null || queue.size() >= BATCHES_AHEAD * options.threads()) {
        take(queue.remove(), sink);
      }
      batch = batch == null ? null : in.next();
    }
  }

  private <T> Done<T> compute(SnpBatch batch, Sink<T> sink, double fraction) {
    ScanCounts part = new ScanCounts();
    List<BadLine> partBad = new ArrayList<>();
    List<SnpResult> results = new ArrayList<>();
    for (Snp snp : batch.read(part, partBad)) {
      SnpResult result = analysis.apply(snp);
      part.add(ScanCount.UNTESTED, result.k() == 0 ? 1 : 0);
      part.add(ScanCount.P_UNDERFLOW, result.hasUnderflow() ? 1 : 0);
      part.overlap().add(snp);
      results.add(result);
    }
    return new Done<>(sink.encode(results), batch.last(), part, partBad, fraction);
  }

  private <T> void take(Future<Done<T>> future, Sink<T> sink) {
    Done<T> done = Workers.result(future);
    if (options.badLines() == BadLinePolicy.FAIL && !done.bad().isEmpty()) {
      throw MetaException.of("%s, %s".formatted(in.name(), done.bad().get(0)));
    }
    sink.write(done.encoded());
    counts.addAll(done.counts());
    for (BadLine line : done.bad()) {
      if (bad.size() < ScanReport.MAX_LISTED) {
        bad.add(line);
      }
    }
    written = done.last();
    if (counts.get(ScanCount.SNPS) - snpsAtCheckpoint >= CHECKPOINT_SNPS) {
      sink.checkpoint(written, counts);
      snpsAtCheckpoint = counts.get(ScanCount.SNPS);
    }
    options.listener().accept(counts.get(ScanCount.SNPS), done.fraction());
  }
}

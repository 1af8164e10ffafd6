package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.SnpLineReader;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scan: the calling thread reads lines and writes results in order, the others compute
 * batches. No more than a few batches are held at a time.
 */
final class ScanRun {

  private static final int BATCH_LINES = 512;

  /** Of a batch: long lines come in smaller ones. */
  private static final int BATCH_CHARACTERS = 1 << 20;

  /** Batches waiting for each thread. */
  private static final int BATCHES_AHEAD = 4;

  private static final long CHECKPOINT_SNPS = 50_000;

  private final LineSource in;
  private final SnpLineReader reader;
  private final SnpHeader header;
  private final SnpAnalysis analysis;
  private final ScanOptions options;

  private final ScanCounts counts = new ScanCounts();
  private final List<BadLine> bad = new ArrayList<>();
  private @Nullable String ahead;
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

  /** Lines that hold all lines of each of their SNPs. */
  private record Batch(List<String> lines, long first) {
    long last() {
      return first + lines.size() - 1;
    }
  }

  /** A batch done. */
  private record Done<T>(
      T encoded, long last, ScanCounts counts, List<BadLine> bad, double fraction) {}

  ScanRun(LineSource in, SnpLineReader reader, SnpAnalysis analysis, ScanOptions options) {
    this.in = in;
    this.reader = reader;
    this.header = reader.header();
    this.analysis = analysis;
    this.options = options;
  }

  String headerLine() {
    return header.line();
  }

  List<String> studies() {
    return analysis.studies();
  }

  /** Runs, from the beginning or from where {@code stop} says. */
  <T> ScanReport run(Sink<T> sink, ScanPlace.@Nullable Stop stop) {
    long began = System.nanoTime();
    written = in.line();
    if (stop != null) {
      counts.addAll(stop.end().counts());
      snpsAtCheckpoint = stop.begin().counts().get(ScanCount.SNPS);
    }
    try (Workers workers = Workers.of(options.threads(), "metasaw-scan")) {
      if (stop != null) {
        written = stop.end().line();
        skip(written);
      }
      pass(sink, workers);
    } catch (MetaException | CancellationException e) {
      sink.stop(written, counts);
      throw e;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new ScanReport(counts.named(), studies(), header.summaries(), bad, seconds, null);
  }

  /** Reads over lines that an earlier run is done with. */
  private void skip(long last) {
    while (in.line() < last && in.next() != null) {
      if ((in.line() & 0xfff) == 0) {
        Interrupts.check();
      }
    }
  }

  private <T> void pass(Sink<T> sink, Workers workers) {
    Deque<Future<Done<T>>> queue = new ArrayDeque<>();
    Batch batch = next();
    while (batch != null || !queue.isEmpty()) {
      Interrupts.check();
      if (batch != null) {
        Batch work = batch;
        double fraction = in.fraction();
        queue.add(workers.submit(() -> compute(work, sink, fraction)));
      }
      if (batch == null || queue.size() >= BATCHES_AHEAD * options.threads()) {
        take(queue.remove(), sink);
      }
      batch = batch == null ? null : next();
    }
  }

  private @Nullable Batch next() {
    List<String> lines = new ArrayList<>(BATCH_LINES);
    long first = ahead == null ? in.line() + 1 : in.line();
    String line = ahead == null ? in.next() : ahead;
    ahead = null;
    int characters = 0;
    while (line != null) {
      lines.add(line);
      characters += line.length();
      if (lines.size() >= BATCH_LINES || characters >= BATCH_CHARACTERS) {
        if (!header.isLong()) {
          break;
        }
        String next = in.next();
        if (next == null) {
          break;
        }
        if (!id(next).equals(id(line))) {
          ahead = next;
          break;
        }
        line = next;
        continue;
      }
      line = in.next();
    }
    return lines.isEmpty() ? null : new Batch(lines, first);
  }

  private String id(String line) {
    String[] fields = SnpFields.split(line, header.separator());
    int column = header.column(SnpRole.ID);
    return column < fields.length ? fields[column] : "";
  }

  private <T> Done<T> compute(Batch batch, Sink<T> sink, double fraction) {
    ScanCounts part = new ScanCounts();
    List<BadLine> partBad = new ArrayList<>();
    List<SnpResult> results = new ArrayList<>();
    for (Snp snp : reader.read(batch.lines(), batch.first(), part, partBad)) {
      SnpResult result = analysis.apply(snp);
      part.add(ScanCount.UNTESTED, result.k() == 0 ? 1 : 0);
      part.add(ScanCount.P_UNDERFLOW, result.tests().hasUnderflow() ? 1 : 0);
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

package io.github.metasaw.genetics.cohort;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.RawLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.parallel.Interrupts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the lines of a file that is too large for the memory: sorted runs go to temporary files,
 * which are merged while they are read. Lines of one place stay in the order of the file.
 */
final class ExternalSort implements CohortLines {

  private static final Comparator<CohortLine> ORDER =
      Comparator.comparing(CohortLine::key).thenComparingLong(CohortLine::number);

  private final CohortReader reader;
  private final Path folder;
  private final ScanCounts counts = new ScanCounts();
  private final List<BadLine> bad = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final PriorityQueue<Run> queue =
      new PriorityQueue<>((a, b) -> ORDER.compare(a.head(), b.head()));
  private long lines;
  private long taken;

  /** A sorted part, and its first line that is not taken yet. */
  private static final class Run {
    private final FileLines in;
    private @Nullable CohortLine head;

    Run(FileLines in) {
      this.in = in;
    }

    CohortLine head() {
      if (head == null) {
        throw new IllegalStateException("the run is at its end");
      }
      return head;
    }

    boolean advance(CohortReader reader) {
      RawLine saved = in.nextRaw();
      head = saved == null ? null : reader.ofSaved(saved);
      return saved != null;
    }
  }

  private ExternalSort(CohortReader reader, Path folder) {
    this.reader = reader;
    this.folder = folder;
  }

  /**
   * Sorts a file.
   *
   * @param reader stands at the first line, and is closed with the result
   * @param characters of lines that may be held in memory
   * @return the lines in the common order
   * @throws io.github.metasaw.diagnostic.MetaException if the temporary files cannot be written
   */
  static ExternalSort of(CohortReader reader, long characters) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    ExternalSort sort = null;
    try {
      folder = Files.createTempDirectory("metasaw-sort");
      sort = new ExternalSort(reader, folder);
      sort.split(characters);
      return sort;
    } catch (IOException e) {
      if (sort != null) {
        sort.close();
      }
      throw OutputFile.cannotWrite(folder, e);
    } catch (RuntimeException e) {
      if (sort != null) {
        sort.close();
      }
      throw e;
    }
  }

  private void split(long characters) throws IOException {
    List<CohortLine> chunk = new ArrayList<>();
    long held = 0;
    for (CohortLine line = reader.next(counts, bad);
        line != null;
        line = reader.next(counts, bad)) {
      chunk.add(line);
      for (int c = 0; c < line.fields().size(); c++) {
        held += line.fields().length(c);
      }
      if (held >= characters) {
        save(chunk);
        held = 0;
      }
    }
    save(chunk);
    for (Run run : runs) {
      if (run.advance(reader)) {
        queue.add(run);
      }
    }
  }

  private void save(List<CohortLine> chunk) throws IOException {
    Interrupts.check();
    chunk.sort(ORDER);
    lines += chunk.size();
    Path file = folder.resolve("run" + runs.size() + ".tsv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (CohortLine line : chunk) {
        out.write(line.saved());
      }
    }
    chunk.clear();
    runs.add(new Run(FileLines.open(file)));
  }

  @Override
  public @Nullable CohortLine next(ScanCounts toCounts, List<BadLine> toBad) {
    if (taken == 0) {
      toCounts.addAll(counts);
      toBad.addAll(bad);
      bad.clear();
    }
    Run first = queue.poll();
    if (first == null) {
      return null;
    }
    taken++;
    CohortLine line = first.head();
    if (first.advance(reader)) {
      queue.add(first);
    }
    return line;
  }

  @Override
  public double fraction() {
    return lines == 0 ? 1 : (double) taken / lines;
  }

  @Override
  public void close() {
    reader.close();
    try {
      for (int i = 0; i < runs.size(); i++) {
        runs.get(i).in.close();
        Files.deleteIfExists(folder.resolve("run" + i + ".tsv"));
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw OutputFile.cannotWrite(folder, e);
    }
  }
}

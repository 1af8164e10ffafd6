package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The SNPs of one table that has all studies: one line per SNP, or one per SNP and study. A batch
 * holds all lines of each of its SNPs.
 */
@API(status = API.Status.INTERNAL)
public final class TableSource implements SnpSource {

  private static final int BATCH_LINES = 512;

  /** Of a batch: long lines come in smaller ones. */
  private static final int BATCH_CHARACTERS = 1 << 20;

  private final LineSource in;
  private final SnpHeader header;
  private final List<String> studies;
  private final SnpLineReader reader;
  private final long start;
  private @Nullable RawLine ahead;

  /** Lines that hold all lines of each of their SNPs. */
  private record Batch(SnpLineReader reader, List<RawLine> lines, long first) implements SnpBatch {
    @Override
    public long last() {
      return first + lines.size() - 1;
    }

    @Override
    public List<Snp> read(ScanCounts counts, List<BadLine> bad) {
      return reader.read(lines, first, counts, bad);
    }
  }

  private TableSource(LineSource in, SnpHeader header, SnpReadOptions options) {
    this.in = in;
    this.header = header;
    this.studies = studies(header, options, in.name());
    this.reader = new SnpLineReader(header, studies, options.palindromes(), in.unit());
    this.start = in.line();
  }

  /**
   * Reads the header.
   *
   * @param in lines from the first on, which the source will close
   * @param options which studies, and how they are read
   * @return the SNPs below the header
   * @throws MetaException if there is no header, or it lacks what is needed
   */
  public static TableSource of(LineSource in, SnpReadOptions options) {
    List<String> known = new ArrayList<>(options.studies());
    known.addAll(options.named());
    return new TableSource(in, SnpHeader.of(headerLine(in), known), options);
  }

  /**
   * The first line that is neither blank nor a comment.
   *
   * @param in stands after that line afterwards
   * @return the line
   * @throws MetaException if there is none
   */
  public static String headerLine(LineSource in) {
    String line = in.next();
    while (line != null && (line.isBlank() || line.startsWith("##"))) {
      line = in.next();
    }
    if (line == null) {
      throw MetaException.of(in.name() + " is empty");
    }
    return line;
  }

  private static List<String> studies(SnpHeader header, SnpReadOptions options, String name) {
    List<String> studies = options.studies();
    if (header.isLong()) {
      if (studies.isEmpty() && options.named().isEmpty()) {
        throw MetaException.of(
            "%s has a line for each SNP and study: name the studies with studies, or in the distances"
                .formatted(name));
      }
      return studies.isEmpty() ? options.named() : studies;
    }
    for (String study : studies) {
      if (!header.studies().contains(study)) {
        throw MetaException.unknown("study", study, "in " + name, header.studies());
      }
    }
    return studies.isEmpty() ? header.studies() : studies;
  }

  @Override
  public @Nullable SnpBatch next() {
    List<RawLine> lines = new ArrayList<>(BATCH_LINES);
    long first = ahead == null ? in.line() + 1 : in.line();
    RawLine line = ahead == null ? in.nextRaw() : ahead;
    ahead = null;
    int characters = 0;
    while (line != null) {
      lines.add(line);
      characters += line.length();
      if (lines.size() >= BATCH_LINES || characters >= BATCH_CHARACTERS) {
        if (!header.isLong()) {
          break;
        }
        RawLine next = in.nextRaw();
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
      line = in.nextRaw();
    }
    return lines.isEmpty() ? null : new Batch(reader, lines, first);
  }

  private String id(RawLine line) {
    LineFields fields = LineFields.split(line, header.separator());
    int column = header.column(SnpRole.ID);
    return column < fields.size() ? fields.text(column) : "";
  }

  @Override
  public void skip(long last) {
    while (in.line() < last && in.nextRaw() != null) {
      if ((in.line() & 0xfff) == 0) {
        Interrupts.check();
      }
    }
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public double fraction() {
    return in.fraction();
  }

  @Override
  public String name() {
    return in.name();
  }

  @Override
  public List<String> studies() {
    return studies;
  }

  @Override
  public List<String> summaries() {
    return header.summaries();
  }

  @Override
  public List<StudySummary> studySummaries() {
    return List.of();
  }

  @Override
  public String identity() {
    return in.size() + "\n" + header.line() + "\n" + String.join("\t", studies);
  }

  @Override
  public void close() {
    in.close();
  }
}

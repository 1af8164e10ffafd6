package io.github.metasaw.genetics.tabix;

import htsjdk.tribble.index.Block;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndex;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.BoundedLines;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.RawLine;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.Stretch;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file from where its tabix index says that those of a stretch of a chromosome
 * begin, below the line of names. Some come before the stretch; none comes after it.
 */
@API(status = API.Status.INTERNAL)
public final class IndexedLines implements LineSource {

  /** The ending of a tabix index. */
  public static final String ENDING = ".tbi";

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final TabixFormat format;
  private final long to;
  private final Deque<Begin> begins;
  private final int all;
  private @Nullable String header;
  private @Nullable Begin begin;
  private @Nullable BoundedLines lines;
  private long line;

  /** Where the first lines of a chromosome are that may lie in the stretch. */
  private record Begin(String chromosome, long place) {}

  private IndexedLines(Path file, TabixIndex index, Stretch stretch, String header) {
    this.file = file;
    this.format = index.getFormatSpec();
    this.to = stretch.to();
    this.begins = begins(index, stretch);
    this.all = begins.size();
    this.header = header;
  }

  /**
   * Opens a file by the index beside it.
   *
   * @param file in blocks of gz
   * @param header its first line, with tabs
   * @param chromosomeColumn of names of chromosomes, from 0
   * @param positionColumn of positions, from 0
   * @param stretch whose lines are wanted
   * @return null where there is no index, where it is older than the file, of other columns or
   *     damaged, or where the stretch goes beyond it: the whole file is to be read then
   */
  public static @Nullable IndexedLines open(
      Path file, String header, int chromosomeColumn, int positionColumn, Stretch stretch) {
    Path index = Path.of(file + ENDING);
    try {
      if (stretch.from() > PlaceIndex.MAX_POSITION
          || !Files.isRegularFile(index)
          || Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(file)) < 0) {
        return null;
      }
      TabixIndex tabix = read(index);
      boolean isOurs = isOf(tabix.getFormatSpec(), chromosomeColumn, positionColumn);
      IndexedLines opened = isOurs ? new IndexedLines(file, tabix, stretch, header) : null;
      return opened != null && opened.isAtLines() ? opened : null;
    } catch (IOException | RuntimeException damaged) {
      return null;
    }
  }

  private static TabixIndex read(Path index) throws IOException {
    try (InputStream in = new GZIPInputStream(new FileInputStream(index.toFile()))) {
      return new TabixIndex(new ByteArrayInputStream(in.readAllBytes()));
    }
  }

  private static boolean isOf(TabixFormat format, int chromosomeColumn, int positionColumn) {
    TabixFormat ours = PlaceIndex.format(chromosomeColumn, positionColumn);
    boolean isPoint =
        format.endPositionColumn == 0 || format.endPositionColumn == ours.endPositionColumn;
    return isPoint
        && format.flags == ours.flags
        && format.sequenceColumn == ours.sequenceColumn
        && format.startPositionColumn == ours.startPositionColumn;
  }

  /** One for every name that the chromosome has in the file. */
  private static Deque<Begin> begins(TabixIndex index, Stretch stretch) {
    String chromosome = Chromosome.plain(stretch.chromosome());
    int from = (int) Math.max(1, stretch.from());
    int to = (int) Math.min(PlaceIndex.MAX_POSITION, stretch.to());
    Deque<Begin> begins = new ArrayDeque<>();
    for (String name : index.getSequenceNames()) {
      if (Chromosome.plain(name).equals(chromosome)) {
        List<Block> blocks = index.getBlocks(name, from, to);
        blocks.stream()
            .mapToLong(Block::getStartPosition)
            .min()
            .ifPresent(place -> begins.add(new Begin(name, place)));
      }
    }
    return begins;
  }

  /** Whether the file has lines of the chromosome where the index says so. */
  private boolean isAtLines() throws IOException {
    for (Begin at : begins) {
      try (BoundedLines there = linesAt(at.place())) {
        RawLine first = there.next();
        if (first == null || !isOf(first.text(), at.chromosome())) {
          return false;
        }
      }
    }
    return true;
  }

  private BoundedLines linesAt(long place) throws IOException {
    InputStream bytes = new FileInputStream(file.toFile());
    try {
      bytes.skipNBytes(place >>> 16);
      InputStream text = new GZIPInputStream(new BufferedInputStream(bytes, BUFFER), BUFFER);
      text.skipNBytes(place & 0xffff);
      return new BoundedLines(text);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Whether a line is of a chromosome, and not behind the stretch. */
  private boolean isOf(String text, String chromosome) {
    String[] cells = SnpFields.split(text, '\t');
    int last = Math.max(format.sequenceColumn, format.startPositionColumn);
    return cells.length >= last
        && cells[format.sequenceColumn - 1].equals(chromosome)
        && !(SnpFields.number(cells[format.startPositionColumn - 1]) > to);
  }

  @Override
  public @Nullable String next() {
    String names = header;
    if (names != null) {
      header = null;
      return names;
    }
    try {
      String next = nextInside();
      while (next == null && !begins.isEmpty()) {
        begin = begins.remove();
        closeLines();
        lines = linesAt(begin.place());
        next = nextInside();
      }
      line += next == null ? 0 : 1;
      return next;
    } catch (IOException damaged) {
      throw MetaException.of(
          "%s is damaged after line %d of the region (%s); copy it again"
              .formatted(file, line, damaged.getMessage()));
    }
  }

  private @Nullable String nextInside() throws IOException {
    BoundedLines from = lines;
    Begin of = begin;
    RawLine next = from == null ? null : from.next();
    String text = next == null ? null : next.text();
    return text != null && of != null && isOf(text, of.chromosome()) ? text : null;
  }

  private void closeLines() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public double fraction() {
    return all == 0 ? 1 : (double) (all - begins.size()) / all;
  }

  @Override
  public long size() {
    return all;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String unit() {
    return "line of the region";
  }

  @Override
  public void close() {
    try {
      closeLines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.github.metasaw.genetics.tabix;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.snp.SnpFields;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The tabix index of a file of results, built while they are written. Lines that are not in the
 * order of chromosome and position have none, which is no fault: what they lack is told.
 */
@API(status = API.Status.INTERNAL)
public final class PlaceIndex {

  /** The last position that the bins of a tabix index have. */
  public static final int MAX_POSITION = (1 << 29) - 1;

  /** Of names of chromosomes, each of which takes some memory. */
  private static final int MAX_CHROMOSOMES = 500;

  /** Bytes of the head of a block, as the specification of BGZF has them. */
  private static final int BLOCK_HEAD = 18;

  private final String header;
  private final int chromosomeColumn;
  private final int positionColumn;
  private final TabixIndexCreator creator;
  private final Set<String> seen = new HashSet<>();
  private String chromosome = "";
  private int position;
  private String fault = "";

  /**
   * An index without lines.
   *
   * @param header first line of the file, with tabs
   * @param chromosomeColumn of names of chromosomes, from 0
   * @param positionColumn of positions, from 0
   */
  public PlaceIndex(String header, int chromosomeColumn, int positionColumn) {
    this.header = header;
    this.chromosomeColumn = chromosomeColumn;
    this.positionColumn = positionColumn;
    this.creator = new TabixIndexCreator(format(chromosomeColumn, positionColumn));
  }

  /** That of a file whose lines have one position each, below a line of names. */
  static TabixFormat format(int chromosomeColumn, int positionColumn) {
    return new TabixFormat(
        TabixFormat.GENERIC_FLAGS,
        chromosomeColumn + 1,
        positionColumn + 1,
        positionColumn + 1,
        '#',
        1);
  }

  /**
   * Gives the index up.
   *
   * @param why the end of a sentence on the file: {@code it is a part}
   */
  public void refuse(String why) {
    if (fault.isEmpty()) {
      fault = why;
    }
  }

  /**
   * Why there is no index.
   *
   * @return the end of a sentence on the file; empty if there is one
   */
  public String fault() {
    return fault;
  }

  /**
   * Adds a line.
   *
   * @param name of its chromosome, as the file has it
   * @param at its position; less than 1 where it has none
   * @param place where the line stands, as {@link BlockGzip#place} says
   */
  public void add(String name, long at, long place) {
    if (!fault.isEmpty()) {
      return;
    }
    boolean isNew = !name.equals(chromosome);
    fault = fault(name, at, isNew);
    if (!fault.isEmpty()) {
      return;
    }
    if (isNew) {
      seen.add(name);
      chromosome = name;
    }
    position = (int) at;
    creator.addFeature(new SimpleFeature(name, position, position), place);
  }

  private String fault(String name, long at, boolean isNew) {
    String quoted = PlainText.quoted(name);
    if (name.isEmpty() || at < 1) {
      return "some of its variants have no position";
    }
    if (at > MAX_POSITION) {
      return "%s:%d lies beyond %d, the last position that tabix can hold"
          .formatted(quoted, at, MAX_POSITION);
    }
    if (isNew && seen.contains(name)) {
      return "its variants are not in the order of positions: chromosome %s comes back after %s"
          .formatted(quoted, PlainText.quoted(chromosome));
    }
    if (isNew && seen.size() == MAX_CHROMOSOMES) {
      return "it has more than %d names of chromosomes".formatted(MAX_CHROMOSOMES);
    }
    if (!isNew && at < position) {
      return "its variants are not in the order of positions: %s:%d comes after %s:%d"
          .formatted(quoted, at, quoted, position);
    }
    return "";
  }

  /**
   * Adds a line of text; one that repeats the names of columns is passed over.
   *
   * @param line without its end
   * @param place where it stands
   */
  public void addLine(String line, long place) {
    if (!line.equals(header)) {
      String[] cells = SnpFields.split(line, '\t');
      int last = Math.max(chromosomeColumn, positionColumn);
      boolean isWhole = cells.length > last && !SnpFields.isMissing(cells[chromosomeColumn]);
      String at = isWhole ? cells[positionColumn] : "";
      boolean isPlace = at.matches("\\d{1,18}");
      add(isPlace ? cells[chromosomeColumn] : "", isPlace ? Long.parseLong(at) : -1, place);
    }
  }

  /**
   * Adds the lines of a file that an earlier scan wrote.
   *
   * @param file in blocks of gz, as {@link BlockGzip} writes them
   * @throws IOException if it cannot be read
   */
  public void addAll(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long address = 0;
      long place = 0;
      for (byte[] block = block(in); block.length > 0; block = block(in)) {
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(block)).readAllBytes();
        int from = 0;
        for (int i = 0; i < text.length; i++) {
          if (text[i] == '\n') {
            line.write(text, from, i - from);
            addLine(line.toString(StandardCharsets.UTF_8), place);
            line.reset();
            from = i + 1;
            boolean isNext = from == text.length;
            place = isNext ? (address + block.length) << 16 : (address << 16) | from;
          }
        }
        line.write(text, from, text.length - from);
        address += block.length;
      }
    }
  }

  /** The bytes of the next block, whose head ends with its size less one; none at the end. */
  private static byte[] block(InputStream in) throws IOException {
    byte[] head = in.readNBytes(BLOCK_HEAD);
    if (head.length < BLOCK_HEAD) {
      return new byte[0];
    }
    int size = 1 + ((head[BLOCK_HEAD - 2] & 0xff) | ((head[BLOCK_HEAD - 1] & 0xff) << 8));
    byte[] block = Arrays.copyOf(head, Math.max(BLOCK_HEAD, size));
    in.readNBytes(block, BLOCK_HEAD, block.length - BLOCK_HEAD);
    return block;
  }

  /**
   * Writes the index, if there is one.
   *
   * @param file anew
   * @param end the place behind the last line
   * @throws IOException if it cannot be written
   */
  public void write(Path file, long end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LittleEndianOutputStream out =
        new LittleEndianOutputStream(
            new BlockCompressedOutputStream((OutputStream) bytes, (@Nullable Path) null))) {
      creator.finalizeIndex(end).write(out);
    }
    Files.write(file, bytes.toByteArray());
  }
}

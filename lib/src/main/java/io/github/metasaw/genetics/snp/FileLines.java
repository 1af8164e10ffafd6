package io.github.metasaw.genetics.snp;

import io.github.metasaw.data.file.FileKind;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The lines of a text file with their numbers; gz data are recognised by their first bytes. */
@API(status = API.Status.INTERNAL)
public final class FileLines implements LineSource {

  private static final int BUFFER = 1 << 16;

  /** Bytes by which a binary file is recognised. */
  private static final int HEAD = 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path path;
  private final long size;
  private final Counting bytes;
  private final BoundedLines reader;
  private long line;

  /** Counts the bytes that are read of the file itself, before decompression. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count += Math.max(0, n);
      return n;
    }
  }

  private FileLines(Path path, long size, Counting bytes, BoundedLines reader) {
    this.path = path;
    this.size = size;
    this.bytes = bytes;
    this.reader = reader;
  }

  /**
   * Opens a file at its first line.
   *
   * @param path of the file
   * @return its lines
   * @throws MetaException if there is no such file, it is binary, or its gz data are not complete
   */
  public static FileLines open(Path path) {
    try {
      if (!Files.isRegularFile(path)) {
        throw MetaException.of("no file " + path);
      }
      // not Files.newInputStream, which an interrupt would close in the middle of a line
      Counting bytes = new Counting(new FileInputStream(path.toFile()));
      BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
      buffered.mark(2);
      boolean isGz = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      buffered.mark(HEAD);
      String binary = isGz ? "" : FileKind.binary(buffered.readNBytes(HEAD));
      buffered.reset();
      if (!binary.isEmpty()) {
        throw MetaException.of(
            "%s is %s, not text; write it as tsv, plain or gz".formatted(path, binary));
      }
      InputStream plain = isGz ? new GZIPInputStream(buffered, BUFFER) : buffered;
      return new FileLines(path, Files.size(path), bytes, new BoundedLines(plain));
    } catch (EOFException | ZipException e) {
      throw MetaException.of(path + " is not a whole gz file: it breaks off before its first line");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable String next() {
    RawLine raw = nextRaw();
    return raw == null ? null : raw.text();
  }

  @Override
  public @Nullable RawLine nextRaw() {
    try {
      RawLine raw = reader.next();
      if (raw != null) {
        line++;
        if (line == 1 && raw.startsWith(BYTE_ORDER_MARK)) {
          return raw.without(BYTE_ORDER_MARK.length);
        }
      }
      return raw;
    } catch (BoundedLines.TooLong e) {
      throw MetaException.format(
          "%s, %s: has more than %,d bytes; is it a table with a line for each SNP?",
          path, new Place.InFile(path.toString(), line + 1), BoundedLines.LONGEST);
    } catch (EOFException e) {
      throw MetaException.of(
          "%s breaks off after line %d, in the middle of its gz data; copy it again"
              .formatted(path, line));
    } catch (ZipException e) {
      throw MetaException.of(
          "%s is damaged after line %d (%s); copy it again".formatted(path, line, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public double fraction() {
    return size == 0 ? 1 : Math.min(1, (double) bytes.count / size);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public String unit() {
    return "line";
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

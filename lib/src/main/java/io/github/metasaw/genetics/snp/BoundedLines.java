package io.github.metasaw.genetics.snp;

import java.io.IOException;
import java.io.InputStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, as many as there are, but none so long that it would fill the memory. Lines
 * share the bytes of a block, which is never written again.
 */
@API(status = API.Status.INTERNAL)
public final class BoundedLines implements AutoCloseable {

  /** Bytes of a line: five columns of ten thousand studies. */
  static final int LONGEST = 1 << 20;

  private static final int BLOCK = 1 << 16;

  private final InputStream in;
  private byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private boolean isAfterReturn;

  /** A line has too many bytes. */
  public static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The lines of a text.
   *
   * @param in bytes, closed with the lines
   */
  public BoundedLines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line, which a line feed, a carriage return or both end.
   *
   * @return the line without its end; null at the end of the text
   * @throws TooLong if it has more than 2^20 bytes
   * @throws IOException if it cannot be read
   */
  public @Nullable RawLine next() throws IOException {
    if (isAfterReturn && (at < end || read()) && block[at] == '\n') {
      at++;
    }
    isAfterReturn = false;
    int length = 0;
    while (true) {
      int stop = stop(block, at + length, end);
      length = stop - at;
      if (length > LONGEST) {
        throw new TooLong();
      }
      if (stop < end) {
        isAfterReturn = block[stop] == '\r';
        RawLine line = new RawLine(block, at, stop);
        at = stop + 1;
        return line;
      }
      if (!read()) {
        RawLine last = length == 0 ? null : new RawLine(block, at, end);
        at = end;
        return last;
      }
    }
  }

  /** Where a line that begins before it ends, or the end of the bytes. */
  private static int stop(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  /**
   * Reads more behind what is begun, which comes to the front of another block where one is full.
   */
  private boolean read() throws IOException {
    if (end == block.length) {
      int begun = end - at;
      byte[] other = new byte[Math.max(BLOCK, 2 * begun)];
      System.arraycopy(block, at, other, 0, begun);
      block = other;
      at = 0;
      end = begun;
    }
    int n = in.read(block, end, block.length - end);
    end += Math.max(0, n);
    return n > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

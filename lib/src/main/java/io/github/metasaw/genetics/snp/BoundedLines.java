package io.github.metasaw.genetics.snp;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, as many as there are, but none so long that it would fill the memory. */
final class BoundedLines implements AutoCloseable {

  /** Characters of a line: five columns of ten thousand studies. */
  static final int LONGEST = 1 << 20;

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private boolean isAfterReturn;

  /** A line has more than {@link #LONGEST} characters. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  BoundedLines(Reader in) {
    this.in = in;
  }

  /** The next line, which a line feed, a carriage return or both end; null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder begun = null;
    while (true) {
      if (at == end) {
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (end == 0) {
          return begun == null ? null : begun.toString();
        }
      }
      if (isAfterReturn && buffer[at] == '\n') {
        at++;
        isAfterReturn = false;
        continue;
      }
      isAfterReturn = false;
      int stop = at;
      while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
        stop++;
      }
      if ((begun == null ? 0 : begun.length()) + stop - at > LONGEST) {
        throw new TooLong();
      }
      if (stop < end) {
        isAfterReturn = buffer[stop] == '\r';
        String part = new String(buffer, at, stop - at);
        at = stop + 1;
        return begun == null ? part : begun.append(part).toString();
      }
      begun = begun == null ? new StringBuilder(2 * (stop - at)) : begun;
      begun.append(buffer, at, stop - at);
      at = end;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

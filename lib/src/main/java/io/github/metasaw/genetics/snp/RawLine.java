package io.github.metasaw.genetics.snp;

import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * A line of a table as the bytes that hold it in UTF-8, which it shares with its neighbours and
 * which nobody changes.
 */
@API(status = API.Status.INTERNAL)
public final class RawLine {

  private final byte[] bytes;
  private final int from;
  private final int to;

  /** The bytes from one place up to another. */
  RawLine(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /**
   * A line of text.
   *
   * @param text without the end of the line
   * @return its bytes
   */
  public static RawLine of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RawLine(bytes, 0, bytes.length);
  }

  /**
   * How long the line is.
   *
   * @return bytes
   */
  public int length() {
    return to - from;
  }

  /**
   * The line as text.
   *
   * @return what cannot be read as UTF-8 is U+FFFD
   */
  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /**
   * Whether there is nothing but white space.
   *
   * @return as {@link String#isBlank} says of the text
   */
  public boolean isBlank() {
    return from == to || (bytes[from] <= ' ' && text().isBlank());
  }

  /** Without its first bytes. */
  RawLine without(int first) {
    return new RawLine(bytes, from + first, to);
  }

  /** Whether the line begins with some bytes. */
  boolean startsWith(byte[] first) {
    for (int i = 0; i < first.length; i++) {
      if (from + i >= to || bytes[from + i] != first[i]) {
        return false;
      }
    }
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }
}

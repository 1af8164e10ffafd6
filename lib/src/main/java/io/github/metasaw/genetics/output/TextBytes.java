package io.github.metasaw.genetics.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apiguardian.api.API;

/** Text that is written as bytes of UTF-8, and grows. */
@API(status = API.Status.INTERNAL)
public final class TextBytes {

  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes;
  private int size;

  /**
   * Empty text.
   *
   * @param expected bytes
   */
  public TextBytes(int expected) {
    bytes = new byte[Math.max(LONGEST_NUMBER, expected)];
  }

  /** Room for some bytes more. */
  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  /**
   * Appends a letter.
   *
   * @param letter of ASCII
   * @return this
   */
  public TextBytes append(char letter) {
    reserve(1);
    bytes[size++] = (byte) letter;
    return this;
  }

  /**
   * Appends text.
   *
   * @param text any
   * @return this
   */
  public TextBytes append(String text) {
    int n = text.length();
    reserve(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c > 126) {
        return appendEncoded(text.substring(i));
      }
      bytes[size++] = (byte) c;
    }
    return this;
  }

  private TextBytes appendEncoded(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
    return this;
  }

  /**
   * Appends a whole number.
   *
   * @param number any
   * @return this
   */
  public TextBytes append(long number) {
    return number < 0 ? append(Long.toString(number)) : append(number, 0);
  }

  /**
   * Appends {@code number / 10^decimals}, with all its decimals.
   *
   * @param number 0 or more
   * @param decimals 0 or more
   */
  TextBytes append(long number, int decimals) {
    int digits = Math.max(digits(number), decimals + 1);
    int length = decimals > 0 ? digits + 1 : digits;
    reserve(length);
    int at = size + length;
    long left = number;
    for (int i = 0; i < digits; i++) {
      if (i == decimals && i > 0) {
        bytes[--at] = '.';
      }
      bytes[--at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    size += length;
    return this;
  }

  private static int digits(long number) {
    int digits = 1;
    for (long left = number / 10; left > 0; left /= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Writes the bytes.
   *
   * @param out where to
   * @throws IOException if they cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  /** Bytes so far. */
  int size() {
    return size;
  }

  /** Writes some of the bytes. */
  void writeTo(OutputStream out, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}

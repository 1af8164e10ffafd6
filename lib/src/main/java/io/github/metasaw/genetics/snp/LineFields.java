package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a line, without the quotes and blanks around them, as places among its bytes: text
 * is made only where somebody asks for it.
 */
@API(status = API.Status.INTERNAL)
public final class LineFields {

  private static final int SOME = 16;

  private final byte[] bytes;

  /** Where each field begins and ends. */
  private int[] bounds;

  private int size;

  private LineFields(byte[] bytes, int expected) {
    this.bytes = bytes;
    this.bounds = new int[2 * expected];
  }

  /**
   * Fields that are there already.
   *
   * @param cells in their order
   * @return the fields
   */
  public static LineFields of(String... cells) {
    byte[] bytes = String.join("", cells).getBytes(StandardCharsets.UTF_8);
    LineFields fields = new LineFields(bytes, Math.max(SOME, cells.length));
    int at = 0;
    for (String cell : cells) {
      int end = at + cell.getBytes(StandardCharsets.UTF_8).length;
      fields.add(at, end);
      at = end;
    }
    return fields;
  }

  /**
   * Splits a line as {@link SnpFields#split} does.
   *
   * @param line of a table
   * @param separator tab or comma; a blank for any number of blanks
   * @return the fields
   */
  public static LineFields split(RawLine line, char separator) {
    LineFields fields = separator == ' ' ? ofBlanks(line) : ofSeparator(line, (byte) separator);
    return fields == null ? of(SnpFields.split(line.text(), separator)) : fields;
  }

  /** Null where the bytes alone do not tell: quotes, and letters beyond ASCII. */
  private static @Nullable LineFields ofSeparator(RawLine line, byte separator) {
    byte[] bytes = line.bytes();
    LineFields fields = new LineFields(bytes, SOME);
    int begin = line.from();
    for (int i = begin; i < line.to(); i++) {
      byte b = bytes[i];
      if (b == separator) {
        fields.addTrimmed(begin, i);
        begin = i + 1;
      } else if (b < 0 || b == '"') {
        return null;
      }
    }
    fields.addTrimmed(begin, line.to());
    return fields;
  }

  private static @Nullable LineFields ofBlanks(RawLine line) {
    byte[] bytes = line.bytes();
    LineFields fields = new LineFields(bytes, SOME);
    int at = line.from();
    while (at < line.to()) {
      if (Character.isWhitespace(bytes[at])) {
        at++;
        continue;
      }
      int begin = at;
      while (at < line.to() && bytes[at] != ' ') {
        if (bytes[at] < 0 || bytes[at] == '"') {
          return null;
        }
        at++;
      }
      fields.addTrimmed(begin, at);
    }
    return fields;
  }

  /** As {@link String#trim} does. */
  private void addTrimmed(int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && bytes[begin] <= ' ') {
      begin++;
    }
    while (begin < end && bytes[end - 1] <= ' ') {
      end--;
    }
    add(begin, end);
  }

  private void add(int begin, int end) {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * size] = begin;
    bounds[2 * size + 1] = end;
    size++;
  }

  /**
   * How many fields there are.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * How long a field is.
   *
   * @param c its number from 0
   * @return bytes
   */
  public int length(int c) {
    Objects.checkIndex(c, size);
    return bounds[2 * c + 1] - bounds[2 * c];
  }

  /** A byte of a field that has it. */
  byte at(int c, int i) {
    return bytes[bounds[2 * c] + i];
  }

  /**
   * A field as text.
   *
   * @param c its number from 0
   * @return the text
   */
  public String text(int c) {
    int length = length(c);
    for (int i = 0; i < length; i++) {
      if (at(c, i) < 0) {
        return new String(bytes, bounds[2 * c], length, StandardCharsets.UTF_8);
      }
    }
    return new String(bytes, bounds[2 * c], length, StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether a field holds a text of ASCII.
   *
   * @param c its number from 0
   * @param text to compare with
   * @return true if they are the same
   */
  public boolean is(int c, String text) {
    if (length(c) != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (at(c, i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a field says that there is no value.
   *
   * @param c its number from 0
   * @return as {@link SnpFields#isMissing} says of its text
   */
  public boolean isMissing(int c) {
    int length = length(c);
    if (length == 0) {
      return true;
    }
    return switch (at(c, 0)) {
      case '.', '-' -> {
        byte second = length == 1 ? 0 : at(c, 1);
        yield !(second >= '0' && second <= '9') && SnpFields.isMissing(text(c));
      }
      case 'N', 'n', '<', '#' -> SnpFields.isMissing(text(c));
      default -> false;
    };
  }

  /**
   * A field as a number.
   *
   * @param c its number from 0
   * @return as {@link SnpNumber#parse} says of its text
   */
  public double parse(int c) {
    int length = length(c);
    return SnpNumber.parse(bytes, bounds[2 * c], bounds[2 * c] + length);
  }

  /**
   * A field as a number.
   *
   * @param c its number from 0
   * @return as {@link SnpFields#number} says of its text
   */
  public double number(int c) {
    return isMissing(c) ? Double.NaN : parse(c);
  }

  /** Whether a field is text that is safe to show. */
  boolean isPlain(int c) {
    int length = length(c);
    for (int i = 0; i < length; i++) {
      byte b = at(c, i);
      if (b < ' ' || b == 127) {
        return PlainText.isPlain(text(c));
      }
    }
    return true;
  }
}

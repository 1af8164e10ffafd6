package io.github.metasaw.plot.scene;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures with a palette as PNG (ISO/IEC 15948, colour type 3, 4 or 8 bits per pixel),
 * without filters, which do not help pictures of few colours. Several times as fast as {@code
 * ImageIO}, whose files are no smaller.
 */
final class PngWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BITS = 8;
  private static final int HALF = 4;
  private static final int WITH_PALETTE = 3;
  private static final int BUFFER = 1 << 16;

  /**
   * How hard zlib looks for repetitions: the last level at which it takes the first that it finds.
   * The next takes twice the time for a tenth of the bytes.
   */
  private static final int LEVEL = 3;

  /** With half as many bytes to read there is time to look harder. */
  private static final int LEVEL_OF_HALVES = 4;

  private PngWriter() {}

  /**
   * The bytes of a file.
   *
   * @param width in pixels
   * @param height in pixels
   * @param runs of all rows
   * @param palette of them
   * @return a PNG file
   */
  static byte[] write(int width, int height, ColourRuns runs, Palette palette) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(width, height, bits(palette)));
      chunk(out, "PLTE", colours(palette));
      chunk(out, "IDAT", compressed(width, runs, palette));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One part of a file: its length, type and content, and a sum to check them. */
  static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }

  private static int bits(Palette palette) {
    return palette.colours().length <= Palette.SMALL ? HALF : BITS;
  }

  private static byte[] header(int width, int height, int bits) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    // Then the methods of compression, filtering and interlacing, of which there is one each.
    out.write(new byte[] {(byte) bits, WITH_PALETTE, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] colours(Palette palette) {
    byte[] colours = new byte[3 * palette.colours().length];
    int at = 0;
    for (int colour : palette.colours()) {
      colours[at++] = (byte) (colour >> 16);
      colours[at++] = (byte) (colour >> 8);
      colours[at++] = (byte) colour;
    }
    return colours;
  }

  /** The rows, each after a 0 for no filter; several are compressed at a time. */
  private static byte[] compressed(int width, ColourRuns runs, Palette palette) {
    boolean isHalf = bits(palette) == HALF;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(isHalf ? LEVEL_OF_HALVES : LEVEL);
    try {
      int row = width + 1;
      byte[] rows = new byte[row * Math.max(1, BUFFER / row)];
      byte[] buffer = new byte[BUFFER];
      int at = 1;
      for (int run = 0; run < runs.size(); run++) {
        byte index = palette.indices()[runs.placeOf(run)];
        int left = runs.length(run);
        while (left > 0) {
          int end = Math.min(at + left, at - at % row + row);
          Arrays.fill(rows, at, end, index);
          left -= end - at;
          at = end % row == 0 ? end + 1 : end;
          if (at > rows.length) {
            deflate(
                deflater,
                rows,
                isHalf ? halved(rows, row, rows.length) : rows.length,
                buffer,
                bytes);
            at = 1;
          }
        }
      }
      deflater.setInput(rows, 0, isHalf ? halved(rows, row, at - 1) : at - 1);
      deflater.finish();
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /**
   * Packs two pixels into a byte, in place, the left one above.
   *
   * @param rows of a byte for the filter and one for each pixel
   * @param row bytes of a row
   * @param length bytes of whole rows
   * @return how many bytes there are then
   */
  private static int halved(byte[] rows, int row, int length) {
    int to = 0;
    for (int from = 0; from < length; from += row) {
      rows[to++] = 0;
      for (int x = 1; x < row; x += 2) {
        int right = x + 1 < row ? rows[from + x + 1] : 0;
        rows[to++] = (byte) (rows[from + x] << HALF | right);
      }
    }
    return to;
  }

  private static void deflate(
      Deflater deflater, byte[] rows, int length, byte[] buffer, ByteArrayOutputStream bytes) {
    deflater.setInput(rows, 0, length);
    while (!deflater.needsInput()) {
      bytes.write(buffer, 0, deflater.deflate(buffer));
    }
  }
}

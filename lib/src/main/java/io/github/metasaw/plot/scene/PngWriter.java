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
 * Writes pictures with a palette as PNG (ISO/IEC 15948, colour type 3, 8 bits per pixel), without
 * filters, which do not help pictures of few colours. Several times as fast as {@code ImageIO},
 * whose files are no smaller.
 */
final class PngWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int BITS = 8;
  private static final int WITH_PALETTE = 3;
  private static final int BUFFER = 1 << 16;

  /**
   * How hard zlib looks for repetitions: the last level at which it takes the first that it finds.
   * The next takes twice the time for a tenth of the bytes.
   */
  private static final int LEVEL = 3;

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
      chunk(out, "IHDR", header(width, height));
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

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    // Then the methods of compression, filtering and interlacing, of which there is one each.
    out.write(new byte[] {BITS, WITH_PALETTE, 0, 0, 0});
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(LEVEL);
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
            deflate(deflater, rows, buffer, bytes);
            at = 1;
          }
        }
      }
      deflater.setInput(rows, 0, at - 1);
      deflater.finish();
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void deflate(
      Deflater deflater, byte[] rows, byte[] buffer, ByteArrayOutputStream bytes) {
    deflater.setInput(rows);
    while (!deflater.needsInput()) {
      bytes.write(buffer, 0, deflater.deflate(buffer));
    }
  }
}

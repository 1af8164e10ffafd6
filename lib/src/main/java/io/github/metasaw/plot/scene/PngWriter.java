package io.github.metasaw.plot.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  /** Pictures with more pixels are compressed fast; smaller ones, which notebooks keep, well. */
  private static final int LARGE = 4_000_000;

  private static final int FAST = 2;
  private static final int WELL = 6;

  private PngWriter() {}

  /**
   * The bytes of a file.
   *
   * @param image of type {@code TYPE_BYTE_INDEXED}
   * @return a PNG file
   */
  static byte[] write(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(image));
      chunk(out, "PLTE", palette((IndexColorModel) image.getColorModel()));
      chunk(out, "IDAT", compressed(image));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }

  private static byte[] header(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(image.getWidth());
    out.writeInt(image.getHeight());
    // Then the methods of compression, filtering and interlacing, of which there is one each.
    out.write(new byte[] {BITS, WITH_PALETTE, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] palette(IndexColorModel model) {
    byte[] colours = new byte[3 * model.getMapSize()];
    for (int i = 0; i < model.getMapSize(); i++) {
      colours[3 * i] = (byte) model.getRed(i);
      colours[3 * i + 1] = (byte) model.getGreen(i);
      colours[3 * i + 2] = (byte) model.getBlue(i);
    }
    return colours;
  }

  /** The rows, each after a 0 for no filter. */
  private static byte[] compressed(BufferedImage image) {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(pixels.length > LARGE ? FAST : WELL);
    try {
      byte[] row = new byte[width + 1];
      byte[] buffer = new byte[BUFFER];
      for (int from = 0; from < pixels.length; from += width) {
        System.arraycopy(pixels, from, row, 1, width);
        deflater.setInput(row);
        while (!deflater.needsInput()) {
          bytes.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}

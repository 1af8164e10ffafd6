package io.github.metasaw.plot.scene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The resolution of a PNG picture, in its chunk pHYs (PNG specification, 11.3.5.3). */
final class PngResolution {

  private static final double INCHES_PER_METRE = 1 / 0.0254;

  /** Signature and header, after which other chunks may stand. */
  private static final int HEAD = 33;

  private static final byte METRE = 1;

  /** Type and content of the chunk. */
  private static final int MARKED = 13;

  private PngResolution() {}

  /** The picture with its resolution, in dots per inch. */
  static byte[] mark(byte[] png, int dpi) {
    int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
    ByteBuffer chunk = ByteBuffer.allocate(MARKED);
    chunk.put("pHYs".getBytes(StandardCharsets.US_ASCII));
    chunk.putInt(perMetre).putInt(perMetre).put(METRE);
    CRC32 crc = new CRC32();
    crc.update(chunk.array());
    return ByteBuffer.allocate(png.length + MARKED + 8)
        .put(png, 0, HEAD)
        .putInt(MARKED - 4)
        .put(chunk.array())
        .putInt((int) crc.getValue())
        .put(png, HEAD, png.length - HEAD)
        .array();
  }
}

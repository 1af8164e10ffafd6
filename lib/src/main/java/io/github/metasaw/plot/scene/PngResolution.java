package io.github.metasaw.plot.scene;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The resolution of a PNG picture, in its chunk pHYs (PNG specification, 11.3.5.3). */
final class PngResolution {

  private static final double INCHES_PER_METRE = 1 / 0.0254;

  /** Signature and header, after which other chunks may stand. */
  private static final int HEAD = 33;

  private static final byte METRE = 1;

  /** Two numbers and the unit. */
  private static final int CONTENT = 9;

  private PngResolution() {}

  /** The picture with its resolution, in dots per inch. */
  static byte[] mark(byte[] png, int dpi) {
    int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
    byte[] content =
        ByteBuffer.allocate(CONTENT).putInt(perMetre).putInt(perMetre).put(METRE).array();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(png, 0, HEAD);
      PngWriter.chunk(out, "pHYs", content);
      out.write(png, HEAD, png.length - HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

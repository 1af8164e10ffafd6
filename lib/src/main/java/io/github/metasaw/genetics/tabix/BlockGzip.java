package io.github.metasaw.genetics.tabix;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.samtools.util.BlockCompressedStreamConstants;
import htsjdk.samtools.util.RuntimeIOException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Bytes that go to a file in blocks of gz, behind those that are there. */
@API(status = API.Status.INTERNAL)
public final class BlockGzip extends OutputStream {

  private static final int BUFFER = 1 << 17;

  private final OutputStream file;
  private final long before;
  private final BlockCompressedOutputStream blocks;

  /**
   * Blocks behind others.
   *
   * @param file takes the blocks; not closed
   * @param before bytes that the file has already, in whole blocks
   */
  public BlockGzip(OutputStream file, long before) {
    this.file = new BufferedOutputStream(file, BUFFER);
    this.before = before;
    // fast: results are many, and a scan should not wait for their compression
    this.blocks =
        new BlockCompressedOutputStream(this.file, (@Nullable Path) null, Deflater.BEST_SPEED);
  }

  /**
   * Where the next byte will stand.
   *
   * @return the place of its block in the file, and in the last 16 bits its own in the block
   */
  public long place() {
    return blocks.getFilePointer() + (before << 16);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      blocks.write(bytes, from, length);
    } catch (RuntimeIOException e) {
      throw cause(e);
    }
  }

  /** Ends the block, so that the file holds all that was written. */
  @Override
  public void flush() throws IOException {
    try {
      blocks.flush();
    } catch (RuntimeIOException e) {
      throw cause(e);
    }
  }

  /**
   * Writes the empty block by which programs know that a file is whole. Nothing may follow.
   *
   * @throws IOException if it cannot be written
   */
  public void end() throws IOException {
    flush();
    file.write(BlockCompressedStreamConstants.EMPTY_GZIP_BLOCK);
    file.flush();
  }

  /** What the file system said. */
  private static IOException cause(RuntimeIOException e) {
    return e.getCause() instanceof IOException why ? why : new IOException(e);
  }
}

package io.github.metasaw.genetics.tabix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BlockGzipTest {

  /** Some of it cannot be compressed. */
  private static byte[] bytes() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Arrays.fill(bytes, 100_000, 200_000, (byte) 'x');
    return bytes;
  }

  @Test
  void everyReaderOfGzReadsBlocks() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    BlockGzip blocks = new BlockGzip(file, 0);
    blocks.write(bytes());
    blocks.end();
    byte[] written = file.toByteArray();
    assertArrayEquals(
        bytes(), new GZIPInputStream(new ByteArrayInputStream(written)).readAllBytes());
    assertTrue(BlockCompressedInputStream.isValidFile(new ByteArrayInputStream(written)));
  }

  /** Blocks behind others have the places that they have in the file. */
  @Test
  void placesAreThoseOfTheFile() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    BlockGzip once = new BlockGzip(whole, 0);
    once.write(bytes(), 0, 70_000);
    once.flush();
    long before = whole.size();
    assertEquals(before << 16, once.place());
    once.write(bytes(), 70_000, 230_000);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    BlockGzip more = new BlockGzip(rest, before);
    more.write(bytes(), 70_000, 230_000);
    assertEquals(once.place(), more.place());
    assertTrue((more.place() & 0xffff) > 0);
    once.end();
    more.end();
    assertEquals(whole.size(), before + rest.size());
  }

  @Test
  void whatTheSystemSaysIsPassedOn() {
    BlockGzip blocks =
        new BlockGzip(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            0);
    assertEquals(
        "No space left on device",
        assertThrows(
                IOException.class,
                () -> {
                  blocks.write(bytes());
                  blocks.flush();
                })
            .getMessage());
  }
}

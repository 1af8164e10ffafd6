package io.github.metasaw.genetics.output;

import io.github.metasaw.genetics.tabix.BlockGzip;
import io.github.metasaw.genetics.tabix.PlaceIndex;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How results become bytes of a file: as they are, or in blocks of gz with an index. */
abstract sealed class ResultStream {

  /** The stream of a file that has some bytes already, all of them as this stream writes them. */
  static ResultStream of(ScanPlace place, PlaceIndex index, OutputStream file, long before) {
    return place.isGz() ? new Blocks(new BlockGzip(file, before), index) : new Plain(file);
  }

  /** Writes text that is no result. */
  abstract void write(TextBytes text) throws IOException;

  abstract void write(ResultLines lines) throws IOException;

  /** Writes what an earlier scan wrote. */
  abstract void write(byte[] earlier) throws IOException;

  /** All that was written is in the file then, and can be read. */
  abstract void flush() throws IOException;

  /** Writes what a whole file ends with, and the index, if there is one. */
  abstract void end(Path index) throws IOException;

  private static final class Plain extends ResultStream {
    private final OutputStream file;

    Plain(OutputStream file) {
      this.file = file;
    }

    @Override
    void write(TextBytes text) throws IOException {
      text.writeTo(file);
    }

    @Override
    void write(ResultLines lines) throws IOException {
      lines.text().writeTo(file);
    }

    @Override
    void write(byte[] earlier) throws IOException {
      file.write(earlier);
    }

    @Override
    void flush() throws IOException {
      file.flush();
    }

    @Override
    void end(Path index) throws IOException {
      flush();
    }
  }

  private static final class Blocks extends ResultStream {
    private final BlockGzip blocks;
    private final PlaceIndex index;

    Blocks(BlockGzip blocks, PlaceIndex index) {
      this.blocks = blocks;
      this.index = index;
    }

    @Override
    void write(TextBytes text) throws IOException {
      text.writeTo(blocks);
    }

    @Override
    void write(ResultLines lines) throws IOException {
      lines.writeTo(blocks, index);
    }

    @Override
    void write(byte[] earlier) throws IOException {
      int from = 0;
      for (int i = 0; i < earlier.length; i++) {
        if (earlier[i] == '\n') {
          index.addLine(
              new String(earlier, from, i - from, StandardCharsets.UTF_8), blocks.place());
          blocks.write(earlier, from, i + 1 - from);
          from = i + 1;
        }
      }
      blocks.write(earlier, from, earlier.length - from);
    }

    @Override
    void flush() throws IOException {
      blocks.flush();
    }

    @Override
    void end(Path to) throws IOException {
      blocks.flush();
      if (index.fault().isEmpty()) {
        index.write(to, blocks.place());
      } else {
        Files.deleteIfExists(to);
      }
      blocks.end();
    }
  }
}

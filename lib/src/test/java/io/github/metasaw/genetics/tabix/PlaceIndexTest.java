package io.github.metasaw.genetics.tabix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.tribble.readers.TabixReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceIndexTest {

  private static final String HEADER = "snp\tchr\tpos\ttext";
  private static final int LINES = 20_000;

  @TempDir Path folder;

  private static PlaceIndex index() {
    return new PlaceIndex(HEADER, 1, 2);
  }

  private static String line(int i) {
    String chromosome = i < LINES / 2 ? "6" : "X";
    return "rs%d\t%s\t%d\t%s"
        .formatted(i, chromosome, 1 + 700L * (i % (LINES / 2)), "x".repeat(i % 90));
  }

  /** Lines in blocks, with their index beside them. */
  private Path write() throws IOException {
    Path file = folder.resolve("a.tsv.gz");
    PlaceIndex index = index();
    try (OutputStream out = Files.newOutputStream(file)) {
      BlockGzip blocks = new BlockGzip(out, 0);
      blocks.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < LINES; i++) {
        index.addLine(line(i), blocks.place());
        blocks.write((line(i) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      blocks.flush();
      index.write(Path.of(file + ".tbi"), blocks.place());
      blocks.end();
    }
    assertEquals("", index.fault());
    return file;
  }

  /** By the reader of htsjdk, which follows that of tabix. */
  @Test
  void theLinesOfARegionAreFound() throws IOException {
    try (TabixReader reader = new TabixReader(write().toString())) {
      assertEquals(2, reader.getChromosomes().size());
      for (int[] region : new int[][] {{0, 1}, {699_000, 1_400_001}, {6_990_000, 9_000_000}}) {
        List<String> found = new ArrayList<>();
        TabixReader.Iterator lines = reader.query("X", region[0], region[1]);
        for (String line = lines.next(); line != null; line = lines.next()) {
          found.add(line);
        }
        List<String> expected = new ArrayList<>();
        for (int i = LINES / 2; i < LINES; i++) {
          long position = 1 + 700L * (i % (LINES / 2));
          if (position > region[0] && position <= region[1]) {
            expected.add(line(i));
          }
        }
        assertEquals(expected, found);
        assertTrue(found.size() == 1 || found.size() > 10);
      }
    }
  }

  /** The head of the index, byte for byte as the format says (Li 2011). */
  @Test
  void theIndexSaysWhichColumns() throws IOException {
    Path index = Path.of(write() + ".tbi");
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(index)))) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(40)).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals('T' | ('B' << 8) | ('I' << 16) | (1 << 24), head.getInt());
      int[] expected = {2, 0, 2, 3, 3, '#', 1, 4};
      for (int number : expected) {
        assertEquals(number, head.getInt());
      }
      assertEquals("6\0X\0", new String(head.array(), 36, 4, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void theLinesOfAFileAreAddedAgain() throws IOException {
    Path file = write();
    PlaceIndex again = index();
    again.addAll(file);
    Path other = folder.resolve("other.tbi");
    // the file ends with an empty block of 28 bytes
    again.write(other, (Files.size(file) - 28) << 16);
    assertArrayEquals(Files.readAllBytes(Path.of(file + ".tbi")), Files.readAllBytes(other));
  }

  @Test
  void disorderIsTold() {
    assertEquals("some of its variants have no position", fault("rs1\t1\tNA", "rs2\t1\t1"));
    assertEquals("some of its variants have no position", fault("rs1\tNA\t5"));
    assertEquals("some of its variants have no position", fault("rs1\t1\t0"));
    assertEquals("", fault(HEADER, "rs1\t1\t5", "rs2\t1\t5", "rs3\t2\t1"));
    assertEquals(
        "its variants are not in the order of positions: 1:4 comes after 1:5",
        fault("rs1\t1\t5", "rs2\t1\t4", "rs3\t1\t3"));
    assertEquals(
        "its variants are not in the order of positions: chromosome 1 comes back after 2",
        fault("rs1\t1\t5", "rs2\t2\t4", "rs3\t1\t30"));
    assertEquals(
        "1:536870912 lies beyond 536870911, the last position that tabix can hold",
        fault("rs1\t1\t536870911", "rs2\t1\t536870912"));
    String[] many = new String[501];
    for (int i = 0; i < many.length; i++) {
      many[i] = "rs\tc" + i + "\t1";
    }
    assertEquals("it has more than 500 names of chromosomes", fault(many));
    PlaceIndex refused = index();
    refused.refuse("it is a part");
    refused.addLine("rs1\t1\t0", 0);
    assertEquals("it is a part", refused.fault());
  }

  private static String fault(String... lines) {
    PlaceIndex index = index();
    for (int i = 0; i < lines.length; i++) {
      index.addLine(lines[i], 100L * i);
    }
    return index.fault();
  }
}

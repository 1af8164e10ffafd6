package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLinesTest {

  @TempDir Path folder;

  private static byte[] gz(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void plainAndGzLinesAreTheSame() throws IOException {
    String text = "\uFEFFSNP beta\r\nrs1 0.5\n\nrs2 \u00e9";
    Path plain = Files.writeString(folder.resolve("a.tsv"), text);
    // By its first bytes, whatever its name.
    Path packed = Files.write(folder.resolve("b.tsv"), gz(text));
    for (Path path : new Path[] {plain, packed}) {
      try (FileLines lines = FileLines.open(path)) {
        assertEquals("SNP beta", lines.next());
        assertEquals(1, lines.line());
        assertEquals("rs1 0.5", lines.next());
        assertEquals("", lines.next());
        assertEquals("rs2 \u00e9", lines.next());
        assertEquals(4, lines.line());
        assertNull(lines.next());
        assertEquals(4, lines.line());
        assertEquals(1, lines.fraction());
        assertEquals(Files.size(path), lines.size());
        assertEquals("line", lines.unit());
      }
    }
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path missing = folder.resolve("none.tsv");
    assertEquals(
        "no file " + missing,
        assertThrows(MetaException.class, () -> FileLines.open(missing)).getMessage());
    byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
    Path binary = Files.write(folder.resolve("c.xlsx"), zip);
    String message = assertThrows(MetaException.class, () -> FileLines.open(binary)).getMessage();
    assertTrue(message.contains("not text; write it as tsv, plain or gz"), message);
  }

  /** A gz file that breaks off is refused where it does, and never ends as if it were whole. */
  @Test
  void gzThatBreaksOff() throws IOException {
    byte[] whole = gz("SNP beta\n" + "rs1 0.123456789\n".repeat(5000));
    Path half = Files.write(folder.resolve("d.gz"), Arrays.copyOf(whole, whole.length - 12));
    MetaException refused =
        assertThrows(
            MetaException.class,
            () -> {
              try (FileLines lines = FileLines.open(half)) {
                while (lines.next() != null) {
                  assertTrue(lines.fraction() <= 1);
                }
              }
            });
    assertTrue(refused.getMessage().contains("copy it again"), refused.getMessage());
    Path empty = Files.write(folder.resolve("e.gz"), Arrays.copyOf(whole, 6));
    assertThrows(MetaException.class, () -> FileLines.open(empty));
  }
}

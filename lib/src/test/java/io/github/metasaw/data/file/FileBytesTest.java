package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {

  @TempDir Path folder;

  private static String text(byte[] bytes) {
    return FileBytes.text(bytes, "f.csv");
  }

  @Test
  void everyEncodingGivesTheSameText() {
    String text = "study,yi\nMüller,0.5\n";
    assertEquals(text, text(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(text, text(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)));
    assertEquals(text, text(text.getBytes(StandardCharsets.UTF_16)));
    assertEquals(text, text(text.getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(text, text(text.getBytes(StandardCharsets.UTF_16BE)));
    assertEquals(text, text(text.getBytes(StandardCharsets.ISO_8859_1)));
    // A euro sign is what Windows has and ISO 8859-1 has not.
    assertEquals("\u20ac", text(new byte[] {(byte) 0x80}));
  }

  @Test
  void theEndOfADosFileIsTheEnd() {
    assertEquals("a\n", text("a\n\u001arest".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void filesThatCannotBeReadAreNamed() {
    assertEquals(
        "no file 'none.csv' in " + folder,
        assertThrows(
                MetaException.class, () -> FileBytes.of(folder.resolve("none.csv"), "none.csv"))
            .getMessage());
    assertEquals(
        "'%s' is a folder; name a file in it".formatted(folder),
        assertThrows(MetaException.class, () -> FileBytes.of(folder, "f")).getMessage());
  }

  @Test
  void compressedBytesAreUnpackedIfTheyAreComplete() throws IOException {
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(packed)) {
      out.write("a,b\n".repeat(100).getBytes(StandardCharsets.US_ASCII));
    }
    Path file = Files.write(folder.resolve("a.gz"), packed.toByteArray());
    assertEquals(400, FileBytes.of(file, "a.gz").length);
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Path broken = Files.write(folder.resolve("b.gz"), half);
    assertEquals(
        "b.gz is compressed (gz), but its end is missing: copy or download it again",
        assertThrows(MetaException.class, () -> FileBytes.of(broken, "b.gz")).getMessage());
  }
}

package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir private Path folder;

  private static boolean isOwn(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).startsWith("ours");
  }

  @Test
  void whatIsNotOursIsNotReplaced() throws IOException {
    Path path = Files.writeString(folder.resolve("a.txt"), "theirs");
    OutputFile file = OutputFile.of(path);
    assertTrue(
        assertThrows(MetaException.class, () -> file.refuseToReplaceOther(OutputFileTest::isOwn))
            .getMessage()
            .endsWith("by another program: name another file, or move it away"));
    assertEquals("theirs", Files.readString(path));
  }

  @Test
  void whatIsOursEmptyOrNotThereMayBeWritten() throws IOException {
    for (String content : new String[] {"ours, earlier", ""}) {
      OutputFile file = OutputFile.of(Files.writeString(folder.resolve("b.txt"), content));
      assertDoesNotThrow(() -> file.refuseToReplaceOther(OutputFileTest::isOwn));
    }
    OutputFile fresh = OutputFile.of(folder.resolve("c.txt"));
    assertDoesNotThrow(() -> fresh.refuseToReplaceOther(any -> false));
  }

  @Test
  void writingSaysWhetherAFileWasThere() throws IOException {
    Path path = folder.resolve("d.txt");
    byte[] content = "x".getBytes(StandardCharsets.UTF_8);
    assertFalse(OutputFile.of(path).write(content));
    assertTrue(OutputFile.of(path).write(content));
    assertEquals("x", Files.readString(path));
  }

  @Test
  void aFolderIsNoFile() {
    assertThrows(MetaException.class, () -> OutputFile.of(folder));
    assertThrows(MetaException.class, () -> OutputFile.of(folder.resolve("none").resolve("e.txt")));
  }
}

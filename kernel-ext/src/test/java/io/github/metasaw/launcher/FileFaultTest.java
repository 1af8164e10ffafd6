package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFaultTest {

  @Test
  void saysWhatToDo() {
    assertEquals(
        "'/home/ada/.local' may not be written; name another folder with --venv DIR or --prefix DIR",
        FileFault.of(new AccessDeniedException("/home/ada/.local")));
    assertEquals("there is no '/x'", FileFault.of(new NoSuchFileException("/x")));
    assertEquals(
        "'/x' cannot be written (Read-only file system); name another folder with --venv DIR or --prefix DIR",
        FileFault.of(new FileSystemException("/x", null, "Read-only file system")));
    assertEquals("broken", FileFault.of(new UncheckedIOException(new IOException("broken"))));
  }
}

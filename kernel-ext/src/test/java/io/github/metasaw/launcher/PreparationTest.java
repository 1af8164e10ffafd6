package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

  @Test
  void theLockStandsBesideTheEnvironment(@TempDir Path folder) throws Exception {
    Path venv = folder.resolve("new").resolve("venv");
    // Filled already, so that only the kernel is missing, which a test has no jar for.
    Files.createDirectories(venv);
    Files.writeString(venv.resolve("metasaw-packages.txt"), String.join("\n", Venv.PACKAGES));
    CommandLine line = CommandLine.of(List.of("--venv", venv.toString()));
    Failure failure = assertThrows(Failure.class, () -> Preparation.of(line));
    assertTrue(
        failure.getMessage().startsWith("this works from the jar with all libraries only: "),
        failure.getMessage());
    assertTrue(Files.exists(folder.resolve("new").resolve("venv.lock")));
  }

  @Test
  void aJavaThatIsNotThereIsSaidBeforeAnythingIsMade(@TempDir Path folder) {
    Path venv = folder.resolve("venv");
    CommandLine line =
        CommandLine.of(List.of("--venv", venv.toString(), "--java", folder.toString()));
    Failure failure = assertThrows(Failure.class, () -> Preparation.of(line));
    assertTrue(failure.getMessage().startsWith("there is no Java 17 or later at "));
    assertFalse(Files.exists(venv));
  }
}

package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenvTest {

  @TempDir Path folder;

  @Test
  void python39OrLater() {
    assertTrue(Venv.atLeast39("3.9"));
    assertTrue(Venv.atLeast39("3.14"));
    assertFalse(Venv.atLeast39("3.8"));
    assertFalse(Venv.atLeast39("2.7"));
  }

  @Test
  void theFolderOfAnEnvironmentIsAbsolute() {
    Venv venv = Venv.at(Path.of("some", "..", "venv"));
    assertEquals(Path.of("venv").toAbsolutePath(), venv.folder());
    assertTrue(venv.python().startsWith(venv.folder()));
    assertEquals(venv.folder().resolve("share").resolve("jupyter"), venv.share());
  }

  @Test
  void plotlyIsFoundWhereItIs() throws Exception {
    Venv venv = Venv.at(folder);
    assertEquals(Optional.empty(), venv.plotlyJs());
    String libraries = java.io.File.pathSeparatorChar == ';' ? "Lib" : "lib/python3.11";
    Path data =
        Files.createDirectories(folder.resolve(libraries + "/site-packages/plotly/package_data"));
    assertEquals(Optional.empty(), venv.plotlyJs());
    Path script = Files.writeString(data.resolve("plotly.min.js"), "");
    assertEquals(Optional.of(script), venv.plotlyJs());
  }

  /** Below /usr/lib, where Debian's Python is, are folders that a user may not read. */
  @Test
  void plotlyIsNotLookedForInOtherFolders() throws Exception {
    Path other = folder.resolve(Path.of("lib", "other", "plotly", "package_data"));
    Files.writeString(Files.createDirectories(other).resolve("plotly.min.js"), "");
    assertEquals(Optional.empty(), Venv.at(folder).plotlyJs());
  }

  @Test
  void theJarAloneHasNoEnvironmentOfItsOwn() {
    assertEquals(Optional.empty(), Venv.own());
    System.setProperty("metasaw.python", "/venv/bin/python");
    System.setProperty("metasaw.prefix", "/venv");
    try {
      Venv own = Venv.own().orElseThrow();
      assertEquals(Path.of("/venv/bin/python"), own.python());
      Failure failure = assertThrows(Failure.class, own::requireJupyter);
      assertEquals(
          "JupyterLab is not in the environment %s: pip install jupyterlab"
              .formatted(Path.of("/venv")),
          failure.getMessage());
    } finally {
      System.clearProperty("metasaw.python");
      System.clearProperty("metasaw.prefix");
    }
  }
}

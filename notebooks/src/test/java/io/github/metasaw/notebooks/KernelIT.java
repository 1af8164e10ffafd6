package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel as a notebook meets it: first cell, displays, errors, interrupt, other ways to load.
 */
class KernelIT {

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Jupyter.install();
  }

  @Test
  void ourKernel() throws IOException, InterruptedException {
    Jupyter.Output output = Jupyter.python("kernel.py", "metasaw", Jupyter.jar());
    assertEquals(0, output.code(), output.text());
  }

  @Test
  void stockJJavaWithClasspath() throws IOException, InterruptedException {
    Jupyter.installJJava();
    Jupyter.Output output = Jupyter.python("kernel.py", "java", Jupyter.jar());
    assertEquals(0, output.code(), output.text());
  }

  @Test
  void runFailsWhereACellFails(@TempDir Path folder) throws IOException, InterruptedException {
    Path bad = folder.resolve("a bad notebook.ipynb");
    Files.writeString(
        bad,
        """
        {"cells": [{"cell_type": "code", "id": "a", "execution_count": null, "metadata": {},
          "outputs": [], "source": ["%meta nothing"]}],
         "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        """);
    // A file with the name of a module of Python, in the folder of temporary files.
    Files.writeString(folder.resolve("re.py"), "raise SystemExit('imported')");
    Jupyter.Output output =
        Jupyter.launcher(
            Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder),
            "run",
            bad.toString(),
            "--venv",
            Jupyter.venv(),
            "--out",
            folder.toString());
    assertNotEquals(0, output.code(), output.text());
    assertTrue(output.text().contains("no variable 'nothing'"), output.text());
    assertTrue(Files.exists(folder.resolve("a bad notebook.executed.html")), output.text());
  }
}

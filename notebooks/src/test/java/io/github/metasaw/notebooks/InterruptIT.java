package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at commands: they end at once, with 130 as programs of Unix do, and leave nothing. */
class InterruptIT {

  private static final String ENDLESS =
      """
      {"cells": [
        {"cell_type": "code", "id": "a", "execution_count": null, "metadata": {}, "outputs": [],
         "source": ["while (true) { Thread.sleep(1000); }"]}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    assumeTrue(java.io.File.separatorChar == '/', "Ctrl-C is a signal");
    Jupyter.install();
  }

  private static String interrupted(String after, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(after));
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-jar", Jupyter.jar()));
    all.addAll(List.of(words));
    Jupyter.Output output = Jupyter.python("interrupt.py", all.toArray(new String[0]));
    assertEquals(0, output.code(), output.text());
    return output.text().strip();
  }

  /** A bootstrap of minutes: it needs little memory, so that no machine refuses it. */
  @Test
  void aMagic() throws IOException, InterruptedException {
    String[] words = {
      "selection", "bcg", "--cluster", "trial", "--ci", "bootstrap", "--draws", "1000000"
    };
    String said = interrupted("3", words);
    assertTrue(said.startsWith("exit 130:"), said);
  }

  @Test
  void jupyterLab() throws IOException, InterruptedException {
    String[] words = {
      "lab", folder.toString(), "--venv", Jupyter.venv(), "--no-browser", "--allow-root"
    };
    String said = interrupted("is running at", words);
    assertTrue(said.startsWith("exit 130:"), said);
  }

  @Test
  void aNotebook() throws IOException, InterruptedException {
    Path notebook = Files.writeString(folder.resolve("endless.ipynb"), ENDLESS);
    String[] words = {
      "run", notebook.toString(), "--venv", Jupyter.venv(), "--out", folder.toString()
    };
    assertEquals("exit 130: interrupted: no copy was written", interrupted("cell 1 of 1", words));
  }
}

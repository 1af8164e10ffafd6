package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every notebook, those of {@code exercises} too, executed in the real kernel and compared with its
 * committed outputs.
 */
class NotebooksIT {

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Jupyter.install();
  }

  @Test
  void theComparison() throws IOException, InterruptedException {
    Jupyter.Output output = Jupyter.python("test_compare.py");
    assertEquals(0, output.code(), output.text());
  }

  /** Every notebook as a page and as a Word document; python-docx opens what we write. */
  @Test
  void theConversion() throws IOException, InterruptedException {
    Jupyter.Output docx =
        Jupyter.module("pip", "install", "--disable-pip-version-check", "python-docx==1.2.0");
    assertEquals(0, docx.code(), docx.text());
    Jupyter.Output output = Jupyter.python("test_convert.py");
    assertEquals(0, output.code(), output.text());
  }

  /** Each solution says so twice: as HTML and as text. */
  @Test
  void everySolutionIsRight() throws IOException {
    String solutions = Files.readString(Path.of("exercises", "solutions.ipynb"));
    long checks =
        Pattern.compile("Exercise\\.of\\(\\d+\\)\\.check\\(").matcher(solutions).results().count();
    assertTrue(checks >= 10);
    assertEquals(2 * checks, solutions.split("All right\\.", -1).length - 1);
  }

  @TestFactory
  Stream<DynamicTest> notebooks() throws IOException {
    List<Path> notebooks;
    try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
      notebooks =
          files
              .filter(f -> f.toString().endsWith(".ipynb"))
              .filter(f -> f.getNameCount() == 1 || f.startsWith("exercises"))
              .sorted()
              .toList();
    }
    assertFalse(notebooks.isEmpty());
    return notebooks.stream()
        .map(
            notebook ->
                DynamicTest.dynamicTest(
                    notebook.toString(),
                    () -> {
                      Jupyter.Output output =
                          Jupyter.python(
                              "compare.py", "--out", "target/executed", notebook.toString());
                      assertEquals(0, output.code(), output.text());
                    }));
  }
}

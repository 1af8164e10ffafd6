package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Notebooks travel by mail and are read on phones: how many bytes each may have, as committed.
 * Pages that analyse in the browser carry their engine, 300 kB each, and are counted apart.
 */
class NotebookSizesTest {

  private static final Path NOTEBOOKS = Path.of("..");
  private static final Pattern PAGE = Pattern.compile("srcdoc=\\\\\".*?\\\\\"", Pattern.DOTALL);
  private static final long LARGEST_PAGE = 420_000;

  @ParameterizedTest
  @CsvSource({
    "01-bayesian-meta-analysis.ipynb, 1550000",
    "02-evidence-synthesis.ipynb, 900000",
    "03-mean-and-heterogeneity.ipynb, 700000",
    "04-hierarchical-effects.ipynb, 2250000",
    "05-from-counts-to-forest.ipynb, 1450000",
    "06-can-we-trust-it.ipynb, 1150000",
    "07-why-programs-differ.ipynb, 500000",
    "exercises/exercises.ipynb, 250000",
    "exercises/solutions.ipynb, 350000",
  })
  void noNotebookIsLargerThan(String notebook, long most) throws IOException {
    String text = Files.readString(NOTEBOOKS.resolve(notebook));
    long size = bytes(text);
    for (MatchResult page : PAGE.matcher(text).results().toList()) {
      assertTrue(bytes(page.group()) < LARGEST_PAGE, "a page of " + notebook);
      size -= bytes(page.group());
    }
    assertTrue(size <= most, notebook + " has " + size + " bytes");
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** When a cell ran is nothing that a reader sees, and differs in every run. */
  @Test
  void noTimesOfExecution() throws IOException {
    try (var files = Files.newDirectoryStream(NOTEBOOKS, "0*.ipynb")) {
      for (Path file : files) {
        assertFalse(Files.readString(file).contains("iopub.execute_input"), file.toString());
      }
    }
  }
}

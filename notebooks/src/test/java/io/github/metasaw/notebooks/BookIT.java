package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the book from the committed notebooks. */
class BookIT {

  private static final Path BUILD = Path.of("book", "build.py");

  @TempDir private static Path folder;
  private static Jupyter.Output output;

  /** The program checks the links of all pages, and that no page loads anything from elsewhere. */
  @BeforeAll
  static void build() throws IOException, InterruptedException {
    output =
        Jupyter.systemPython(
            List.of(BUILD.toString(), "--out", folder.resolve("book").toString()), Map.of());
  }

  @Test
  void itIsBuiltWithoutAWarning() {
    assertEquals(0, output.code(), output.text());
    assertTrue(output.text().strip().endsWith("index.html"), output.text());
  }

  @Test
  void everyLessonIsAPageThatOffersItsNotebook() throws IOException {
    try (var notebooks = Files.newDirectoryStream(Path.of(""), "0*.ipynb")) {
      for (Path notebook : notebooks) {
        String name = notebook.toString();
        String page =
            Files.readString(folder.resolve("book").resolve(name.replace(".ipynb", ".html")));
        assertTrue(page.contains("/" + name + "\""), name + " cannot be downloaded");
        assertTrue(page.contains("<table") && page.contains("<img"), name + " shows no results");
      }
    }
  }

  @Test
  void formulasAndSearchComeWithTheSite() {
    for (String file :
        List.of(
            "_static/mathjax/tex-svg.js",
            "_static/mathjax/input/tex/extensions/boldsymbol.js",
            "searchindex.js",
            "glossary.html")) {
      assertTrue(Files.exists(folder.resolve("book").resolve(file)), file);
    }
  }
}

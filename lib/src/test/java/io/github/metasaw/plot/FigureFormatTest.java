package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureFormatTest {

  private static final double[] X = {0, 1, 2};
  private static final Figure FIGURE = Figures.line(X, X, "A <line>", "x", "y");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(FigureFormat.class)
  void aFigureIsWrittenAndReplacedInEveryFormat(FigureFormat format) throws IOException {
    Path file = folder.resolve("figure." + format.id());
    assertFalse(FIGURE.save(file));
    byte[] written = Files.readAllBytes(file);
    assertTrue(written.length > 100);
    assertTrue(FIGURE.save(file), "its own files are known again");
    Files.writeString(file, "study,yi\nA,1\n");
    assertThrows(MetaException.class, () -> FIGURE.save(file), "a table is no figure");
    assertTrue(format.mimeType().contains("/"));
    assertTrue(FigureFormat.endings().contains(format.id()));
  }

  @Test
  void anUnknownEndingIsRefusedWithTheList() {
    MetaException fault =
        assertThrows(MetaException.class, () -> FIGURE.save(folder.resolve("figure.gif")));
    for (FigureFormat format : FigureFormat.values()) {
      assertTrue(fault.getMessage().contains(format.id()), fault.getMessage());
    }
    assertEquals("svg, png, pdf, eps, html or txt", FigureFormat.endings());
  }
}

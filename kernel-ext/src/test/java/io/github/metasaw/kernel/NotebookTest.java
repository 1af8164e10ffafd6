package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter shows and imports. */
class NotebookTest {

  @Test
  void everyImportedPackageExists() throws Exception {
    for (String line : Notebook.IMPORTS.split("\n")) {
      String name = line.replaceFirst("import (.*)\\.\\*;", "$1");
      if (name.startsWith("io.github.metasaw")) {
        assertNotNull(Notebook.class.getClassLoader().getResource(name.replace('.', '/')), line);
      }
    }
  }

  @Test
  void everyTypeOfAResultIsImported() {
    for (Magic magic : Cell.MAGICS.magics()) {
      assertTrue(
          Notebook.IMPORTS.contains("import " + magic.type().getPackageName() + ".*;"),
          magic.name());
    }
  }

  @Test
  void aFigureCarriesTwoPicturesAndText() {
    Map<String, Object> data = new LinkedHashMap<>();
    Notebook.render(
        Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())),
        data::put,
        (type, metadata) -> {});
    assertEquals(Set.of("image/svg+xml", "image/png", "text/plain"), data.keySet());
  }

  /** A kernel renders outside of any cell: what cannot be shown says so in its place. */
  @Test
  void aFailedDisplaySaysSo() {
    List<Boolean> narrow = List.of(false);
    Sheet broken =
        new Sheet("", List.of(), List.of("a", "b"), List.of(), narrow, List.of(), List.of());
    List<Object> shown = new ArrayList<>();
    Notebook.render(broken, (type, content) -> shown.add(content), (type, content) -> {});
    assertEquals(1, shown.size());
    assertTrue(shown.get(0).toString().startsWith("the display of Sheet met an error in Metasaw"));
  }
}

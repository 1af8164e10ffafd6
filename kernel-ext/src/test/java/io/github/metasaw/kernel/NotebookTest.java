package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.document.Sheet;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
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

  /** Else a cell that names the type is told that the reference is ambiguous. */
  @Test
  void noTwoImportedTypesShareAName() throws Exception {
    Map<String, String> packageOf = new HashMap<>();
    List<String> shared = new ArrayList<>();
    for (String line : Notebook.IMPORTS.split("\n")) {
      String name = line.replaceFirst("import (.*)\\.\\*;", "$1");
      if (name.startsWith("io.github.metasaw") && line.endsWith(".*;")) {
        for (String type : publicTypes(name)) {
          String other = packageOf.put(type, name);
          if (other != null) {
            shared.add(type + " of " + other + " and " + name);
          }
        }
      }
    }
    assertTrue(packageOf.size() > 200, () -> packageOf.size() + " types");
    assertEquals(List.of(), shared);
  }

  private static Set<String> publicTypes(String packageName) throws Exception {
    String folder = packageName.replace('.', '/');
    Set<String> types = new TreeSet<>();
    Enumeration<URL> places = Notebook.class.getClassLoader().getResources(folder);
    while (places.hasMoreElements()) {
      URL place = places.nextElement();
      for (String file : filesIn(place, folder)) {
        String simple = file.replaceFirst("\\.class$", "");
        if (file.endsWith(".class") && !simple.contains("$") && !simple.contains("-")) {
          Class<?> type =
              Class.forName(packageName + "." + simple, false, Notebook.class.getClassLoader());
          if (Modifier.isPublic(type.getModifiers())) {
            types.add(simple);
          }
        }
      }
    }
    return types;
  }

  /** The files of a folder, in classes as in a jar. */
  private static List<String> filesIn(URL place, String folder) throws Exception {
    if (place.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches(folder + "/[^/]+"))
          .map(name -> name.substring(folder.length() + 1))
          .toList();
    }
    try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
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
    Figure funnel =
        Figures.funnel(
            Meta.fit(Meta.studies(Meta.dataset("bcg")).read()), ForestOptions.defaults());
    assertEquals(Set.of("image/svg+xml", "image/png", "text/plain"), forms(funnel));
  }

  /** HTML holds both forms as SVG, and the width of the window decides which is seen. */
  @Test
  void aForestPlotCarriesItsNarrowFormToo() {
    Figure forest = Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()));
    assertEquals(Set.of("text/html", "image/png", "text/plain"), forms(forest));
  }

  private static Set<String> forms(Object value) {
    Map<String, Object> data = new LinkedHashMap<>();
    Notebook.render(value, data::put, (type, metadata) -> {});
    return data.keySet();
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

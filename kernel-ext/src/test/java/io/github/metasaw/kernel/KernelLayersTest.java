package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of imports among the packages of the extension; magics do not name each other. */
class KernelLayersTest {

  /** Lowest first; below the root package of the extension. */
  private static final List<String> LAYERS =
      List.of("code", "option", "magic", "input", "store", "magic.*", "", "adapter", "jshell");

  /** Where magics run: other kernels, and the terminal. */
  private static final List<String> ADAPTERS = List.of("jjava", "ijava", "terminal");

  private static final Path SOURCES = Path.of("src/main/java/io/github/metasaw/kernel");

  private static final Pattern IMPORT =
      Pattern.compile("io\\.github\\.metasaw\\.kernel((?:\\.[a-z]+)*)\\.[A-Z]");

  @Test
  void everyPackageImportsOnlyFromLowerLayers() throws IOException {
    List<String> upward = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (file.endsWith("package-info.java")) {
          continue;
        }
        String own = SOURCES.relativize(file.getParent()).toString().replaceAll("[/\\\\]", ".");
        Matcher used = IMPORT.matcher(Files.readString(file));
        while (used.find()) {
          String other = used.group(1).isEmpty() ? "" : used.group(1).substring(1);
          seen++;
          if (!other.equals(own) && layer(other) >= layer(own)) {
            upward.add(SOURCES.relativize(file) + " uses " + other);
          }
        }
      }
    }
    assertEquals(List.of(), upward);
    assertTrue(seen > 100);
  }

  private static int layer(String name) {
    String layer =
        name.startsWith("magic.") ? "magic.*" : ADAPTERS.contains(name) ? "adapter" : name;
    int at = LAYERS.indexOf(layer);
    assertTrue(at >= 0, "package " + name + " has no layer");
    return at;
  }
}

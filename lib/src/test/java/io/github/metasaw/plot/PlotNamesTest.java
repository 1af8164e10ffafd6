package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simple name, of a nested type too, means one thing in all packages of figures. */
class PlotNamesTest {

  private static final Path SOURCES = Path.of("src/main/java/io/github/metasaw/plot");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^[^*/\"]*\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

  @Test
  void noNameIsInTwoPackages() throws IOException {
    Map<String, Set<String>> packages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher types = TYPE.matcher(Files.readString(file));
        while (types.find()) {
          packages
              .computeIfAbsent(types.group(1), name -> new TreeSet<>())
              .add(SOURCES.relativize(file.getParent()).toString());
        }
      }
    }
    assertTrue(packages.size() > 100, "the sources are where they are looked for");
    packages.values().removeIf(each -> each.size() == 1);
    assertEquals(Map.of(), packages);
  }
}

package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of imports: a package imports only from the layers below its own. */
class LayersTest {

  /** Lowest first; packages of one layer do not import each other. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("diagnostic", "parallel"),
          Set.of("linalg", "random", "integrate", "distribution"),
          Set.of("data.effect.input", "data.effect.convert"),
          Set.of("data.effect.formula"),
          Set.of("data.effect"),
          Set.of("plot.scene"),
          Set.of("draws"),
          Set.of("optim"),
          Set.of("data.file"),
          Set.of("data.column"),
          Set.of("data.covariance"),
          Set.of("data", "formula"),
          Set.of("data.conversion", "data.reshape", "data.revman"),
          Set.of("model.parameter"),
          Set.of("model.covariance"),
          Set.of("model.likelihood"),
          Set.of("model"),
          Set.of("model.counts"),
          Set.of("freq.likelihood"),
          Set.of("freq.tau2"),
          Set.of("fit"),
          Set.of("bayes.prior"),
          Set.of("bayes.posterior"),
          Set.of("bayes.exact"),
          Set.of("bayes.sampler"),
          Set.of("bayes.counts", "bayes.refit"),
          Set.of("genetics", "genetics.snp"),
          Set.of(
              "freq",
              "bayes",
              "genetics.mantra",
              "genetics.cohort",
              "genetics.tabix",
              "genetics.pool"),
          Set.of("genetics.output"),
          Set.of("freq.structured"),
          Set.of("freq.refit"),
          Set.of("freq.counts", "freq.robust", "freq.pvalue"),
          Set.of("freq.engine"),
          Set.of("bayes.bias", "freq.bias", "freq.sensitivity", "freq.program"),
          Set.of("freq.selection"),
          Set.of("freq.correlation", "freq.study"),
          Set.of("genetics.subset"),
          Set.of("genetics.scan"),
          Set.of("genetics.result"),
          Set.of("estimand"),
          Set.of("review"),
          Set.of("statement"),
          Set.of("plot.review"),
          Set.of("plot.forest"),
          Set.of(
              "plot.posterior",
              "plot.genetics",
              "plot.estimand",
              "plot.regression",
              "plot.sensitivity",
              "plot.study"),
          Set.of("plot"),
          Set.of("plot.explore"),
          Set.of("report.document"),
          Set.of("report"),
          Set.of("report.narrative", "report.script"));

  private static final Path SOURCES = Path.of("src/main/java/io/github/metasaw");
  private static final Pattern IMPORT =
      Pattern.compile("io\\.github\\.metasaw\\.([a-z0-9.]+)\\.[A-Z]");

  @Test
  void everyPackageImportsOnlyFromLowerLayers() throws IOException {
    List<String> upward = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Path relative = SOURCES.relativize(file);
        if (relative.getNameCount() == 1) {
          continue; // the facade sees all
        }
        String own = name(relative.getParent());
        Matcher used = IMPORT.matcher(Files.readString(file));
        while (used.find()) {
          String other = used.group(1);
          if (!other.equals(own) && layer(other) >= layer(own)) {
            upward.add(relative + " uses " + other);
          }
        }
      }
    }
    assertEquals(List.of(), upward);
  }

  @Test
  void everyPackageHasALayerAndSaysWhatItIsFor() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      for (Path folder : folders.filter(f -> !f.equals(SOURCES) && holdsClasses(f)).toList()) {
        String name = name(SOURCES.relativize(folder));
        assertTrue(layer(name) >= 0);
        if (!Files.exists(folder.resolve("package-info.java"))) {
          missing.add(name);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void noSimpleNameIsInTwoPackages() throws IOException {
    Map<String, List<String>> packages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String type = file.getFileName().toString();
        if (!type.equals("package-info.java")) {
          Path folder = SOURCES.relativize(file).getParent();
          packages
              .computeIfAbsent(type, key -> new ArrayList<>())
              .add(folder == null ? "" : name(folder));
        }
      }
    }
    packages.values().removeIf(in -> in.size() == 1);
    assertEquals(Map.of(), packages);
  }

  private static boolean holdsClasses(Path folder) {
    String[] files = folder.toFile().list((in, name) -> name.endsWith(".java"));
    return files != null && files.length > 0;
  }

  /** The name below the root package: {@code freq.tau2}. */
  private static String name(Path folder) {
    return folder.toString().replace(folder.getFileSystem().getSeparator(), ".");
  }

  private static int layer(String name) {
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(name)) {
        return i;
      }
    }
    throw new AssertionError("package " + name + " has no layer");
  }
}

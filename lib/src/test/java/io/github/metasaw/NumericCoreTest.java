package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The numeric core computes on arrays: whatever it reaches, it reaches no table, no file, no clock,
 * and no thread but through {@code parallel}. So it runs in a page, on a cluster, and behind any
 * other table. The lists grow.
 */
class NumericCoreTest {

  private static final String ROOT = "io.github.metasaw.";

  private static final List<String> PACKAGES =
      List.of(
          "bayes.prior",
          "data.effect",
          "diagnostic",
          "distribution",
          "formula",
          "freq.likelihood",
          "freq.tau2",
          "integrate",
          "linalg",
          "model.counts",
          "model.covariance",
          "model.likelihood",
          "model.parameter",
          "optim",
          "parallel",
          "random");

  private static final List<String> CLASSES =
      List.of(
          "bayes.bias.ModelQuadrature",
          "bayes.counts.CountsQuadrature",
          "bayes.sampler.BridgeSampling",
          "bayes.exact.ExactPosterior",
          "bayes.exact.OneVariancePosterior",
          "draws.Ess",
          "draws.Mcse",
          "draws.Rhat",
          "fit.Interval",
          "fit.Marginal",
          "fit.NormalMixture",
          "freq.structured.LimitSearch",
          "freq.structured.StructuredMaximum",
          "freq.OneVarianceSolution",
          "freq.counts.MantelHaenszel",
          "freq.counts.Peto",
          "genetics.scan.ClassicTests",
          "model.RegressionData");

  private static final List<String> OUTSIDE =
      List.of(
          "tech.tablesaw.",
          "java.awt.",
          "java.io.",
          "java.net.",
          "java.nio.",
          "java.time.",
          "java.lang.Thread",
          "java.lang.ProcessHandle",
          "java.util.Timer",
          "java.util.concurrent.");

  /** Data structures and contracts, which start nothing. */
  private static final Set<String> HARMLESS =
      Set.of("java.io.Serializable", "java.util.concurrent.ConcurrentHashMap");

  private static final Pattern ARROW = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s.*");

  private static Map<String, Set<String>> used;

  @BeforeAll
  static void readClasses() throws Exception {
    URI classes = Meta.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    jdeps.run(out, out, "-v", "-filter:none", "--ignore-missing-deps", Path.of(classes).toString());
    used = new HashMap<>();
    for (String line : text.toString().split("\\R")) {
      Matcher arrow = ARROW.matcher(line);
      if (arrow.matches() && arrow.group(1).startsWith(ROOT)) {
        used.computeIfAbsent(arrow.group(1), any -> new HashSet<>()).add(arrow.group(2));
      }
    }
  }

  @Test
  void theCoreReachesNothingOutside() {
    List<String> found = new ArrayList<>();
    for (String start : core()) {
      found.addAll(outside(start));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theListsNameWhatExists() {
    Set<String> all = used.keySet();
    for (String name : PACKAGES) {
      Predicate<String> within = type -> type.startsWith(ROOT + name + ".");
      assertTrue(all.stream().anyMatch(within), name);
    }
    for (String name : CLASSES) {
      assertTrue(all.contains(ROOT + name), name);
    }
  }

  @Test
  void aClassOfTablesIsFound() {
    assertTrue(
        outside(ROOT + "data.Studies").stream().anyMatch(way -> way.contains("tech.tablesaw")));
    assertTrue(
        outside(ROOT + "parallel.Workers").stream().anyMatch(way -> way.contains("Executor")));
  }

  private static Set<String> core() {
    Set<String> core = new TreeSet<>();
    for (String type : used.keySet()) {
      String name = type.substring(ROOT.length());
      boolean isOfPackage = PACKAGES.stream().anyMatch(p -> name.startsWith(p + "."));
      boolean isOfClass = CLASSES.stream().anyMatch(c -> (name + "$").startsWith(c + "$"));
      // The one door to threads is behind it.
      if ((isOfPackage || isOfClass) && !name.startsWith("parallel.")) {
        core.add(type);
      }
    }
    return core;
  }

  /** The ways from a class to what is outside: {@code Table <- Studies <- ExactPosterior}. */
  private static List<String> outside(String start) {
    Map<String, String> way = new HashMap<>();
    way.put(start, start.substring(ROOT.length()));
    Deque<String> next = new ArrayDeque<>(List.of(start));
    List<String> found = new ArrayList<>();
    while (!next.isEmpty()) {
      String at = next.remove();
      for (String type : new TreeSet<>(used.getOrDefault(at, Set.of()))) {
        if (OUTSIDE.stream().anyMatch(type::startsWith) && !HARMLESS.contains(type)) {
          found.add(type + " <- " + way.get(at));
        } else if (type.startsWith(ROOT)
            && !type.startsWith(ROOT + "parallel.")
            && way.putIfAbsent(type, type.substring(ROOT.length()) + " <- " + way.get(at))
                == null) {
          next.add(type);
        }
      }
    }
    return found;
  }
}

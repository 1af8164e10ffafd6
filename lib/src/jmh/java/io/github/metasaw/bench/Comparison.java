package io.github.metasaw.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tech.tablesaw.api.Table;

/**
 * Runs every benchmark and, where {@code Rscript} is there, R's packages on the same studies in the
 * same run; prints a Markdown table of ratios. Started by {@code mvn -Pbench}.
 *
 * <p>{@code -Dbench=DispersionBenchmark} takes the benchmarks, and the parts of the script, whose
 * names have that in them.
 *
 * <p>Of either the fastest counts, which other work on the machine disturbs least: our fastest
 * second, R's fastest call.
 */
public final class Comparison {

  private Comparison() {}

  /** Takes the folder of R scripts and what the names of benchmarks have in them. */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include("io.github.metasaw.bench.*" + args[1]).build())
            .run();
    Map<String, Double> ours = new LinkedHashMap<>();
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      String k = result.getParams().getParam("k");
      ours.put(method + (k == null ? "" : k), result.getPrimaryResult().getStatistics().getMin());
    }
    Map<String, Double> theirs = new LinkedHashMap<>();
    Path folder = studies();
    try (Stream<Path> scripts = Files.list(Path.of(args[0]))) {
      for (Path script : scripts.sorted().toList()) {
        theirs.putAll(r(script, folder, args[1]));
      }
    }
    System.out.println("| benchmark | Metasaw, microseconds | R, microseconds | ratio |");
    System.out.println("|---|---|---|---|");
    ours.forEach((name, time) -> System.out.println(row(name, time, reference(name, theirs))));
  }

  private static String row(String name, double ours, Double theirs) {
    return theirs == null
        ? String.format(Locale.ROOT, "| %s | %.2f | | |", name, ours)
        : String.format(
            Locale.ROOT, "| %s | %.2f | %.0f | %.0f |", name, ours, theirs, theirs / ours);
  }

  private static Double reference(String name, Map<String, Double> theirs) {
    return theirs.get(name.replace("WithReadingAndResult", ""));
  }

  private static Path studies() throws IOException {
    Path folder = Files.createTempDirectory("metasaw-bench");
    for (int k : new int[] {8, 20, 79, 1000}) {
      Simulated.table(k).write().csv(folder.resolve("studies" + k + ".csv").toFile());
    }
    for (int[] shape : new int[][] {{80, 20}, {600, 150}, {1000, 1000}}) {
      Table table = Dependent.table(shape[0], shape[1]);
      table.write().csv(folder.resolve("rows" + shape[0] + ".csv").toFile());
    }
    return folder;
  }

  /** What a script prints, "name microseconds" a line. */
  private static Map<String, Double> r(Path script, Path folder, String part)
      throws IOException, InterruptedException {
    Map<String, Double> times = new LinkedHashMap<>();
    try {
      Process r =
          new ProcessBuilder("Rscript", script.toString(), folder.toString(), part)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(r.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      r.waitFor();
      out.lines()
          .map(line -> line.trim().split(" +"))
          .filter(words -> words.length == 2)
          .forEach(words -> times.put(words[0], Double.valueOf(words[1])));
    } catch (IOException e) {
      System.err.println("Rscript is not there: no ratios");
    }
    return times;
  }
}

package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import tech.tablesaw.api.Table;

/**
 * Runs every benchmark and, where {@code Rscript} is there, R's packages on the same studies, in
 * alternating rounds; prints a Markdown table of ratios. Started by {@code mvn -Pbench}.
 *
 * <p>{@code -Dbench=DispersionBenchmark} takes the benchmarks, and the parts of the scripts, whose
 * names have that in them; {@code -Drounds=1} makes one round instead of three.
 *
 * <p>Both sides count the processor time of the whole process per call. A round compares the
 * fastest iteration of JMH with the fastest batch of calls of R; the table has the median ratio of
 * the rounds and their range.
 */
public final class Comparison {

  private final List<Map<String, Double>> ours = new ArrayList<>();
  private final List<Map<String, Double>> theirs = new ArrayList<>();

  private Comparison() {}

  /** Takes the folder of R scripts, what the names of benchmarks have in them, and the rounds. */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    Comparison comparison = new Comparison();
    Path folder = studies();
    int rounds = Integer.parseInt(args[2]);
    for (int round = 0; round < rounds; round++) {
      comparison.ours.add(jmh(args[1]));
      comparison.theirs.add(r(Path.of(args[0]), folder, args[1]));
    }
    comparison.print();
  }

  private static Map<String, Double> jmh(String part) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("io.github.metasaw.bench.*" + part).addProfiler(CpuTime.class);
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Double> times = new LinkedHashMap<>();
    for (RunResult result : results) {
      String method = result.getPrimaryResult().getLabel();
      String k = result.getParams().getParam("k");
      times.put(method + (k == null ? "" : k), cpu(result).getStatistics().getMin());
    }
    return times;
  }

  private static Result<?> cpu(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(secondary -> secondary.getKey().endsWith(CpuTime.LABEL))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private void print() {
    System.out.println("| benchmark | Metasaw, µs | R, µs | ratio, median of rounds (range) |");
    System.out.println("|---|---|---|---|");
    for (String name : ours.get(0).keySet()) {
      double[] own = of(ours, name);
      double[] other = of(theirs, reference(name));
      if (other.length < own.length) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | | |%n", name, median(own));
        continue;
      }
      double[] ratios =
          IntStream.range(0, own.length).mapToDouble(i -> other[i] / own[i]).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.0f | %.0f (%.0f to %.0f) |%n",
          name,
          median(own),
          median(other),
          median(ratios),
          ratios[0],
          ratios[ratios.length - 1]);
    }
  }

  private static double[] of(List<Map<String, Double>> rounds, String name) {
    return rounds.stream()
        .filter(round -> round.containsKey(name))
        .mapToDouble(round -> round.get(name))
        .toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** R has one call for the fit, which reads its table too. */
  private static String reference(String name) {
    return name.replace("FromTable", "");
  }

  private static Path studies() throws IOException {
    Path folder = Files.createTempDirectory("metasaw-bench");
    for (int k : new int[] {8, 10, 20, 79, 1000}) {
      for (int set = 0; set < Simulated.SETS; set++) {
        String name = "studies" + k + (set == 0 ? "" : "-" + set) + ".csv";
        Simulated.table(k, set).write().csv(folder.resolve(name).toFile());
      }
    }
    Simulated.homogeneous(79).write().csv(folder.resolve("homogeneous79.csv").toFile());
    Simulated.moderated(200).write().csv(folder.resolve("moderated200.csv").toFile());
    Simulated.counts(Simulated.REPORTS).write().csv(folder.resolve("counts.csv").toFile());
    Simulated.means(Simulated.REPORTS).write().csv(folder.resolve("means.csv").toFile());
    Simulated.correlations(Simulated.REPORTS).write().csv(folder.resolve("cor.csv").toFile());
    Meta.dataset("bcg").write().csv(folder.resolve("bcg.csv").toFile());
    for (int[] shape : new int[][] {{80, 20}, {600, 150}, {1000, 1000}}) {
      Table table = Dependent.table(shape[0], shape[1]);
      table.write().csv(folder.resolve("rows" + shape[0] + ".csv").toFile());
    }
    return folder;
  }

  /** What the scripts print: a line {@code name microseconds} for each call, and versions. */
  private static Map<String, Double> r(Path scripts, Path folder, String part)
      throws IOException, InterruptedException {
    Map<String, Double> times = new LinkedHashMap<>();
    List<Path> all;
    try (Stream<Path> files = Files.list(scripts)) {
      all = files.sorted().toList();
    }
    try {
      for (Path script : all) {
        Process r =
            new ProcessBuilder("Rscript", script.toString(), folder.toString(), part)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(r.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        r.waitFor();
        for (String line : out.lines().map(String::strip).toList()) {
          String[] words = line.split(" +");
          if (words.length == 2) {
            times.put(words[0], Double.valueOf(words[1]));
          } else {
            System.out.println(line);
          }
        }
      }
    } catch (IOException e) {
      System.err.println("Rscript is not there: no ratios");
    }
    return times;
  }
}

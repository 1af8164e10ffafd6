package io.github.metasaw.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JavaScript gives what the JVM gives. */
class EngineTest {

  private static final Path ENGINE = Path.of("target", "javascript", "engine.js");
  private static final Path COMMITTED =
      Path.of("../../lib/src/main/resources/io/github/metasaw/plot/explore/engine.js");
  private static final Path PROGRAMS = Path.of("src", "test", "javascript");

  private static final double[] YI = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] VI = {225, 100, 256, 121, 81, 121, 100, 324};
  private static final String PRIORS = "prior mu = normal(0, sd = 10)\nprior tau = half_cauchy(5)";
  private static final double[] TAU = {0.01, 0.3, 2};

  private static final int DATA_SETS = 1000;

  /** Estimators without an iteration. */
  private static final Set<Tau2Estimator> CLOSED =
      EnumSet.of(
          Tau2Estimator.COMMON,
          Tau2Estimator.FIXED,
          Tau2Estimator.DL,
          Tau2Estimator.HE,
          Tau2Estimator.HS,
          Tau2Estimator.HSK,
          Tau2Estimator.SJ);

  private static final List<String> TAU_PRIORS =
      List.of(
          "half_cauchy(0.5)",
          "half_normal(sd = 1)",
          "half_t(4, 0.3)",
          "half_logistic(0.5)",
          "uniform(0, 4)",
          "lomax(1, 1)",
          "flat()",
          "jeffreys()",
          "uniform_shrinkage()",
          "dumouchel()");

  private static Node node;

  private record Request(String ask, double[] yi, double[] vi, String text, String test) {

    static final double LEVEL = 0.9;

    String json() {
      return "{\"ask\": \"%s\", \"yi\": %s, \"vi\": %s, \"text\": \"%s\", \"test\": \"%s\", \"level\": %s}"
          .formatted(
              ask,
              Arrays.toString(yi),
              Arrays.toString(vi),
              text.replace("\n", "\\n"),
              test,
              LEVEL);
    }

    double[] inTheJvm() {
      return switch (ask) {
        case "pool" -> Engine.pool(yi, vi, text, test, LEVEL);
        case "leaveOneOut" -> Engine.leaveOneOut(yi, vi, text, test, LEVEL);
        case "posterior" -> Engine.posterior(yi, vi, text, LEVEL);
        default -> Engine.tau(yi, vi, text, TAU);
      };
    }

    boolean isClosed() {
      return ask.equals("pool") && CLOSED.contains(Tau2Estimator.parse(text));
    }
  }

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    node = Node.find();
  }

  /** The names, numbers and words of a program, sorted: the compiler's order of classes varies. */
  private static List<String> words(Path program) throws IOException {
    return Pattern.compile("[^\\w$.]+").splitAsStream(Files.readString(program)).sorted().toList();
  }

  /** Else copy it: {@code cp target/javascript/engine.js} to the place of the committed one. */
  @Test
  void theCommittedEngineIsTheOneThatIsCompiledHere() throws IOException {
    assertTrue(
        words(ENGINE).equals(words(COMMITTED)),
        "the library has changed: copy " + ENGINE + " to " + COMMITTED + " and commit it");
  }

  /** Eight schools: R's metafor and bayesmeta. */
  @Test
  void eightSchoolsAreThoseOfTheReferences() throws IOException, InterruptedException {
    List<double[]> found =
        inJavaScript(
            List.of(
                new Request("pool", YI, VI, "REML", "z"),
                new Request("posterior", YI, VI, PRIORS, "z")));
    assertEquals(7.685616724956036, found.get(0)[0]);
    assertEquals(6.520933574727935, found.get(1)[0], 1e-9);
    assertEquals(4.045786122114388, found.get(1)[1], 1e-9);
    assertEquals(2.732352408523121, found.get(1)[4], 1e-9);
  }

  @Test
  void randomDataGiveWhatTheJvmGives() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(20);
    List<Request> requests = new ArrayList<>();
    for (int set = 0; set < DATA_SETS; set++) {
      add(requests, random, set);
    }
    List<double[]> found = inJavaScript(requests);
    assertEquals(requests.size(), found.size());
    for (int r = 0; r < requests.size(); r++) {
      Request request = requests.get(r);
      double[] expected = request.inTheJvm();
      assertEquals(expected.length, found.get(r).length, request.json());
      for (int i = 0; i < expected.length; i++) {
        if (!Double.isFinite(expected[i])) {
          assertEquals(expected[i], found.get(r)[i], i + " of " + request.json());
          continue;
        }
        double tolerance = (request.isClosed() ? 1e-12 : 1e-9) * (1 + Math.abs(expected[i]));
        assertEquals(expected[i], found.get(r)[i], tolerance, i + " of " + request.json());
      }
    }
  }

  /** Every estimator of a data set, and one test, prior and question in turn. */
  private static void add(List<Request> requests, SplittableRandom random, int set) {
    int k = 3 + random.nextInt(28);
    double tau = random.nextDouble(3);
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      vi[i] = Math.exp(2 * random.nextGaussian());
      yi[i] = tau * random.nextGaussian() + Math.sqrt(vi[i]) * random.nextGaussian();
    }
    CoefficientTest[] tests = CoefficientTest.values();
    String test = tests[set % tests.length].id();
    for (Tau2Estimator method :
        EnumSet.complementOf(EnumSet.of(Tau2Estimator.GENQ, Tau2Estimator.GENQM))) {
      requests.add(new Request("pool", yi, vi, method.id(), test));
    }
    String prior = "prior tau = " + TAU_PRIORS.get(set % TAU_PRIORS.size());
    String mu = set % 3 == 0 ? "prior mu = normal(0, sd = 1)\n" : "";
    requests.add(new Request("posterior", yi, vi, mu + prior, test));
    if (set % 10 == 0) {
      requests.add(new Request("leaveOneOut", yi, vi, "REML", test));
      requests.add(new Request("tau", yi, vi, prior, test));
    }
  }

  /** The figures of a page are drawn to the same letter, whatever the labels hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "analysis | 6 | half_cauchy(5) | reference: 0",
        "selection | 4 | flat() | largest-p: 0.4",
        "weights | 4 | flat() | tau-value: 7.5",
        "shrinkage | 4 | uniform(0, 40) | most: 30; tau-value: 5.2",
        "shrinkage | 4 | half_cauchy(5) | most: 30; tau-value: 0",
        "priors | 4 | half_normal(sd = 8) | first: 7 -2 17 8 0 16 20 0.1 300 30 1 100",
        "priors | 4 | 1/tau2 = gamma(0.001, 0.001) | first: 7 -2 17 8 0 16 20 0.1 300 30 1 100",
        "priors | 4 | fixed(3) | first: 7 -2 17 8 0 16 20 0.1 300 30 1 100"
      })
  void figuresAreThoseOfTheJvm(String page, int parts, String tau, String own)
      throws IOException, InterruptedException {
    String[] labels = {
      "A", "<img src=x onerror=alert(1)>", "\u00e9t\u00e9 \ud83d\ude00", "D&E", "F", "G", "H", "I"
    };
    boolean isOfThree = page.equals("weights");
    double[] included =
        isOfThree ? new double[] {1, 1, 0, 1, 0, 0, 0, 0} : new double[] {1, 1, 0, 1, 1, 1, 1, 1};
    List<String> list =
        new ArrayList<>(
            List.of(
                "effect",
                "Estimate",
                "scale",
                "identity",
                "reference",
                "0",
                "method",
                "PM",
                "test",
                "knha",
                "level",
                "0.9",
                "mu",
                "flat()",
                "width",
                "900",
                "column",
                "420"));
    list.addAll(List.of("page", page, "tau", tau));
    for (String control : own.split("; ")) {
      list.addAll(List.of(control.split(": ")));
    }
    String[] controls = list.toArray(String[]::new);
    String request =
        "{\"labels\": %s, \"yi\": %s, \"vi\": %s, \"included\": %s, \"controls\": %s}"
            .formatted(
                json(labels),
                Arrays.toString(YI),
                Arrays.toString(VI),
                Arrays.toString(included),
                json(controls));
    Path file = Files.createTempFile("request", ".json");
    try {
      Files.writeString(file, request);
      String[] found =
          node.print(PROGRAMS.resolve("explore.mjs"), path(), file.toString())
              .split("\n=====\n", -1);
      assertArrayEquals(Engine.explore(labels, YI, VI, included, controls), found);
      assertEquals("", found[0]);
      assertEquals(parts, found.length);
      assertTrue(found[2].startsWith("<svg ") && !found[2].contains("<img"), found[2]);
    } finally {
      Files.delete(file);
    }
  }

  private static String json(String... texts) {
    return Stream.of(texts)
        .map(text -> "\"" + text + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String path() {
    return ENGINE.toAbsolutePath().toString();
  }

  private static List<double[]> inJavaScript(List<Request> requests)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("requests", ".jsonl");
    try {
      Files.write(file, requests.stream().map(Request::json).toList(), StandardCharsets.UTF_8);
      return node.print(PROGRAMS.resolve("compute.mjs"), path(), file.toString())
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}

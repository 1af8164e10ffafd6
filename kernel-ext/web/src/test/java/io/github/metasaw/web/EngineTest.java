package io.github.metasaw.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The JavaScript gives what the JVM gives. */
class EngineTest {

  private static final Path MODULE = Path.of("target", "javascript", "metasaw.mjs");
  private static final Path PROGRAM = Path.of("src", "test", "javascript", "compute.mjs");

  private static final double[] YI = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] VI = {225, 100, 256, 121, 81, 121, 100, 324};
  private static final String PRIORS = "prior mu = normal(0, sd = 10)\nprior tau = half_cauchy(5)";

  private static Node node;

  private record Request(String ask, double[] yi, double[] vi, String text) {

    String json() {
      return "{\"ask\": \"%s\", \"yi\": %s, \"vi\": %s, \"text\": \"%s\"}"
          .formatted(ask, Arrays.toString(yi), Arrays.toString(vi), text.replace("\n", "\\n"));
    }

    double[] inTheJvm() {
      return ask.equals("pool") ? Engine.pool(yi, vi, text) : Engine.posterior(yi, vi, text);
    }
  }

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    node = Node.install();
  }

  /** Eight schools: R's metafor and bayesmeta. */
  @Test
  void eightSchoolsAreThoseOfTheReferences() throws IOException, InterruptedException {
    List<double[]> found =
        inJavaScript(
            List.of(new Request("pool", YI, VI, "REML"), new Request("posterior", YI, VI, PRIORS)));
    assertEquals(7.685616724956036, found.get(0)[0]);
    assertEquals(6.520933574727935, found.get(1)[0], 1e-9);
    assertEquals(4.045786122114388, found.get(1)[1], 1e-9);
    assertEquals(2.732352408523121, found.get(1)[4], 1e-9);
  }

  @Test
  void randomDataGiveWhatTheJvmGives() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(20);
    List<Request> requests = new ArrayList<>();
    for (int set = 0; set < 100; set++) {
      int k = 3 + random.nextInt(28);
      double tau = random.nextDouble(3);
      double[] yi = new double[k];
      double[] vi = new double[k];
      for (int i = 0; i < k; i++) {
        vi[i] = Math.exp(2 * random.nextGaussian());
        yi[i] = tau * random.nextGaussian() + Math.sqrt(vi[i]) * random.nextGaussian();
      }
      for (String method : List.of("common", "DL", "HE", "REML", "PM")) {
        requests.add(new Request("pool", yi, vi, method));
      }
      requests.add(new Request("posterior", yi, vi, PRIORS));
      requests.add(new Request("posterior", yi, vi, "prior tau = half_normal(sd = 1)"));
    }
    List<double[]> found = inJavaScript(requests);
    assertEquals(requests.size(), found.size());
    for (int r = 0; r < requests.size(); r++) {
      Request request = requests.get(r);
      double[] expected = request.inTheJvm();
      boolean closed = List.of("common", "DL", "HE").contains(request.text());
      for (int i = 0; i < expected.length; i++) {
        double tolerance = (closed ? 1e-12 : 1e-9) * (1 + Math.abs(expected[i]));
        assertEquals(expected[i], found.get(r)[i], tolerance, request.json());
      }
    }
  }

  private static List<double[]> inJavaScript(List<Request> requests)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("requests", ".jsonl");
    try {
      Files.write(file, requests.stream().map(Request::json).toList());
      return node.print(PROGRAM, MODULE.toAbsolutePath().toString(), file.toString())
          .lines()
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}

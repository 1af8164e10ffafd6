package io.github.metasaw.random;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Against R: what {@code set.seed} and the generators of the same names give there. */
class RRandomReferenceTest {

  /** Half a unit in the last of the 15 digits that these files print. */
  private static final double PRINTED = 5e-15;

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 42})
  void firstNumbersOfEachGenerator(int seed) {
    JsonNode expected = ReferenceFile.of("rng/r_rng_seed" + seed).root();
    assertClose(expected.get("runif_20"), from(seed).runif(20), PRINTED, "runif");
    assertClose(expected.get("rnorm_20"), from(seed).rnorm(20), PRINTED, "rnorm");
    assertClose(expected.get("rexp_20"), from(seed).rexp(20), PRINTED, "rexp");
    assertClose(expected.get("rgamma_shape2_20"), from(seed).rgamma(20, 2), PRINTED, "rgamma");
    assertWhole(expected.get("rbinom_n10_p0.3_20"), from(seed).rbinom(20, 10, 0.3));
    assertWhole(expected.get("sample_10"), from(seed).sample(10));
    assertWhole(expected.get("sample_100_replace_20"), from(seed).sample(100, 20, true));
    double[] prob = {0.1, 0.2, 0.4, 0.2, 0.1};
    assertWhole(expected.get("sample_prob_20"), from(seed).sample(5, 20, true, prob));
  }

  static Stream<JsonNode> cases() {
    JsonNode cases = ReferenceFile.of("rng/cases").root().get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  /** Long runs; the next uniform is R's only if as many were drawn as in R. */
  @ParameterizedTest
  @MethodSource("cases")
  void longRuns(JsonNode expected) {
    RRandom r = from(expected.get("seed").asInt());
    double[] draws = draws(r, expected);
    double tolerance = tolerance(expected);
    int n = draws.length;
    int shown = Math.min(5, n);
    assertClose(expected.get("head"), Arrays.copyOf(draws, shown), tolerance, "head");
    double[] tail = Arrays.copyOfRange(draws, n - shown, n);
    assertClose(expected.get("tail"), tail, tolerance, "tail");
    if (!expected.get("sum").isNull()) {
      assertEquals(number(expected.get("sum")), Arrays.stream(draws).sum());
    }
    assertEquals(number(expected.get("after")), r.runif(1)[0]);
  }

  private static double[] draws(RRandom r, JsonNode expected) {
    int n = expected.get("n").asInt();
    double[] args = numbers(expected.get("args"));
    boolean replace = args.length > 1 && args[1] == 1;
    return switch (expected.get("f").asText()) {
      case "runif" -> r.runif(n, args[0], args[1]);
      case "rnorm" -> r.rnorm(n, args[0], args[1]);
      case "rexp" -> r.rexp(n, args[0]);
      case "rgamma" -> r.rgammaOfScale(n, args[0], args[1]);
      case "rbinom" -> doubles(r.rbinom(n, (int) args[0], args[1]));
      case "sample" -> doubles(r.sample((int) args[0], n, replace));
      case "weighted" -> {
        double[] prob = IntStream.range(0, (int) args[0]).mapToDouble(i -> 1 + i % 5).toArray();
        yield doubles(r.sample(prob.length, n, replace, prob));
      }
      default -> throw new AssertionError(expected);
    };
  }

  /** Integers and uniforms are R's to the bit; logarithms of two libraries may differ by one. */
  private static double tolerance(JsonNode expected) {
    boolean smallShape =
        expected.get("f").asText().equals("rgamma") && number(expected.get("args")) < 1;
    return switch (expected.get("f").asText()) {
      case "rnorm", "rexp", "rgamma" -> smallShape ? 2e-13 : 1e-15;
      default -> 0;
    };
  }

  /** The restoration data of drmTMB's vignette on meta-analysis, from its seed alone. */
  @Test
  void aDocumentsDataFromItsSeed() {
    int n = 80;
    RRandom r = RRandom.setSeed(20);
    double[] raw = r.runif(n, 1, 8);
    double mean = Arrays.stream(raw).sum() / n;
    double ss = Arrays.stream(raw).map(x -> (x - mean) * (x - mean)).sum();
    double[] duration = Arrays.stream(raw).map(x -> (x - mean) / Math.sqrt(ss / (n - 1))).toArray();
    double[] vi = r.runif(n, 0.015, 0.08);
    double[] mu = new double[n];
    double[] sd = new double[n];
    for (int i = 0; i < n; i++) {
      int forest = i % 2;
      mu[i] = 0.12 + 0.22 * forest + 0.08 * duration[i];
      double sigma = Math.exp(-1.65 + 0.55 * forest);
      sd[i] = Math.sqrt(vi[i] + sigma * sigma);
    }
    double[] yi = r.rnorm(n, mu, sd);

    Table file =
        Table.read()
            .csv(getClass().getResourceAsStream("/reference/rng/restoration_seed20.csv"), "file");
    assertArrayEquals(file.doubleColumn("duration").asDoubleArray(), duration, 1e-14);
    assertArrayEquals(file.doubleColumn("vi").asDoubleArray(), vi, 1e-16);
    assertArrayEquals(file.doubleColumn("yi").asDoubleArray(), yi, 1e-14);
  }

  private static RRandom from(int seed) {
    return RRandom.setSeed(seed);
  }

  private static void assertWhole(JsonNode expected, int[] actual) {
    assertArrayEquals(numbers(expected), doubles(actual));
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }
}

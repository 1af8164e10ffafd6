package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import io.github.metasaw.genetics.snp.Snp;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelatedTestsTest {

  private static final double[] Y = {0.1, 0.25, -0.05};
  private static final double[] S = {0.05, 0.08, 0.1};

  private static SampleCorrelation correlation(double ab, double ac, double bc) {
    return new SampleCorrelation(
        List.of("A", "B", "C"), new double[][] {{1, ab, ac}, {ab, 1, bc}, {ac, bc, 1}});
  }

  private static ClassicTests tests(SampleCorrelation r, int... place) {
    double[] y = new double[place.length];
    double[] w = new double[place.length];
    for (int i = 0; i < place.length; i++) {
      y[i] = Y[place[i]];
      w[i] = 1 / (S[place[i]] * S[place[i]]);
    }
    return new CorrelatedTests(r).of(place.length, place, y, w);
  }

  /** The weights of two studies are s2^2 - r s1 s2 and s1^2 - r s1 s2 (Lin and Sullivan 2009). */
  @Test
  void twoStudiesHaveAClosedForm() {
    ClassicTests tests = tests(correlation(0, 0.3, 0), 0, 2);
    double a = S[0];
    double b = S[2];
    double first = b * b - 0.3 * a * b;
    double second = a * a - 0.3 * a * b;
    assertEquals((first * Y[0] + second * Y[2]) / (first + second), tests.beta(), 1e-14);
    double variance = a * a * b * b * (1 - 0.09) / (a * a + b * b - 0.6 * a * b);
    assertEquals(Math.sqrt(variance), tests.se(), 1e-14);
    // the difference of the two has this variance, and Q is its square over it
    double difference = Y[0] - Y[2];
    assertEquals(difference * difference / (a * a + b * b - 0.6 * a * b), tests.Q(), 1e-13);
    assertEquals(Normal.logTwoSided(tests.beta() / tests.se()), tests.logP(), 1e-12);
  }

  /** metafor 3.8-1: {@code rma.mv(y, V)}, and {@code rma.mv(y, V + tau2 * diag(3))}. */
  @Test
  void threeStudiesAreThoseOfMetafor() {
    ClassicTests tests = tests(correlation(0.4, 0.1, 0.2), 0, 1, 2);
    assertEquals(0.0920796100731113, tests.beta(), 1e-14);
    assertEquals(0.0457734327821240, tests.se(), 1e-14);
    assertEquals(7.7497969130787965, tests.Q(), 1e-12);
    assertEquals(0.0116414473684211, tests.tau2(), 1e-14);
    assertEquals(0.1047176994230905, tests.betaRandom(), 1e-13);
    assertEquals(0.0812594273016845, tests.seRandom(), 1e-13);
    double z = tests.beta() / tests.se();
    assertEquals(z * z + tests.Q(), tests.Z2(), 1e-12);
  }

  @Test
  void independentStudiesAreAsEver() {
    double[] w = {1 / (S[0] * S[0]), 1 / (S[1] * S[1]), 1 / (S[2] * S[2])};
    ClassicTests expected = ClassicTests.of(3, Y, w);
    ClassicTests tests = tests(correlation(0, 0, 0), 0, 1, 2);
    assertEquals(expected.beta(), tests.beta(), 1e-14);
    assertEquals(expected.tau2(), tests.tau2(), 1e-14);
    assertEquals(expected.betaRandom(), tests.betaRandom(), 1e-14);
    assertEquals(expected.logPRandom(), tests.logPRandom(), 1e-12);
    assertEquals(expected.logPZ2(), tests.logPZ2(), 1e-12);
    assertEquals(ClassicTests.of(1, Y, w), tests(correlation(0.4, 0, 0), 0));
    assertTrue(Double.isNaN(tests(correlation(0.4, 0, 0)).beta()));
  }

  /** The variance of sum(sqrt(ni) zi) has 2 r sqrt(n1 n2) more for each pair that is there. */
  @Test
  void theTestBySampleSizesIsCorrectedToo() {
    double[] n = {400, 900, 100};
    double[] frequency = {0.2, 0.3, 0.4};
    double[] y = {Y[0], Y[1], Double.NaN};
    Snp snp = new Snp("rs1", "1", 1, "A", "G", y, S, n, frequency);
    double sum = 20 * Y[0] / S[0] + 30 * Y[1] / S[1];
    SampleCorrelation r = correlation(0.4, 0.5, 0.5);
    assertEquals(sum / Math.sqrt(1300), SampleTests.of(snp, null).z(), 1e-13);
    assertEquals(sum / Math.sqrt(1300 + 2 * 0.4 * 600), SampleTests.of(snp, r).z(), 1e-13);
    assertSame(
        SampleTests.NONE,
        SampleTests.of(
            new Snp(
                "rs1",
                "1",
                1,
                "A",
                "G",
                new double[] {Double.NaN, Double.NaN, Double.NaN},
                S,
                n,
                frequency),
            r));
  }
}

package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.snp.Snp;
import org.junit.jupiter.api.Test;

class SampleTestsTest {

  private static final double NA = Double.NaN;

  private static Snp snp(double[] sizes, double[] frequencies) {
    double[] yi = {0.2, -0.1, NA};
    double[] sei = {0.1, 0.05, NA};
    return new Snp("rs1", "1", 1, "A", "G", yi, sei, sizes, frequencies);
  }

  /** z of 2 and -2 with weights 20 and 10: (40 - 20) / sqrt(500). */
  @Test
  void studiesAreWeightedByTheRootOfTheirSizes() {
    SampleTests tests =
        SampleTests.of(snp(new double[] {400, 100, 900}, new double[] {0.3, 0.4, 0.9}));
    assertEquals(500, tests.n());
    assertEquals(20 / Math.sqrt(500), tests.z(), 1e-15);
    assertEquals(0.3710933695226962, Math.exp(tests.logP()), 1e-12);
    assertEquals((100 * 0.3 + 400 * 0.4) / 500, tests.frequency(), 1e-15);
    assertEquals(0.3, tests.minFrequency());
    assertEquals(0.4, tests.maxFrequency());
  }

  @Test
  void whatIsUnknownIsMissing() {
    SampleTests tests =
        SampleTests.of(snp(new double[] {400, NA, 900}, new double[] {NA, 0.4, NA}));
    assertTrue(Double.isNaN(tests.n()));
    assertTrue(Double.isNaN(tests.z()));
    assertEquals(0.4, tests.frequency(), 1e-15);
    assertEquals(0.4, tests.minFrequency());
    double[] none = {NA, NA, NA};
    assertSame(
        SampleTests.NONE, SampleTests.of(new Snp("rs", "", -1, "", "", none, none, none, none)));
  }

  /** z = 113: no double holds the p value. */
  @Test
  void largeStatisticsKeepTheirProbability() {
    double[] one = {1};
    Snp snp = new Snp("rs", "", -1, "", "", new double[] {113}, one, new double[] {9}, one);
    assertEquals(-2774.9043, SampleTests.of(snp).logP() / Math.log(10), 1e-3);
  }
}

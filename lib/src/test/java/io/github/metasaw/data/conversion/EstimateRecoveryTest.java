package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.random.RRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class EstimateRecoveryTest {

  private static final double NONE = Double.NaN;

  /** The standard error of a crossover trial is the spread of its simulated mean differences. */
  @Test
  void crossoverTrials() {
    RRandom random = RRandom.setSeed(12);
    int repeats = 4000;
    int n = 12;
    double r = 0.7;
    double[] differences = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      double[] first = random.rnorm(n);
      double[] rest = random.rnorm(n);
      for (int j = 0; j < n; j++) {
        double second = 1.5 * (r * first[j] + Math.sqrt(1 - r * r) * rest[j]);
        differences[i] += (first[j] - second) / n;
      }
    }
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("m1i", 4.0, 4.0, 4.0),
            DoubleColumn.create("sd1i", 1.0, 1.0, 1.0),
            DoubleColumn.create("m2i", 3.0, 3.0, 3.0),
            DoubleColumn.create("sd2i", 1.5, 1.5, 1.5),
            DoubleColumn.create("ni", n, n, n),
            DoubleColumn.create("n1i", NONE, NONE, 6),
            DoubleColumn.create("n2i", NONE, NONE, 6),
            DoubleColumn.create("ri", NONE, 0.2, NONE));
    Table converted = Conversion.of(t).withCorrelation(r).convert().table();
    double se = converted.doubleColumn("sei").get(0);
    double spread = DoubleColumn.create("x", differences).standardDeviation();
    // The standard error of an SD of 4000 values is 1.1 %.
    assertEquals(spread, se, 4 * 0.011 * se);
    assertEquals(1, converted.doubleColumn("yi").get(0));
    assertEquals(r, converted.doubleColumn("ri").get(0));
    assertEquals(
        Math.sqrt((1 + 2.25 - 2 * 0.2 * 1.5) / n), converted.doubleColumn("sei").get(1), 1e-14);
    // Two groups of different people are no pairs.
    assertTrue(converted.column("sei").isMissing(2));
  }

  @Test
  void anAnalysisOfPeopleTakenForTwoGroups() {
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("yi", 1.0, 1.0),
            DoubleColumn.create("sei", NONE, 0.2),
            DoubleColumn.create("unpairedi", 0.5, 0.5));
    Table converted = Conversion.of(t).withCorrelation(0.64).convert().table();
    assertEquals(0.3, converted.doubleColumn("sei").get(0), 1e-15);
    assertEquals(0.2, converted.doubleColumn("sei").get(1));
    assertEquals(
        "sei: SE = unpaired SE sqrt(1 - r) with r = 0.64, Cochrane Handbook 23.2.7",
        converted.stringColumn(Conversion.MARKS).get(0));
  }

  @Test
  void theSdOfDifferencesTellsTheCorrelation() {
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("m1i", 4.0),
            DoubleColumn.create("sd1i", 4.0),
            DoubleColumn.create("m2i", 3.0),
            DoubleColumn.create("sd2i", 5.0),
            DoubleColumn.create("sdi", Math.sqrt(17)),
            DoubleColumn.create("ni", 34.0));
    Table converted = Conversion.of(t).convert().table();
    assertEquals(0.6, converted.doubleColumn("ri").get(0), 1e-14);
    assertEquals(Math.sqrt(0.5), converted.doubleColumn("sei").get(0), 1e-14);
  }
}

package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GroupRecoveryTest {

  private static final double NONE = Double.NaN;

  private static Table changes(double[] before, double[] after, double[] change) {
    StringColumn study = StringColumn.create("study");
    for (int i = 0; i < before.length; i++) {
      study.append("S" + (i + 1));
    }
    return Table.create(
        "t",
        study,
        DoubleColumn.create("sdpre1i", before),
        DoubleColumn.create("sdpost1i", after),
        DoubleColumn.create("sd1i", change));
  }

  /** Simulated people measured twice with correlation 0.6: the SD of changes, within 2 %. */
  @Test
  void theSdOfChangesComesBackFromSimulatedPeople() {
    RRandom random = RRandom.setSeed(5);
    int samples = 400;
    int n = 50;
    double[] before = new double[samples];
    double[] after = new double[samples];
    double[] change = new double[samples];
    double[] none = new double[samples];
    for (int s = 0; s < samples; s++) {
      double[] first = random.rnorm(n);
      double[] rest = random.rnorm(n);
      double[] second = new double[n];
      double[] difference = new double[n];
      for (int i = 0; i < n; i++) {
        second[i] = 1 + 1.5 * (0.6 * first[i] + 0.8 * rest[i]);
        difference[i] = second[i] - first[i];
      }
      before[s] = DoubleColumn.create("x", first).standardDeviation();
      after[s] = DoubleColumn.create("x", second).standardDeviation();
      change[s] = DoubleColumn.create("x", difference).standardDeviation();
      none[s] = NONE;
    }
    Conversion plain = Conversion.of(changes(before, after, none));
    Table recovered = plain.withCorrelation(0.6).convert().table();
    double truth = Math.sqrt(1 + 1.5 * 1.5 - 2 * 0.6 * 1.5);
    assertEquals(truth, recovered.doubleColumn("sd1i").mean(), 0.02 * truth);
    Table back = Conversion.of(changes(before, after, change)).convert().table();
    assertEquals(0.6, back.doubleColumn("r1i").mean(), 0.02);
  }

  @Test
  void aCorrelationIsAskedForWithThoseOfOthers() {
    Table t =
        changes(
            new double[] {4, 4, 4}, new double[] {5, 5, 5}, new double[] {Math.sqrt(17), 5, NONE});
    ReadTable read = Conversion.of(t).convert();
    assertEquals(0.6, read.table().doubleColumn("r1i").get(0), 1e-14);
    assertTrue(read.table().column("sd1i").isMissing(2));
    assertEquals(
        "Without a within-person correlation, the SD of changes cannot be computed: S3. Assume a value with .withCorrelation(...), and vary it in a sensitivity analysis. Other studies imply 0.4000 to 0.6000.",
        read.checks().get(1).message().toString());
    Table assumed = Conversion.of(t).withCorrelation(0.5).convert().table();
    assertEquals(Math.sqrt(16 + 25 - 20), assumed.doubleColumn("sd1i").get(2), 1e-14);
    assertEquals(
        "sd1i: SD of changes = sqrt(SD1^2 + SD2^2 - 2 r SD1 SD2) with r = 0.5, Cochrane Handbook 6.5.2.8",
        assumed.stringColumn(Conversion.MARKS).get(2));
  }

  @Test
  void theReportedCorrelationWinsOverTheAssumedOne() {
    Table t = changes(new double[] {4}, new double[] {5}, new double[] {NONE});
    t.addColumns(
        DoubleColumn.create("r1i", 0.6),
        DoubleColumn.create("mpre1i", 10.0),
        DoubleColumn.create("mpost1i", 12.5));
    Table converted = Conversion.of(t).withCorrelation(0).convert().table();
    assertEquals(Math.sqrt(17), converted.doubleColumn("sd1i").get(0), 1e-14);
    assertEquals(2.5, converted.doubleColumn("m1i").get(0));
  }

  /** Quartiles of 300 normal samples of 60: on average within 3 % of the SD. */
  @Test
  void quartilesOfSimulatedStudiesGiveMeansAndSds() {
    RRandom random = RRandom.setSeed(6);
    int studies = 300;
    Table t = Table.create("t");
    double[][] columns = new double[4][studies];
    for (int s = 0; s < studies; s++) {
      double[] sample = random.rnorm(60, 20, 4);
      Arrays.sort(sample);
      // Quartiles as R has them by default: the 15th and the 45th gap, at three quarters and one.
      columns[0][s] = sample[14] + 0.75 * (sample[15] - sample[14]);
      columns[1][s] = (sample[29] + sample[30]) / 2;
      columns[2][s] = sample[44] + 0.25 * (sample[45] - sample[44]);
      columns[3][s] = 60;
    }
    String[] names = {"q1i", "mediani", "q3i", "ni"};
    for (int j = 0; j < names.length; j++) {
      t.addColumns(DoubleColumn.create(names[j], columns[j]));
    }
    Table converted = Conversion.of(t).convert().table();
    assertEquals(20, converted.doubleColumn("mi").mean(), 0.1);
    assertEquals(4, converted.doubleColumn("sdi").mean(), 0.12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "sd1i:-2 => sd1i in t must not be negative (it is a standard deviation), but row 1 ('A') holds '-2'",
        "n1i:0 => n1i in t must be above 0 (it is a number of people), but row 1 ('A') holds '0'",
        "se1i:0 => se1i in t must be above 0 (it is a standard error), but row 1 ('A') holds '0'",
        "percent1i:120 => percent1i in t must lie between 0 and 100 (it is a percentage), but row 1 ('A') holds '120'",
        "pi:5 => pi in t must lie between 0 and 1 (it is a p value), but row 1 ('A') holds '5'",
        "fi:-1 => fi in t must not be negative (it is an F statistic), but row 1 ('A') holds '-1'",
        "upper1i:0.5 => upper1i in t must not be below lower1i, but row 1 ('A') holds '0.5'",
        "median1i:0.5 => median1i in t must not be below q11i, but row 1 ('A') holds '0.5'",
        "upperi:-1 => upperi in t must not be below loweri, but row 1 ('A') holds '-1'"
      })
  void whatCannotBeIsRefusedWithItsCell(String cell, String message) {
    String[] parts = cell.split(":", 2);
    Table t =
        Table.create(
            "t",
            StringColumn.create("study", "A"),
            DoubleColumn.create("lower1i", 1.0),
            DoubleColumn.create("q11i", 1.0),
            DoubleColumn.create("loweri", 0.0),
            DoubleColumn.create(parts[0], Double.parseDouble(parts[1])));
    MetaException fault = assertThrows(MetaException.class, Conversion.of(t)::convert);
    assertEquals(message, fault.getMessage());
  }
}

package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rows that become one have the mean, SD and counts of all their people. */
class ArmCombinationTest {

  private static double mean(double... x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double sd(double... x) {
    double mean = mean(x);
    return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1));
  }

  /** Two doses against one control: the doses are one group, the control counts once. */
  @Test
  void dosesAreCombinedAndTheirControlCountsOnce() {
    RRandom random = RRandom.setSeed(11);
    double[] low = random.rnorm(20, 3, 2);
    double[] high = random.rnorm(31, 5, 4);
    double[] all = new double[51];
    System.arraycopy(low, 0, all, 0, 20);
    System.arraycopy(high, 0, all, 20, 31);
    Table trials =
        Table.create(
            "trials",
            StringColumn.create("study", "A", "B", "B"),
            StringColumn.create("dose", "10", "5", "20"),
            IntColumn.create("year", 2001, 2002, 2003),
            DoubleColumn.create("m1i", 4, mean(low), mean(high)),
            DoubleColumn.create("sd1i", 2, sd(low), sd(high)),
            IntColumn.create("n1i", 30, 20, 31),
            DoubleColumn.create("m2i", 3, 1.5, 1.5),
            DoubleColumn.create("sd2i", 2, 2.5, 2.5),
            IntColumn.create("n2i", 28, 40, 40));
    ReadTable read = Conversion.of(trials).withCombined(List.of("study")).convert();
    Table t = read.table();
    assertEquals(2, t.rowCount());
    assertEquals(mean(all), t.numberColumn("m1i").getDouble(1), 1e-12);
    assertEquals(sd(all), t.numberColumn("sd1i").getDouble(1), 1e-12);
    assertEquals(51, t.numberColumn("n1i").getDouble(1));
    assertEquals(40, t.numberColumn("n2i").getDouble(1));
    assertEquals(30, t.numberColumn("n1i").getDouble(0));
    assertEquals("5 + 20", t.stringColumn("dose").get(1));
    assertTrue(t.column("year").isMissing(1));
    assertEquals("", t.stringColumn(Conversion.MARKS).get(0));
    String mark = t.stringColumn(Conversion.MARKS).get(1);
    assertEquals(
        "group 1 of rows 2 and 3 combined, group 2 counted once, Cochrane Handbook 6.5.2.10", mark);
    assertEquals("B: " + mark + ".", read.checks().get(0).message().toString());
    assertTrue(read.checks().get(1).message().toString().endsWith(" year."));
  }

  /** Counts of single arms add up, whatever the order of the rows. */
  @Test
  void armsOfATableInLongFormAddUp() {
    Table arms =
        Table.create(
            "arms",
            StringColumn.create("study", "A", "A", "A", "B"),
            StringColumn.create("drug", "yes", "no", "yes", "yes"),
            DoubleColumn.create("xi", 3, 1, 4, 9),
            DoubleColumn.create("ni", 20, 22, 25, 80));
    Table t = Conversion.of(arms).withCombined(List.of("study", "drug")).convert().table();
    assertEquals(List.of(7.0, 1.0, 9.0), t.doubleColumn("xi").asList());
    assertEquals(List.of(45.0, 22.0, 80.0), t.doubleColumn("ni").asList());
    assertEquals(3, arms.doubleColumn("xi").get(0));
  }

  /** A number that one arm lacks is missing of all, and so is what holds of one arm only. */
  @Test
  void whatIsNotKnownOfAllIsMissing() {
    Table arms =
        Table.create(
            "arms",
            StringColumn.create("study", "A", "A"),
            DoubleColumn.create("mi", 3, 1),
            DoubleColumn.create("sdi", 2, Double.NaN),
            DoubleColumn.create("ni", 20, 22),
            DoubleColumn.create("mediani", 3, 3),
            DoubleColumn.create("yi", 0.5, 0.6));
    ReadTable read = Conversion.of(arms).withCombined(List.of("study")).convert();
    Table t = read.table();
    assertEquals((20 * 3 + 22) / 42.0, t.doubleColumn("mi").get(0), 1e-14);
    for (String column : List.of("sdi", "mediani", "yi")) {
      assertTrue(t.column(column).isMissing(0), column);
      assertTrue(read.checks().stream().anyMatch(c -> c.message().toString().contains(column)));
    }
  }

  @Test
  void rowsThatAreAlikeAreNotDifferentPeople() {
    Table twice =
        Table.create(
            "twice",
            StringColumn.create("study", "A", "A"),
            DoubleColumn.create("xi", 3, 3),
            DoubleColumn.create("ni", 20, 20));
    ReadTable read = Conversion.of(twice).withCombined(List.of("study")).convert();
    assertEquals(20, read.table().doubleColumn("ni").get(0));
    assertEquals(
        "'A' (rows 1 and 2) report the same values for all groups and are treated as one row, not as different people.",
        read.checks().get(0).message().toString());
  }
}

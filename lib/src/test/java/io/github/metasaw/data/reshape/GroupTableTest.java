package io.github.metasaw.data.reshape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Against metafor's {@code to.long}. */
class GroupTableTest {

  private static double[] numbers(Table table, String column) {
    return table.numberColumn(column).asDoubleArray();
  }

  @Test
  void countsByGroup() {
    Table bcg =
        Table.create(
            "bcg",
            IntColumn.create("trial", 1, 2),
            IntColumn.create("ai", 4, 6),
            IntColumn.create("n1i", 123, 306),
            IntColumn.create("ci", 11, 29),
            IntColumn.create("n2i", 139, 303));
    Table byGroup = Meta.toLong(EffectReader.of(bcg, EffectMeasure.OR));
    assertEquals(
        List.of("trial", "ai", "n1i", "ci", "n2i", "study", "group", "out1", "out2"),
        byGroup.columnNames());
    assertArrayEquals(new double[] {1, 1, 2, 2}, numbers(byGroup, "study"));
    assertArrayEquals(new double[] {1, 2, 1, 2}, numbers(byGroup, "group"));
    assertArrayEquals(new double[] {4, 11, 6, 29}, numbers(byGroup, "out1"));
    assertArrayEquals(new double[] {119, 128, 300, 274}, numbers(byGroup, "out2"));
  }

  @Test
  void meansAndRatesByGroup() {
    Table means = Table.create("means");
    String[] names = {"m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"};
    double[][] values = {{7, 8}, {1, 2}, {13, 14}, {1, 2}, {3, 4}, {11, 12}};
    for (int i = 0; i < names.length; i++) {
      means.addColumns(DoubleColumn.create(names[i], values[i]));
    }
    Table byGroup = Meta.toLong(EffectReader.of(means, EffectMeasure.SMD));
    assertArrayEquals(new double[] {7, 1, 8, 2}, numbers(byGroup, "mean"));
    assertArrayEquals(new double[] {1, 3, 2, 4}, numbers(byGroup, "sd"));
    assertArrayEquals(new double[] {13, 11, 14, 12}, numbers(byGroup, "n"));
    Table rates =
        Table.create(
            "rates",
            DoubleColumn.create("x1i", 7, 8),
            DoubleColumn.create("t1i", 13, 14),
            DoubleColumn.create("x2i", 1, 2),
            DoubleColumn.create("t2i", 11, 12));
    Table rateGroups = Meta.toLong(EffectReader.of(rates, EffectMeasure.IRR));
    assertArrayEquals(new double[] {7, 1, 8, 2}, numbers(rateGroups, "events"));
    assertArrayEquals(new double[] {13, 11, 14, 12}, numbers(rateGroups, "ptime"));
    Table single =
        Table.create("r", DoubleColumn.create("ri", 0.2), DoubleColumn.create("ni", 20.0));
    EffectReader reader = EffectReader.of(single, EffectMeasure.ZCOR);
    Table correlations = Meta.toLong(reader);
    assertEquals(List.of("ri", "ni", "study", "r", "n"), correlations.columnNames());
    assertArrayEquals(new double[] {20}, numbers(correlations, "n"));
  }

  /** Ten pairs: both 1, only the first 2, only the second 3, neither 4. */
  @Test
  void matchedPairsByMarginsAndByTable() {
    Table pairs = Table.create("pairs");
    String[] cells = {"ai", "bi", "ci", "di"};
    for (int i = 0; i < cells.length; i++) {
      pairs.addColumns(DoubleColumn.create(cells[i], i + 1.0));
    }
    Table margins = Meta.toLong(EffectReader.of(pairs, EffectMeasure.MPRD));
    assertArrayEquals(new double[] {1, 2}, numbers(margins, "time"));
    assertArrayEquals(new double[] {3, 4}, numbers(margins, "out1"));
    assertArrayEquals(new double[] {7, 6}, numbers(margins, "out2"));
    Table table = Meta.toLong(EffectReader.of(pairs, EffectMeasure.MPORC));
    assertArrayEquals(new double[] {1, 2}, numbers(table, "out.time1"));
    assertArrayEquals(new double[] {1, 3}, numbers(table, "out1.time2"));
    assertArrayEquals(new double[] {2, 4}, numbers(table, "out2.time2"));
  }

  @Test
  void thoseWithoutTheEventFollowFromTheTotal() {
    Table single =
        Table.create("p", DoubleColumn.create("xi", 3, 4), DoubleColumn.create("ni", 10, 20));
    Table rows = Meta.toLong(EffectReader.of(single, EffectMeasure.PLO));
    assertArrayEquals(new double[] {3, 4}, numbers(rows, "out1"));
    assertArrayEquals(new double[] {7, 16}, numbers(rows, "out2"));
  }

  @Test
  void dataWithoutGroupsAreRefused() {
    Table given = Table.create("t", DoubleColumn.create("yi", 1.0), DoubleColumn.create("vi", 1.0));
    EffectReader reader = EffectReader.of(given, EffectMeasure.GEN);
    String fault = assertThrows(MetaException.class, () -> Meta.toLong(reader)).getMessage();
    assertTrue(fault.startsWith("GEN is not computed here from counts"), fault);
  }
}

package io.github.metasaw.data.reshape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Against metafor's {@code to.long}, {@code to.wide} and {@code aggregate}. */
class ReshapeTest {

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
    assertThrows(MetaException.class, () -> Meta.toLong(reader));
  }

  private static Table arms() {
    return Table.create(
        "arms",
        IntColumn.create("study", 1, 1, 2, 2, 2, 3, 3),
        IntColumn.create("year", 1990, 1990, 1995, 1995, 1995, 2001, 2001),
        StringColumn.create("trt", "A", "P", "B", "P", "A", "B", "A"),
        IntColumn.create("r", 3, 5, 6, 7, 8, 9, 2),
        IntColumn.create("n", 10, 11, 12, 13, 14, 15, 16));
  }

  @Test
  void comparisonsWithAReference() {
    Table wide = ComparisonTable.of(arms(), "study", "trt", "P");
    assertEquals(
        List.of(
            "study", "year", "trt.1", "r.1", "n.1", "trt.2", "r.2", "n.2", "id", "comp", "design"),
        wide.columnNames());
    assertEquals(List.of("A-P", "A-P", "B-P", "B-A"), wide.stringColumn("comp").asList());
    assertEquals(List.of("A-P", "A-B-P", "A-B-P", "B-A"), wide.stringColumn("design").asList());
    assertArrayEquals(new double[] {3, 8, 6, 9}, numbers(wide, "r.1"));
    assertArrayEquals(new double[] {11, 13, 13, 16}, numbers(wide, "n.2"));
  }

  @Test
  void comparisonsWithTheMostFrequentGroup() {
    Table wide = Meta.toWide(arms(), "study", "trt");
    assertEquals(List.of("P-A", "B-A", "P-A", "B-A"), wide.stringColumn("comp").asList());
    assertThrows(MetaException.class, () -> ComparisonTable.of(arms(), "study", "trt", "Q"));
    assertThrows(MetaException.class, () -> ComparisonTable.of(arms(), "studie", "trt"));
    Table twice = arms();
    twice.stringColumn("trt").set(1, "A");
    MetaException fault =
        assertThrows(MetaException.class, () -> Meta.toWide(twice, "study", "trt"));
    assertEquals("study '1' has the group 'A' twice", fault.getMessage());
  }

  private static Table several() {
    return Table.create(
        "several",
        StringColumn.create("study", "x", "x", "y", "z", "z"),
        DoubleColumn.create("yi", 0.2, 0.4, 0.1, -0.3, 0.5),
        DoubleColumn.create("vi", 0.04, 0.09, 0.02, 0.05, 0.06),
        IntColumn.create("year", 2000, 2004, 2001, 1990, 1992),
        StringColumn.create("type", "a", "b", "a", "c", "c"));
  }

  @Test
  void severalEffectsOfAStudyBecomeOne() {
    Table one = Meta.aggregate(several(), "study", 0.6);
    assertArrayEquals(
        new double[] {0.21379310344827590, 0.1, 0.00965207871433422}, numbers(one, "yi"), 1e-14);
    assertArrayEquals(
        new double[] {0.0397241379310345, 0.02, 0.0433670022171196}, numbers(one, "vi"), 1e-14);
    assertArrayEquals(new double[] {2002, 2001, 1991}, numbers(one, "year"));
    assertEquals(List.of("a", "a", "c"), one.stringColumn("type").asList());
    assertEquals(List.of("x", "y", "z"), one.stringColumn("study").asList());
    Table independent = Meta.aggregate(several(), "study", 0);
    assertArrayEquals(
        new double[] {0.2615384615384616, 0.1, 0.0636363636363636},
        numbers(independent, "yi"),
        1e-14);
    Table equal = Aggregation.of(several(), "study", 0.6).withWeights(false).table();
    assertArrayEquals(new double[] {0.0505, 0.02, 0.043931676725155}, numbers(equal, "vi"), 1e-14);
  }

  @Test
  void aggregatedEffectsKnowTheirMeasure() {
    Table raw =
        Table.create(
            "raw",
            StringColumn.create("study", "x", "x", "y"),
            DoubleColumn.create("ri", 0.2, 0.3, 0.4),
            DoubleColumn.create("ni", 30, 30, 50));
    Table one = Meta.aggregate(Meta.effects(raw, EffectMeasure.ZCOR), "study", 0.5);
    Studies studies = Meta.studies(one).read();
    assertEquals(EffectMeasure.ZCOR, studies.measure());
    assertTrue(studies.raw().isEmpty());
  }

  @Test
  void whatCannotBeAggregatedIsRefused() {
    assertThrows(MetaException.class, () -> Meta.aggregate(several(), "study", 1));
    assertThrows(MetaException.class, () -> Meta.aggregate(several(), "studdy", 0.5));
    Table many = several();
    many.stringColumn("study").set(2, "x");
    assertThrows(MetaException.class, () -> Meta.aggregate(many, "study", -0.6));
    Table gap = several();
    gap.doubleColumn("yi").setMissing(0);
    assertEquals(0.4, numbers(Meta.aggregate(gap, "study", 0.6), "yi")[0], 1e-15);
  }
}

package io.github.metasaw.data.reshape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Against metafor's {@code aggregate}. */
class AggregationTest {

  private static double[] numbers(Table table, String column) {
    return table.numberColumn(column).asDoubleArray();
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

  private static Table timed() {
    return Table.create(
        "timed",
        StringColumn.create("study", "x", "x", "y", "z", "z", "z"),
        DoubleColumn.create("yi", 0.2, 0.4, 0.1, -0.3, 0.5, 0.1),
        DoubleColumn.create("vi", 0.04, 0.09, 0.02, 0.05, 0.06, 0.03),
        IntColumn.create("time", 1, 3, 1, 1, 2, 4),
        IntColumn.create("obs", 1, 2, 1, 1, 1, 2));
  }

  private static void assertStructure(
      Dependence dependence, double[] yi, double[] vi, double[] unweighted) {
    Aggregation aggregation = Aggregation.of(timed(), "study", dependence);
    assertArrayEquals(yi, numbers(aggregation.table(), "yi"), 1e-14);
    assertArrayEquals(vi, numbers(aggregation.table(), "vi"), 1e-14);
    Table equal = aggregation.withWeights(false).table();
    assertArrayEquals(new double[] {0.3, 0.1, 0.1}, numbers(equal, "yi"), 1e-15);
    assertArrayEquals(unweighted, numbers(equal, "vi"), 1e-14);
    KnownV v = KnownV.blocks(timed(), "vi", "study", dependence);
    assertArrayEquals(yi, numbers(Aggregation.of(timed(), "study", v).table(), "yi"), 1e-14);
  }

  /** Values of metafor 5.1-12: aggregate with struct ID, CS, CAR, CS+CAR and CS*CAR. */
  @Test
  void theStructuresOfMetafor() {
    assertStructure(
        Dependence.of().rho(0),
        new double[] {0.26153846153846155, 0.1, 0.08095238095238094},
        new double[] {0.02769230769230769, 0.02, 0.01428571428571429},
        new double[] {0.0325, 0.02, 0.01555555555555555});
    assertStructure(
        Dependence.of().rho(0.6),
        new double[] {0.2137931034482759, 0.1, 0.04830430804509576},
        new double[] {0.03972413793103449, 0.02, 0.02855014602944549},
        new double[] {0.0505, 0.02, 0.03367935503339337});
    assertStructure(
        Dependence.of().time("time", 0.8),
        new double[] {0.2060150375939849, 0.1, -0.1471184457956104},
        new double[] {0.03995187969924812, 0.02, 0.02657546787173162},
        new double[] {0.0517, 0.02, 0.03573341771790193});
    assertStructure(
        Dependence.of().rho(0.3).fadingTime("time", 0.8),
        new double[] {0.1757455268389662, 0.1, -0.2135124955763461},
        new double[] {0.03940819085487076, 0.02, 0.02750430647512839},
        new double[] {0.05494, 0.02, 0.03874195880811693});
    assertStructure(
        Dependence.of().obs("obs", 0.3).time("time", 0.8),
        new double[] {0.25325355272999256, 0.1, -0.01443957304647344},
        new double[] {0.03241669409124907, 0.02, 0.02147883554937354},
        new double[] {0.03826, 0.02, 0.02842501714210154});
  }

  @Test
  void countsOfEstimates() {
    Table one = Aggregation.of(timed(), "study", 0.6).withCounts(true).table();
    assertArrayEquals(new double[] {2, 1, 3}, numbers(one, "ki"));
    assertEquals(List.of("study", "yi", "vi", "time", "obs", "ki"), one.columnNames());
  }

  @Test
  void aGivenVMustNotCorrelateStudies() {
    double[][] v = KnownV.blocks(timed(), "vi", "study", 0.6).toArray();
    v[0][5] = 0.001;
    v[5][0] = 0.001;
    KnownV crossed = KnownV.dense(v);
    assertEquals(
        "V correlates row 6 of 'z' with row 1 of 'x'; estimates of different studies cannot be"
            + " aggregated by study",
        assertThrows(MetaException.class, () -> Aggregation.of(timed(), "study", crossed).table())
            .getMessage());
    KnownV small = KnownV.of(1, 2);
    assertEquals(
        "V has 2 rows, but timed has 6",
        assertThrows(MetaException.class, () -> Aggregation.of(timed(), "study", small))
            .getMessage());
  }
}

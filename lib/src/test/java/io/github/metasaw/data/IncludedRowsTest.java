package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class IncludedRowsTest {

  /** The first four trials of a vaccine against tuberculosis, the first without its events. */
  private static Table trials() {
    return Table.create(
        "trials",
        DoubleColumn.create("ai", Double.NaN, 6, 3, 62),
        DoubleColumn.create("bi", 119, 300, 228, 13536),
        DoubleColumn.create("ci", 11, 29, 11, 248),
        DoubleColumn.create("di", 128, 274, 209, 12619),
        BooleanColumn.create("first", true, true, true, false),
        IntColumn.create("last", 0, 0, 1, 1));
  }

  private static Table first() {
    return EffectReader.of(trials(), EffectMeasure.RR).including("first").table();
  }

  @Test
  void onlyTheRowsIncludedAreComputed() {
    Table table = first();
    double[] yi = table.doubleColumn("yi").asDoubleArray();
    assertTrue(Double.isNaN(yi[0]) && Double.isNaN(yi[3]));
    assertEquals(-1.5854, yi[1], 5e-5);
    assertEquals(-1.3481, yi[2], 5e-5);
    assertEquals(List.of("", "RR", "RR", ""), table.stringColumn("measure").asList());
    EffectColumn column = assertInstanceOf(EffectColumn.class, table.column("yi"));
    assertTrue(!column.isMixed());
  }

  /** metafor's test of {@code escalc(include = )} has these numbers. */
  @Test
  void othersKeepWhatTheyHave() {
    Table table = EffectReader.of(first(), EffectMeasure.OR).including("last").table();
    double[] yi = table.doubleColumn("yi").asDoubleArray();
    assertEquals(-1.5854, yi[1], 5e-5);
    assertEquals(-1.3863, yi[2], 5e-5);
    assertEquals(-1.4564, yi[3], 5e-5);
    assertEquals(List.of("", "RR", "OR", "OR"), table.stringColumn("measure").asList());
    assertTrue(((EffectColumn) table.column("yi")).isMixed());
  }

  @Test
  void fillingLeavesEstimatesAlone() {
    Table table = EffectReader.of(first(), EffectMeasure.OR).filling("last").table();
    assertEquals(-1.3481, table.doubleColumn("yi").getDouble(2), 5e-5);
    assertEquals(-1.4564, table.doubleColumn("yi").getDouble(3), 5e-5);
    assertEquals(List.of("", "RR", "RR", "OR"), table.stringColumn("measure").asList());
  }

  @Test
  void aColumnOfOtherNumbersIsRefused() {
    Table table = trials().addColumns(IntColumn.create("often", 0, 1, 2, 1));
    assertEquals(
        "column 'often' says which rows get effect sizes, so it must be true or false, or 1 or 0,"
            + " and row 3 is neither",
        assertThrows(
                MetaException.class,
                () -> EffectReader.of(table, EffectMeasure.RR).including("often").table())
            .getMessage());
  }
}

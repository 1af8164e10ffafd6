package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Shares of the studies, a column for each fit. */
class WeightsTableTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final Fit RANDOM = Meta.fit(Meta.studies(BCG).read());
  private static final Fit COMMON =
      Meta.fit(Meta.studies(BCG), FreqOptions.defaults().withMethod("common"));

  @Test
  void oneFitAndSeveral() {
    Table one = Render.weightsTable(RANDOM);
    assertEquals(List.of("study", "weight"), one.columnNames());
    assertArrayEquals(RANDOM.weights(), one.doubleColumn("weight").asDoubleArray());
    Table two = Render.weightsTable(List.of("b", "a"), List.of(COMMON, RANDOM));
    assertEquals(List.of("study", "b", "a"), two.columnNames());
    assertArrayEquals(COMMON.weights(), two.doubleColumn("b").asDoubleArray());
    assertEquals(RANDOM.studies().labels(), two.stringColumn("study").asList());
  }

  @Test
  void whatCannotStandSideBySide() {
    assertEquals(
        "'a' stands twice",
        assertThrows(
                MetaException.class,
                () -> Render.weightsTable(List.of("a", "a"), List.of(RANDOM, COMMON)))
            .getMessage());
    assertEquals(
        "a table of weights takes as many names as fits, not 1 and 2",
        assertThrows(
                MetaException.class,
                () -> Render.weightsTable(List.of("a"), List.of(RANDOM, COMMON)))
            .getMessage());
    Fit other = Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read());
    assertThrows(
        MetaException.class, () -> Render.weightsTable(List.of("a", "b"), List.of(RANDOM, other)));
  }
}

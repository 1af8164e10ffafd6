package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class DataPreparationTest {

  private static Studies studies(double... vi) {
    return Meta.studies(
            Table.create(
                "few", DoubleColumn.create("yi", 0.1, 0.2, 0.3), DoubleColumn.create("vi", vi)))
        .read();
  }

  @Test
  void whatIsCompleteWasNotPrepared() {
    assertTrue(DataPreparation.of(studies(0.1, 0.1, 0.1)).isEmpty());
  }

  /** A trial without events lacks no data, and yet no odds ratio can be computed from it. */
  @Test
  void rowsAreLeftOutForMoreThanMissingData() {
    assertEquals(
        "Rows that lack a value needed for the analysis were left out.",
        DataPreparation.of(studies(0.1, Double.NaN, 0.1)).orElseThrow().sentence());
  }
}

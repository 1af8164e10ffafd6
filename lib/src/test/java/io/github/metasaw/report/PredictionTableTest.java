package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.Fit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Predictions beside what they are for. */
class PredictionTableTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final Fit FIT = Meta.fit(BCG, "yi ~ alloc + log(ablat)");

  @Test
  void rowsOfAFitHaveStudyAndModerators() {
    Table shown = Render.predictionTable(FIT, FIT.predict());
    assertEquals(List.of("study", "ablat", "alloc", "estimate"), shown.columnNames().subList(0, 4));
    assertEquals(13, shown.rowCount());
  }

  @Test
  void onePredictionForAllStandsAlone() {
    Fit fit = Meta.fit(Meta.studies(BCG).read());
    assertEquals(
        fit.predict().columnNames(), Render.predictionTable(fit, fit.predict()).columnNames());
  }

  @Test
  void newDataOfTwoOutcomesIsRepeated() {
    Table newdata =
        Table.create("new", DoubleColumn.create("x", 1, 2), DoubleColumn.create("SE", 3, 4));
    Table predicted =
        Table.create(
            "predicted",
            DoubleColumn.create("estimate", 5, 6, 7, 8),
            DoubleColumn.create("se", 1, 1, 1, 1));
    Table shown = Render.predictionTable(newdata, predicted);
    assertEquals(List.of("x", "estimate", "se"), shown.columnNames());
    assertEquals(List.of(1.0, 2.0, 1.0, 2.0), shown.doubleColumn("x").asList());
    assertEquals(2, newdata.rowCount());
  }
}

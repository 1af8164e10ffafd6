package io.github.metasaw.data.revman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RevManCsvTest {

  private static Table web(double sd, double se, double variance) {
    return Table.create(
        "rows",
        IntColumn.create("Analysis group", new int[] {1}),
        IntColumn.create("Analysis number", new int[] {2}),
        StringColumn.create("Analysis name", "Pain"),
        StringColumn.create("Study", "Adam"),
        DoubleColumn.create("Experimental N", 10.0),
        DoubleColumn.create("GIV Mean", 0.5),
        DoubleColumn.create("GIV SE", se),
        DoubleColumn.create("Experimental SD", sd),
        DoubleColumn.create("Variance", variance));
  }

  private static OutcomeKind kind(Table table) {
    return RevManCsv.ofWeb(table, Table.create("none")).get(0).kind();
  }

  /** Without settings the columns that are not 0 tell what was reported. */
  @Test
  void theKindOfDataIsKnownByItsNumbers() {
    assertEquals(OutcomeKind.MEANS, kind(web(2, 0, 0)));
    assertEquals(OutcomeKind.ESTIMATES, kind(web(0, 0.1, 0)));
    assertEquals(OutcomeKind.OBSERVED_EXPECTED, kind(web(0, 0, 3)));
    assertEquals(OutcomeKind.COUNTS, kind(web(0, 0, 0)));
  }

  @Test
  void settingsGiveTheMeasureAndAnalysesWithoutStudiesAreLeftOut() {
    Table settings =
        Table.create(
            "settings",
            IntColumn.create("Analysis group", 1, 1),
            IntColumn.create("Analysis number", 2, 3),
            StringColumn.create("Analysis name", "Pain", "Sleep"),
            StringColumn.create("Data type", "Continuous", "Continuous"),
            StringColumn.create("Effect measure", "Mean Difference", "Mean Difference"));
    assertTrue(RevManCsv.isSettings(settings));
    assertFalse(RevManCsv.isWeb(settings));
    List<ReviewOutcome> outcomes = RevManCsv.ofWeb(web(2, 0, 0), settings);
    assertEquals(1, outcomes.size());
    assertEquals("1.2", outcomes.get(0).number());
    assertEquals(EffectMeasure.MD, outcomes.get(0).measure().orElseThrow());
  }
}

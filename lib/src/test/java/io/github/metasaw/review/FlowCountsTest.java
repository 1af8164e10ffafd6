package io.github.metasaw.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class FlowCountsTest {

  private static FlowCounts flow(String items, double... numbers) {
    return FlowCounts.of(
        Table.create(
            "counts",
            StringColumn.create("item", items.split("\\|", -1)),
            DoubleColumn.create("n", numbers)));
  }

  @Test
  void whatFollowsIsComputed() {
    FlowCounts flow =
        flow(
            "databases|registers|duplicates|excluded|not_retrieved|excluded: wrong design|Studies",
            500,
            20,
            120,
            350,
            4,
            26,
            15);
    assertEquals(OptionalInt.of(400), flow.count(FlowItem.SCREENED));
    assertEquals(OptionalInt.of(50), flow.count(FlowItem.SOUGHT));
    assertEquals(OptionalInt.of(46), flow.count(FlowItem.ASSESSED));
    assertEquals(OptionalInt.of(20), flow.count(FlowItem.REPORTS));
    assertEquals(OptionalInt.of(15), flow.count(FlowItem.STUDIES));
    assertEquals(OptionalInt.empty(), flow.count(FlowItem.AUTOMATION));
    assertEquals(Map.of("wrong design", 26), flow.reasons());
  }

  @Test
  void theTableReadsAsTheSameCounts() {
    FlowCounts flow = flow("databases|excluded: age|excluded: design", 30, 4, 5);
    assertEquals(flow.table().toString(), FlowCounts.of(flow.table()).table().toString());
  }

  @Test
  void contradictionsAreRefused() {
    String message =
        assertThrows(MetaException.class, () -> flow("databases|duplicates|screened", 250, 40, 200))
            .getMessage();
    assertEquals(
        "'screened' is 200, but records identified less those removed are 210; correct one of the counts, or leave 'screened' out, and it is computed",
        message);
    assertThrows(MetaException.class, () -> flow("databases|duplicates", 10, 12));
    assertThrows(MetaException.class, () -> flow("databases|reports|studies", 10, 10, 12));
  }

  @Test
  void itemsAndNumbersAreChecked() {
    assertTrue(
        assertThrows(MetaException.class, () -> flow("databases|screend", 10, 10))
            .getMessage()
            .contains("screened"));
    assertThrows(MetaException.class, () -> flow("databases", 10.5));
    assertThrows(MetaException.class, () -> flow("databases", -1));
    assertThrows(MetaException.class, () -> flow("databases|databases", 1, 1));
    assertThrows(MetaException.class, () -> flow("screened", 5));
  }
}

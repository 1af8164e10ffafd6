package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Every measure stands once, those of one kind of data together. */
class MeasureTableTest {

  @Test
  void everyMeasureOnceAndKindsTogether() {
    Table table = MeasureTable.of();
    assertEquals(
        Arrays.stream(EffectMeasure.values()).map(EffectMeasure::id).sorted().toList(),
        table.stringColumn("measure").asList().stream().sorted().toList());
    List<String> kinds = table.stringColumn("data").asList();
    Set<String> closed = new HashSet<>();
    for (int i = 1; i < kinds.size(); i++) {
      if (!kinds.get(i).equals(kinds.get(i - 1))) {
        assertTrue(closed.add(kinds.get(i - 1)), kinds.get(i - 1));
      }
    }
    assertFalse(closed.contains(kinds.get(kinds.size() - 1)));
  }

  @Test
  void inputsAndFormulaAreThoseOfTheMeasure() {
    Table table = MeasureTable.of();
    int or = table.stringColumn("measure").asList().indexOf("OR");
    assertEquals("ai, bi, ci, di", table.stringColumn("inputs").get(or));
    assertEquals("log(ai di / (bi ci))", table.stringColumn("formula").get(or));
    assertEquals("Log odds ratio", table.stringColumn("label").get(or));
  }
}

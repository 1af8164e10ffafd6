package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.file.ReadTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Effect sizes go with the raw data beside them, also after these were converted. */
class ConvertedEffectsTest {

  /** Two comparisons of trial B with one control, and a trial by itself. */
  private static Table effects() {
    Table arms =
        Table.create(
            "arms",
            StringColumn.create("study", "A", "B", "B"),
            DoubleColumn.create("ai", 12, 5, 8),
            DoubleColumn.create("n1i", 100, 50, 60),
            DoubleColumn.create("ci", 20, 16, 16),
            DoubleColumn.create("n2i", 100, 80, 80));
    return Meta.effects(arms, EffectMeasure.OR);
  }

  @Test
  void sharedControlsGiveTheOddsRatiosOfTheirHalves() {
    ReadTable split = Conversion.of(effects()).withShared(List.of("study")).convert();
    Table table = split.table();
    assertTrue(table.column("yi") instanceof EffectColumn);
    assertEquals(8, table.doubleColumn("ci").get(1));
    double odds = Math.log(5.0 / 45 / (8.0 / 32));
    assertEquals(odds, table.doubleColumn("yi").get(1), 1e-14);
    double variance = 1 / 5.0 + 1 / 45.0 + 1 / 8.0 + 1 / 32.0;
    assertEquals(variance, table.doubleColumn("vi").get(1), 1e-14);
    assertTrue(split.checks().stream().anyMatch(c -> c.name().equals("effect_sizes")));
    Studies studies = Meta.studies(table).read();
    assertEquals(EffectMeasure.OR, studies.measure());
    assertTrue(studies.raw().isPresent());
  }

  @Test
  void whatCannotBeComputedAnewIsNoEffectSizeOfTheseData() {
    Table named = effects();
    named.column("vi").setName("variance");
    ReadTable split = Conversion.of(named).withShared(List.of("study")).convert();
    assertFalse(split.table().column("yi") instanceof EffectColumn);
    assertEquals(named.doubleColumn("yi").get(1), split.table().doubleColumn("yi").get(1));
    assertTrue(
        split.checks().stream()
            .anyMatch(c -> c.name().equals("effect_sizes") && c.value().equals("old")));
  }

  @Test
  void effectSizesOfUnchangedDataStay() {
    Table table = effects();
    ReadTable same = Conversion.of(table).convert();
    assertEquals(table.doubleColumn("yi").asList(), same.table().doubleColumn("yi").asList());
    assertFalse(same.checks().stream().anyMatch(c -> c.name().equals("effect_sizes")));
  }
}

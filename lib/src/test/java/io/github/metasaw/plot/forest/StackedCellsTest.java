package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.plot.scene.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedCellsTest {

  private static ForestData data(String dataset, EffectMeasure measure) {
    Studies studies = Meta.studies(Meta.effects(Meta.dataset(dataset), measure)).read();
    return ForestData.of(List.of(Meta.fit(studies)), ForestOptions.defaults());
  }

  private static List<String> drawn(ForestData data) {
    StackedCells stacked = new StackedCells(data, 13);
    List<Mark> marks = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      stacked.draw(row, 0, 100, marks);
    }
    return marks.stream().map(mark -> ((Mark.Text) mark).text()).toList();
  }

  @Test
  void countsOfTwoGroupsAreReadAsEventsOfTotals() {
    ForestData data = data("nielweise2007", EffectMeasure.OR);
    assertEquals("Events/total: Treatment | Control", new StackedCells(data, 13).heading());
    List<String> lines = drawn(data);
    assertEquals("0/116 | 3/117", lines.get(0));
    assertEquals(data.studies().size() + 1, lines.size(), "one per study, and the sums");
  }

  /** Means have no sum: that of the group sizes alone would be taken for a mean. */
  @Test
  void sumsOfSomeColumnsOnlyAreLeftOut() {
    ForestData data = data("normand1999", EffectMeasure.SMD);
    assertEquals("Mean/SD/total: Treatment | Control", new StackedCells(data, 13).heading());
    assertEquals("55/47/155 | 75/64/156", drawn(data).get(0));
    assertEquals(data.studies().size(), drawn(data).size());
  }

  @Test
  void columnsOfTheTableStandOneByOne() {
    ForestData data =
        ForestData.of(
            List.of(
                Meta.fit(
                    Meta.studies(Meta.dataset("bcg")).require(List.of("ablat", "alloc")).read())),
            ForestOptions.defaults().withColumns(List.of("ablat", "alloc")));
    StackedCells stacked = new StackedCells(data, 13);
    assertEquals("ablat | alloc", stacked.heading());
    assertEquals("44 | random", drawn(data).get(0));
    assertTrue(stacked.height(0) > 0);
    assertEquals(0, stacked.height(data.rows().size() - 1), "nothing below the pooled effect");
  }

  @Test
  void withoutColumnsThereIsNothing() {
    StackedCells none = new StackedCells(data("normand1999", EffectMeasure.SMD).withoutCells(), 13);
    List<Mark> marks = new ArrayList<>();
    assertEquals(0, none.head(0, 0, 100, marks));
    assertEquals(0, none.width());
    assertTrue(marks.isEmpty());
  }
}

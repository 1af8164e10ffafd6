package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.scene.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackedCellsTest {

  private static ForestData data(String dataset, EffectMeasure measure) {
    Studies studies = Meta.studies(Meta.effects(Meta.dataset(dataset), measure)).read();
    return ForestData.of(List.of(Meta.fit(studies)), ForestOptions.defaults());
  }

  private static StackedCells stacked(ForestData data) {
    return new StackedCells(data, new ForestNumbers(data), 13);
  }

  private static List<String> drawn(ForestData data) {
    StackedCells stacked = stacked(data);
    List<Mark> marks = new ArrayList<>();
    for (int row = 0; row < data.rows().size(); row++) {
      stacked.draw(row, 0, 100, marks);
    }
    return marks.stream().map(mark -> ((Mark.Text) mark).text()).toList();
  }

  @Test
  void countsOfTwoGroupsAreReadAsEventsOfTotals() {
    ForestData data = data("nielweise2007", EffectMeasure.OR);
    assertEquals(List.of("Events/total: Treatment | Control"), stacked(data).headings());
    List<String> lines = drawn(data);
    assertEquals("0/116 | 3/117", lines.get(0));
    assertEquals(data.studies().size() + 1, lines.size(), "one per study, and the sums");
  }

  /** Means have no sum: that of the group sizes alone would be taken for a mean. */
  @Test
  void sumsOfSomeColumnsOnlyAreLeftOut() {
    ForestData data = data("normand1999", EffectMeasure.SMD);
    assertEquals(List.of("Mean/SD/total: Treatment | Control"), stacked(data).headings());
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
    StackedCells stacked = stacked(data);
    assertEquals(List.of("ablat | alloc"), stacked.headings());
    assertEquals("44 | random", drawn(data).get(0));
    assertTrue(stacked.height(0) > 0);
    assertEquals(0, stacked.height(data.rows().size() - 1), "nothing below the pooled effect");
  }

  /** In a narrow window there is room for the weights of one model only. */
  @Test
  void weightsOfSeveralModelsAreASecondLine() {
    Studies studies =
        Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();
    ForestData data =
        ForestData.of(
            List.of(
                Meta.fit(studies, FreqOptions.defaults().withMethod("common")), Meta.fit(studies)),
            ForestOptions.defaults());
    assertEquals(
        List.of(
            "Events/total: Treatment | Control", "Weights: Common effect | Random effects (REML)"),
        stacked(data).headings());
    List<String> lines = drawn(data);
    assertEquals("0/116 | 3/117", lines.get(0));
    ForestRow first = data.rows().get(0);
    ForestNumbers numbers = new ForestNumbers(data);
    assertEquals(numbers.weight(first, 0) + " | " + numbers.weight(first, 1), lines.get(1));
    assertEquals(2 * 13, stacked(data).height(0), "two lines of 11 pixels and their leading");
    ForestColumns narrow = new ForestColumns(data, ForestRoom.NARROW);
    assertTrue(narrow.width < 480, "readable at a width of 500 pixels: " + narrow.width);
  }

  @Test
  void withoutColumnsThereIsNothing() {
    StackedCells none = StackedCells.none(13);
    List<Mark> marks = new ArrayList<>();
    assertEquals(0, none.head(0, 0, 100, marks));
    assertEquals(0, none.width());
    assertTrue(marks.isEmpty());
  }
}

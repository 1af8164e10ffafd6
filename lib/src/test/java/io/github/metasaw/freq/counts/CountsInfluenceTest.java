package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Deletion;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/** The influence of studies on pooled counts, against fits to tables without each study. */
class CountsInfluenceTest {

  private static CountsFit fit(Table trials, String method) {
    return Meta.counts(
        Meta.effects(trials, EffectMeasure.OR), CountsOptions.defaults().withMethod(method));
  }

  private static Table bcg() {
    Table trials = Meta.dataset("bcg").rejectColumns("yi", "vi");
    List.of("tpos=ai", "tneg=bi", "cpos=ci", "cneg=di")
        .forEach(
            pair -> {
              String[] names = pair.split("=", 2);
              trials.column(names[0]).setName(names[1]);
            });
    return trials;
  }

  @ParameterizedTest
  @ValueSource(strings = {"MH", "Peto", "UM.FS", "CM.EL", "CM.AL", "BB"})
  void againstTablesWithoutEachStudy(String method) {
    Table trials = bcg();
    CountsFit all = fit(trials, method);
    Table influence = all.influence();
    assertFalse(influence.containsColumn("hat"));
    Table own = Meta.effects(trials, method.equals("Peto") ? EffectMeasure.PETO : EffectMeasure.OR);
    for (int i = 0; i < trials.rowCount(); i++) {
      CountsFit without = fit(trials.dropWhere(Selection.with(i)), method);
      double change = all.estimate() - without.estimate();
      double spread = own.doubleColumn("vi").get(i) + without.tau2() + square(without.se());
      double gap = own.doubleColumn("yi").get(i) - without.estimate();
      same(gap / Math.sqrt(spread), influence, "rstudent", i);
      same(square(change / all.se()), influence, "cook.d", i);
      same(change / without.se(), influence, "dffits", i);
      same(change / without.se(), influence, "dfbs:(Intercept)", i);
      same(square(without.se() / all.se()), influence, "cov.r", i);
      same(without.tau2(), influence, "tau2.del", i);
    }
  }

  private static double square(double value) {
    return value * value;
  }

  private static void same(double expected, Table influence, String column, int row) {
    double actual = influence.doubleColumn(column).get(row);
    assertEquals(expected, actual, 1e-5 * Math.max(1, Math.abs(expected)), column + " " + row);
  }

  @Test
  void clustersOfStudies() {
    CountsFit fit = fit(bcg(), "CM.EL");
    Table clusters = fit.influence("alloc");
    Table refits = fit.leaveOneOut("alloc");
    for (int c = 0; c < clusters.rowCount(); c++) {
      double change = fit.estimate() - refits.doubleColumn("estimate").get(c);
      assertEquals(square(change / fit.se()), clusters.doubleColumn("cook.d").get(c), 1e-9);
      assertEquals(
          refits.doubleColumn("tau2").get(c), clusters.doubleColumn("tau2.del").get(c), 1e-12);
      assertTrue(clusters.doubleColumn("X2").get(c) > 0);
    }
  }

  /** A study without events is left out of the model: without it nothing changes. */
  @Test
  void aStudyThatSaysNothing() {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 0, 4, 12, 3, 20),
            DoubleColumn.create("n1i", 50, 100, 120, 80, 300),
            DoubleColumn.create("ci", 0, 9, 20, 5, 29),
            DoubleColumn.create("n2i", 50, 110, 115, 90, 290));
    Table influence = fit(trials, "UM.FS").influence();
    assertTrue(influence.doubleColumn("rstudent").isMissing(0));
    assertEquals(0, influence.doubleColumn("cook.d").get(0), 1e-9);
    assertFalse(
        IntStream.range(1, 5).anyMatch(i -> influence.doubleColumn("rstudent").isMissing(i)));
  }

  @Test
  void theSpreadOfAllStudiesCannotBeKept() {
    Deletion kept = Deletion.ofStudies().withDispersionKept();
    String message =
        assertThrows(MetaException.class, () -> fit(bcg(), "UM.FS").influence(kept)).getMessage();
    assertTrue(message.contains("estimate the variation between studies anew"), message);
    CountsFit peto = fit(bcg(), "Peto");
    assertArrayEquals(
        peto.influence().doubleColumn("cook.d").asDoubleArray(),
        peto.influence(kept).doubleColumn("cook.d").asDoubleArray());
  }
}

package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SubgroupRowsTest {

  private static Table counts() {
    Table es = Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR);
    StringColumn half = StringColumn.create("half");
    for (int i = 0; i < es.rowCount(); i++) {
      half.append(i < 9 ? "early" : "late");
    }
    return es.addColumns(half);
  }

  /** Counts pooled without estimates of the studies have subgroups and totals too. */
  @Test
  void pooledCountsHaveSubgroups() throws Exception {
    CountsFit fit = Meta.counts(counts(), CountsOptions.defaults().withMethod("MH"));
    ForestOptions options = ForestOptions.defaults().withGroup("half");
    ForestData data = ForestData.of(List.of(fit), options);
    List<ForestRow> groups =
        data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.SUBGROUP).toList();
    assertEquals(2, groups.size());
    assertEquals(
        fit.subgroups("half").group("early").fit().estimate(), groups.get(0).estimate(), 1e-12);
    ForestRow all = data.rows().stream().filter(ForestRow::isTotal).findFirst().orElseThrow();
    for (int c = 0; c < all.cells().size(); c++) {
      int sum = 0;
      for (ForestRow group : groups) {
        sum += Integer.parseInt(group.cells().get(c));
      }
      assertEquals(Integer.parseInt(all.cells().get(c)), sum);
    }
    Figure figure = Meta.forest(options, fit);
    SceneChecks.isReadable(figure);
    assertTrue(
        data.notes().get(1).startsWith("Differences between subgroups"), data.notes()::toString);
  }

  @Test
  void twoModelsOfTheSameCountsStandTogether() throws Exception {
    Table es = counts();
    CountsFit mh = Meta.counts(es, CountsOptions.defaults().withMethod("MH"));
    var iv = Meta.fit(Meta.studies(es).read());
    Figure figure = Meta.forest(mh, iv);
    SceneChecks.isReadable(figure);
    ForestData data = ForestData.of(List.of(iv, mh), ForestOptions.defaults());
    List<ForestRow> totals =
        data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.POOLED).toList();
    assertEquals(
        List.of(iv.estimate(), mh.estimate()), totals.stream().map(ForestRow::estimate).toList());
    assertEquals(List.of("27", "2495", "87", "2495"), totals.get(0).cells());
    assertTrue(totals.get(1).cells().isEmpty(), "sums are written once");
    assertTrue(data.notes().get(0).startsWith("Heterogeneity, Random effects (REML): Q = "));
    assertTrue(data.notes().get(1).startsWith("Heterogeneity, Mantel-Haenszel: Q = "));
  }
}

package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestDataTest {

  /** Headings, studies, diamond and spread of each group; then the whole, and the differences. */
  @Test
  void subgroupsArePooledBelowTheirStudies() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withTest("knha"));
    ForestData data = ForestData.of(List.of(fit), ForestOptions.defaults().withGroup("alloc"));
    List<ForestRow.Kind> kinds =
        data.rows().stream()
            .map(ForestRow::kind)
            .filter(kind -> kind != ForestRow.Kind.STUDY)
            .toList();
    List<ForestRow.Kind> group =
        List.of(ForestRow.Kind.HEADING, ForestRow.Kind.SUBGROUP, ForestRow.Kind.REMARK);
    List<ForestRow.Kind> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      expected.addAll(group);
    }
    expected.addAll(List.of(ForestRow.Kind.POOLED, ForestRow.Kind.PREDICTION));
    assertEquals(expected, kinds);
    List<ForestRow> subgroups =
        data.rows().stream().filter(row -> row.kind() == ForestRow.Kind.SUBGROUP).toList();
    assertEquals(
        fit.subgroups("alloc").group("random").fit().estimate(), subgroups.get(0).estimate());
    assertEquals(100, subgroups.stream().mapToDouble(ForestRow::weight).sum(), 1e-9);
    assertEquals(2, data.notes().size());
    assertTrue(data.notes().get(1).startsWith("Differences between subgroups: Q = "));
  }
}

package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyRowsTest {

  /** Item 002-14: the pooled row stands between Study A (0.22) and Study H (0.26). */
  @Test
  void thePooledRowIsSortedAmongTheStudies() {
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(Meta.dataset("eight_studies")).read(),
            FreqOptions.defaults().withMethod("DL"));
    ForestData data =
        ForestData.of(
            List.of(fit), ForestOptions.defaults().withSort("yi", true).withPooledRow("Pooled"));
    List<String> labels = data.rows().stream().map(ForestRow::label).toList();
    assertEquals(
        List.of(
            "Study G", "Study D", "Study B", "Study E", "Study H", "Pooled", "Study A", "Study F",
            "Study C"),
        labels);
  }
}

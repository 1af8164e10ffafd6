package io.github.metasaw.kernel.magic.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.CountsHost;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.plot.Figure;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CumulativeMagicTest {

  @Test
  void theLastRowOfAddedCountsIsTheFit() {
    MapHost host = CountsHost.pooled("Peto");
    Cell.call(host, "%cumulative fit --by year --as added");
    Table added = (Table) host.values.get("added");
    CountsFit fit = (CountsFit) host.values.get("fit");
    assertEquals(fit.estimate(), added.doubleColumn("estimate").getDouble(12), 1e-12);
    assertEquals("Aronson 1948", added.stringColumn("study").get(0));
    assertTrue(host.displayed.stream().anyMatch(Figure.class::isInstance));
  }
}

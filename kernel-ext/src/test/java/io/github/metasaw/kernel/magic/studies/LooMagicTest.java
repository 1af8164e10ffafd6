package io.github.metasaw.kernel.magic.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.CountsHost;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.plot.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class LooMagicTest {

  @ParameterizedTest
  @ValueSource(strings = {"MH", "Peto", "CM.AL"})
  void countsWithoutEachStudyInTurn(String method) {
    MapHost host = CountsHost.pooled(method);
    Cell.call(host, "%loo fit --as without");
    Table without = (Table) host.values.get("without");
    CountsFit fit = (CountsFit) host.values.get("fit");
    assertEquals(13, without.rowCount());
    assertEquals(
        fit.refit(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).estimate(0),
        without.doubleColumn("estimate").getDouble(0),
        1e-7);
    assertTrue(host.displayed.stream().anyMatch(Figure.class::isInstance));
  }

  @Test
  void ratiosAreReadAsRatios() {
    MapHost host = CountsHost.pooled("MH");
    Cell.call(host, "%loo fit --as logs");
    Cell.call(host, "%loo fit --exp --as ratios");
    Table logs = (Table) host.values.get("logs");
    Table ratios = (Table) host.values.get("ratios");
    assertEquals(
        Math.exp(logs.doubleColumn("estimate").getDouble(3)),
        ratios.doubleColumn("estimate").getDouble(3),
        1e-12);
  }
}

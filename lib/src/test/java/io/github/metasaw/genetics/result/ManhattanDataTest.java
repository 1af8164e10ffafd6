package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ManhattanDataTest {

  private static Table results() {
    return Table.create(
        "results",
        StringColumn.create("snp", "a", "b", "c", "d", "e", "f"),
        StringColumn.create("chr", "X", "10", "2", "2", "2", ""),
        LongColumn.create("pos", 5, 5, 1000, 2000, 300_000, 7),
        DoubleColumn.create("p", 0.1, 0.2, 1e-3, 9e-4, 1e-3, 0.1),
        DoubleColumn.create("log10BF", -1.0, 7.0, 2.0, 2.05, 2.0, 3.0),
        StringColumn.create("mu_prior", "flat", "flat", "flat", "flat", "flat", "flat"));
  }

  /** c and d share a cell of place and height; d is higher. f has no chromosome. */
  @Test
  void theHighestOfACellIsKept() {
    ManhattanData data = ManhattanData.of(ScanResults.of(results()), "p");
    assertEquals(List.of("2", "10", "X"), data.chromosomes());
    assertEquals(
        List.of("d", "e", "b", "a"), data.points().stream().map(ManhattanData.Point::snp).toList());
    assertEquals(5, data.n());
    assertEquals(-Math.log10(5e-8), data.threshold(), 1e-15);
    assertEquals("-log10 p", data.quantity());
  }

  @Test
  void aChromosomeOfSeveralNamesIsOne() {
    Table results = results();
    results.replaceColumn(
        "chr", StringColumn.create("chr", "X", "23", "chrX", "chr02", "2", "Chr2"));
    ManhattanData data = ManhattanData.of(ScanResults.of(results), "p");
    assertEquals(List.of("2", "X"), data.chromosomes());
    assertEquals(
        List.of("f", "d", "e", "b", "a", "c"),
        data.points().stream().map(ManhattanData.Point::snp).toList());
  }

  @Test
  void bayesFactorsStateTheirPrior() {
    ManhattanData data = ManhattanData.of(ScanResults.of(results()), "log10BF");
    assertEquals("log10BF, mu ~ flat", data.quantity());
    assertEquals(6, data.threshold());
    assertEquals(7, data.points().stream().mapToDouble(p -> p.value()).max().orElseThrow());
  }

  @Test
  void columnsThatAreNotThereAreRefused() {
    assertThrows(MetaException.class, () -> ManhattanData.of(ScanResults.of(results()), "p_Z2"));
    assertThrows(
        MetaException.class,
        () ->
            ManhattanData.of(
                ScanResults.of(results().where(results().longColumn("pos").isEqualTo(7))), "p"));
  }
}

package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RegionDataTest {

  private static Table table() {
    return Table.create(
        "results",
        StringColumn.create("snp", "a", "b", "c", "d", "e", "f"),
        StringColumn.create("chr", "chr6", "chr6", "chr6", "chr6", "chr6", "7"),
        LongColumn.create("pos", 900, 1000, 1400, 1500, 1501, 1000),
        DoubleColumn.create("beta", 0.1, 113, -0.2, 0, Double.NaN, 0.3),
        DoubleColumn.create("se", 0.1, 1, 0.1, 0.1, 0.1, 0.1),
        DoubleColumn.create("p", 0.5, 0, 0.04, 1, 0.2, 0.1),
        DoubleColumn.create("beta_random", -1, 2, 3, 4, 5, 6),
        DoubleColumn.create("se_random", 1, 1, 1, 1, 1, 1),
        DoubleColumn.create("p_random", 0.1, Double.NaN, 0.2, 0.3, 0.4, 0.5),
        DoubleColumn.create("log10BF", 1, 2, 8, 3, 3, 3),
        DoubleColumn.create("r2", 0.3, 1, Double.NaN, 0, 1, 0));
  }

  private static final ScanResults RESULTS = ScanResults.of(table());

  private static List<String> snps(RegionData data) {
    return data.points().stream().map(RegionData.Point::snp).toList();
  }

  /** From 500 to 1500 around b, whose p value no double holds. */
  @Test
  void aWindowGoesAroundTheLeadVariant() {
    RegionData data = RegionData.of(RESULTS, "b", "p", 500);
    assertEquals(new Stretch("chr6", 500, 1500), data.stretch());
    assertEquals(List.of("a", "b", "c", "d"), snps(data));
    assertEquals(1, data.lead());
    assertEquals(2774.904, data.points().get(1).value(), 1e-3);
    assertEquals(
        List.of(1, 1, -1, 0), data.points().stream().map(RegionData.Point::direction).toList());
    assertEquals(data.points(), RegionData.of(RESULTS, "6:1000", "p", 500).points());
    assertEquals(data.points(), RegionData.of(RESULTS, "chr6:1000_A_G", "p", 500).points());
  }

  /** p_random is of other effects than p; a SNP without it is not drawn. */
  @Test
  void directionsAreThoseOfTheTest() {
    RegionData data = RegionData.of(RESULTS, "6:0-1450", "p_random", 0);
    assertEquals(List.of("a", "c"), snps(data));
    assertEquals(0, data.lead());
    assertEquals(List.of(-1, 1), data.points().stream().map(RegionData.Point::direction).toList());
    assertEquals(
        "b of results has no number in p_random",
        fault(() -> RegionData.of(RESULTS, "b", "p_random", 500)));
  }

  /** Two alternate alleles of x; y, at its place, has no p value; z is higher, but elsewhere. */
  @Test
  void ofSeveralVariantsAtAPlaceTheHighestLeads() {
    ScanResults alleles =
        ScanResults.of(
            Table.create(
                "alleles",
                StringColumn.create("snp", "y", "x", "x", "z"),
                StringColumn.create("chr", "1", "1", "1", "1"),
                LongColumn.create("pos", 100, 100, 100, 101),
                DoubleColumn.create("p", Double.NaN, 0.5, 1e-9, 1e-20)));
    for (String where : List.of("x", "1:100", "chr01:100")) {
      RegionData data = RegionData.of(alleles, where, "p", Long.MAX_VALUE);
      assertEquals(List.of("x", "x", "z"), snps(data));
      assertEquals(9, data.points().get(data.lead()).value(), 1e-12, where);
      assertEquals(new Stretch("1", 0, Long.MAX_VALUE), data.stretch());
    }
    assertEquals(
        "y of alleles has no number in p", fault(() -> RegionData.of(alleles, "y", "p", 5)));
  }

  @Test
  void bayesFactorsHaveNoDirection() {
    RegionData data = RegionData.of(RESULTS, "6:1-2000", "log10BF", 500);
    assertEquals("c", data.points().get(data.lead()).snp());
    assertEquals(6, data.threshold());
    assertEquals(0, data.points().stream().filter(point -> point.direction() != 0).count());
  }

  @Test
  void linkageIsReadWhereAColumnHasIt() {
    RegionData data = RegionData.of(RESULTS, "b", "p", 500, "r2");
    assertEquals(
        List.of(0.3, 1.0, Double.NaN, 0.0),
        data.points().stream().map(RegionData.Point::r2).toList());
    assertEquals(
        "beta of results must lie between 0 and 1, but is 113 at b",
        fault(() -> RegionData.of(RESULTS, "b", "p", 500, "beta")));
  }

  @Test
  void whatIsNotThereIsTold() {
    assertEquals("no SNP 'x' in results", fault(() -> RegionData.of(RESULTS, "x", "p", 5)));
    assertEquals(
        "no SNP of results lies on chromosome 6 from 1 to 2",
        fault(() -> RegionData.of(RESULTS, "6:1-2", "p", 5)));
    assertEquals(
        "the window must not be negative, but is -1",
        fault(() -> RegionData.of(RESULTS, "b", "p", -1)));
  }

  private static String fault(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(MetaException.class, call).getMessage();
  }
}

package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** The magic of MANTRA. */
class MantraMagicsTest {

  private static MantraFit mantra(MapHost host, String options) {
    Cell.call(host, "%mantra snp " + options + " --as m");
    assertEquals(MantraFit.class, host.types.get("m"));
    return (MantraFit) host.values.get("m");
  }

  /** The numbers of the acceptance table, cases A, B and G, through the magic. */
  @ParameterizedTest
  @CsvSource({
    "--freq freqs --mu flat, 8.21252330050843, 9.71230784758859, .984180765744247",
    "--freq freqs, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance distances, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance matrix, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance table --mu flat, 8.212523300508, 9.968129236856, .991222636830",
    "--distance table, 7.688628604305, 9.521740045100, .992657253017"
  })
  void acceptance(String options, double one, double all, double heterogeneous) {
    MantraFit m = mantra(Association.host(), options);
    assertEquals(one, m.log10BF1(), 1e-8);
    assertEquals(all, m.log10BF(), 1e-8);
    assertEquals(heterogeneous, m.probHeterogeneous(), 1e-8);
  }

  @Test
  void fstAgreesWithItsOwnNumber() {
    assertEquals(
        .984101,
        mantra(Association.host(), "--freq freqs --metric F_ST --mu flat").probHeterogeneous(),
        5e-7);
    assertEquals(
        .984180765744247,
        mantra(Association.host(), "--freq freqs --mu flat --metric \"mean absolute difference\"")
            .probHeterogeneous(),
        1e-8);
  }

  @Test
  void everyLineOfABayesFactorHasThePriorOfMu() {
    MapHost host = Association.host();
    mantra(host, "--freq freqs --mu \"normal(0, sd = 0.2)\"");
    List<Sheet> sheets =
        host.displayed.stream().filter(Sheet.class::isInstance).map(Sheet.class::cast).toList();
    assertEquals(3, sheets.size());
    for (Sheet sheet : List.of(sheets.get(0), sheets.get(2))) {
      assertFalse(sheet.rows().isEmpty());
      sheet.rows().forEach(row -> assertEquals("normal(0, sd = 0.2)", row.get(row.size() - 1)));
    }
    assertTrue(sheets.get(1).title().endsWith("mu ~ normal(0, sd = 0.2)"));
    String bare = Render.of(host.values.get("m")).content().get("text/plain").toString();
    sheets.forEach(sheet -> assertTrue(bare.contains(sheet.text())));
  }

  @Test
  void missingStudiesAreLeftOut() {
    MapHost host = Association.host();
    Table snp = Meta.dataset("cdkal1");
    snp.doubleColumn("yi").setMissing(1);
    host.with("snp", snp);
    MantraFit m = mantra(host, "--freq freqs");
    assertEquals(4, m.k());
    assertTrue(m.checks().stringColumn("check").contains("missing_studies"));
    assertTrue(m.checks().stringColumn("check").contains("dropped_rows"));
    assertEquals(
        "there are 4 studies but 5 rows of distances; name the rows to match some of them",
        Association.fault(host, "%mantra snp --distance matrix"));
  }

  @Test
  void oneStudyIsOneCluster() {
    MapHost host = Association.host();
    host.with("snp", Meta.dataset("cdkal1").rows(2));
    MantraFit m = mantra(host, "--freq freqs");
    assertEquals(0, m.probHeterogeneous());
    assertEquals(m.log10BF1(), m.log10BF(), 1e-12);
    assertTrue(m.checks().stringColumn("check").contains("one_study"));
  }

  @Test
  void tiesAreRemarkedAndMayBeShared() {
    MapHost host = Association.host();
    double[][] tied = new double[5][5];
    for (double[] row : tied) {
      java.util.Arrays.fill(row, 1);
    }
    for (int i = 0; i < 5; i++) {
      tied[i][i] = 0;
    }
    host.with("tied", tied);
    MantraFit first = mantra(host, "--distance tied");
    assertTrue(first.checks().stringColumn("check").contains("ties"));
    MantraFit split = mantra(host, "--distance tied --ties split");
    assertTrue(Math.abs(first.log10BF() - split.log10BF()) > 1e-6);
  }
}

package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** What is made of the results of a scan. */
class ScanResultsTest {

  @TempDir Path folder;

  @Test
  void dataForFigures() throws IOException {
    Path out = folder.resolve("results.tsv.gz");
    SnpScan.of(ScanFiles.write(folder, "in.tsv", ScanFiles.wide(20_000, '\t'))).toFile(out);
    ScanResults written = ScanResults.of(out);
    assertEquals(written.table().columnNames(), written.columns());
    assertEquals(written.columns(), ScanResults.of(written.table()).columns());
    QqData qq = QqData.of(written, "p");
    assertEquals(20_000, qq.n());
    assertEquals(1, qq.lambda(), 0.05);
    assertTrue(qq.points().size() < 4000);
    for (int i = 1; i < qq.points().size(); i++) {
      assertTrue(qq.points().get(i).expected() > qq.points().get(i - 1).expected());
      assertTrue(qq.points().get(i).observed() >= qq.points().get(i - 1).observed() - 1e-3);
    }
    ManhattanData manhattan = ManhattanData.of(ScanResults.of(out), "p");
    assertEquals(20_000, manhattan.n());
    assertEquals("22", manhattan.chromosomes().get(21));
    double highest =
        manhattan.points().stream().mapToDouble(ManhattanData.Point::value).max().orElseThrow();
    assertEquals(qq.points().get(qq.points().size() - 1).observed(), highest, 0);
    ScanFiles.refused(
        folder,
        "no column 'pz' in results.tsv.gz; did you mean 'p'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2",
        () -> QqData.of(ScanResults.of(out), "pz"));
  }

  @Test
  void theBandOfChanceHoldsWhatItSays() {
    int inside = 0;
    int all = 0;
    RandomStream random = Streams.of(9).chain(0);
    for (int sample = 0; sample < 400; sample++) {
      double[] values = new double[50];
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.log10(random.nextUniform());
      }
      QqData data = QqData.of(values);
      for (QqData.Band band : data.band()) {
        for (QqData.Point point : data.points()) {
          if (Math.abs(point.expected() - band.expected()) < 1e-12) {
            all++;
            inside += point.observed() >= band.lower() && point.observed() <= band.upper() ? 1 : 0;
          }
        }
      }
    }
    // some twenty places each; their errors are correlated, so the bound is a wide one
    assertTrue(all > 400 * 10);
    assertEquals(0.95, (double) inside / all, 0.02);
  }

  @Test
  void aLocusHasItsSnps() throws IOException {
    Table table =
        SnpScan.of(ScanFiles.write(folder, "in.tsv", ScanFiles.wide(2200, '\t')))
            .withMantra(Mantra.of(Cdkal1.eightSnps()))
            .toTable();
    ScanResults results = ScanResults.of(table);
    Locus locus = results.locus("chr3", 210_000, 250_000);
    assertEquals(41, locus.snps().size());
    int row = table.stringColumn("snp").asList().indexOf(locus.snps().get(7));
    assertEquals(table.doubleColumn("log10BF").get(row), locus.log10BF().get(7));
    assertThrows(MetaException.class, () -> results.locus("3", 1, 2));
  }
}

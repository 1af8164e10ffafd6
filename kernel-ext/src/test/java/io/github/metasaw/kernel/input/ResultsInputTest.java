package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.kernel.Association;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Results of a scan, of a table or of a file. */
class ResultsInputTest {

  private static Code<ScanResults> of(MapHost host, String word) {
    return ResultsInput.of(Cell.line(host, "%qq " + word));
  }

  @Test
  void theSameResultsInThreeForms(@TempDir Path folder) throws Exception {
    MapHost host = new MapHost();
    Path file = folder.resolve("results.tsv");
    SnpScan.of(Association.snps()).toFile(file);
    host.with("results", Meta.read(file.toString()));
    Table ofFile = of(host, file.toString()).value().table();
    Table ofTable = of(host, "results").value().table();
    assertEquals(40, ofFile.rowCount());
    assertEquals(ofTable.column("p").asList(), ofFile.column("p").asList());
    assertEquals("ScanResults.of(results)", of(host, "results").java());
    assertEquals("ScanResults.of(Path.of(\"" + file + "\"))", of(host, file.toString()).java());
  }

  @Test
  void anythingElseIsNoScan() {
    assertEquals(
        "'answer' is an Integer, but a ScanReport is needed; there are no scans yet",
        assertThrows(MetaException.class, () -> of(new MapHost().with("answer", 42), "answer"))
            .getMessage());
  }
}

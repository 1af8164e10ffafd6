package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.kernel.Association;
import io.github.metasaw.kernel.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every word in capitals of a usage line is explained. */
class PlaceholderTest {

  @Test
  void wordsOfAUsageLine() {
    assertEquals(
        List.of(Placeholder.TABLE, Placeholder.FIT, Placeholder.MANTRA_FIT),
        Placeholder.in("FIT... | MANTRA_FIT | TABLE"));
    assertEquals(
        List.of(Placeholder.POSTERIOR, Placeholder.VARIABLE),
        Placeholder.in("POSTERIOR [VARIABLE...]"));
    assertEquals(List.of(), Placeholder.in("[independent]"));
  }

  /** Words that speak for themselves. */
  private static final Set<String> PLAIN =
      Set.of(
          "NAME",
          "TERM",
          "WEIGHT",
          "KNOWN_V",
          "DISTANCES",
          "CHROMOSOME",
          "FROM",
          "TO",
          "CORRELATION");

  @Test
  void everyUsageLineIsExplained() {
    for (Magic magic : Cell.MAGICS.magics()) {
      String arguments = magic.description().arguments();
      List<String> explained = Placeholder.in(arguments).stream().map(Enum::name).toList();
      for (String word : arguments.split("[^A-Z_]+")) {
        assertTrue(
            word.length() < 2 || explained.contains(word) || PLAIN.contains(word),
            "%" + magic.name() + ": " + word);
      }
    }
  }

  /** The columns of a scan are those of its results, not those of its counts. */
  @Test
  void columnsOfAScanAreThoseOfItsResults(@TempDir Path folder) throws IOException {
    assertTrue(Placeholder.COLUMN.names(Association.scan()).contains("p_random"));
    Path out = folder.resolve("out.tsv");
    ScanReport scan = SnpScan.of(Association.snps()).toFile(out);
    assertTrue(Placeholder.COLUMN.names(scan).contains("p_random"));
    Files.delete(out);
    assertEquals(List.of(), Placeholder.COLUMN.names(scan));
  }

  @Test
  void variablesHaveAType() {
    assertEquals(BayesFit.class, Placeholder.POSTERIOR.type());
    assertEquals(Void.class, Placeholder.TERM.type());
  }
}

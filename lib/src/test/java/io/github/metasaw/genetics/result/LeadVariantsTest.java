package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ScanResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadVariantsTest {

  @TempDir Path folder;

  private ScanResults results() throws IOException {
    return ScanResults.of(
        Files.writeString(
            folder.resolve("meta.tsv"),
            """
            snp\tchr\tpos\tp
            a\t10\t1000000\t1e-9
            b\t10\t1200000\t1e-400
            c\t10\t1600000\t4e-8
            d\t10\t1800000\t1e-8
            e\t2\t1200000\t3e-8
            f\t2\t1200001\t6e-8
            g\tX\tNA\t1e-20
            h\tX\t5\tNA
            """));
  }

  /** b takes a and c; d is too far from b, and is a locus of its own. */
  @Test
  void theLeastPTakesItsNeighbours() throws IOException {
    LeadVariants leads = LeadVariants.of(results(), "p", 5e-8, 500_000);
    assertEquals(List.of("e", "b", "d"), leads.loci().stream().map(l -> l.snp()).toList());
    LeadVariants.Lead b = leads.loci().get(1);
    assertEquals(400, b.minusLog10P(), 1e-12);
    assertEquals(3, b.variants());
    assertEquals(1_000_000, b.from());
    assertEquals(1_600_000, b.to());
    assertEquals(3, leads.table().rowCount());
    assertEquals(1_200_000, leads.table().longColumn("pos").getLong(1));
    assertEquals(2, LeadVariants.of(results(), "p", 5e-8, 600_000).loci().size());
  }

  @Test
  void noneAndRefused() throws IOException {
    assertTrue(LeadVariants.of(results(), "p", 1e-300, 0).loci().size() == 1);
    MetaException no =
        assertThrows(MetaException.class, () -> LeadVariants.of(results(), "pos", 5e-8, 1));
    assertEquals("lead variants are found by p values, which 'pos' does not hold", no.getMessage());
    assertThrows(MetaException.class, () -> LeadVariants.of(results(), "p", 0, 1));
  }
}

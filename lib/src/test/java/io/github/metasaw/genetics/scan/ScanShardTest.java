package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.cohort.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a scan, one after the other, are the whole. */
class ScanShardTest {

  @TempDir Path folder;

  @Test
  void partsJoinedAreTheWhole() throws IOException {
    List<Cohort> cohorts = new Consortium(700, 4).write(folder);
    SnpScan scan =
        SnpScan.of(cohorts)
            .withGenomicControl(true)
            .withModels(List.of(ScanModel.MR_MEGA))
            .withAxes(1);
    Path whole = folder.resolve("whole.tsv");
    scan.toFile(whole);
    StringBuilder joined = new StringBuilder();
    for (int part = 1; part <= 4; part++) {
      Path file = folder.resolve("part" + part + ".tsv");
      ScanReport report = scan.withShard(new Shard(part, 4)).toFile(file);
      assertTrue(Math.abs(report.count("snps") - 175) < 60, report.toString());
      joined.append(Files.readString(file));
    }
    assertEquals(Files.readString(whole), joined.toString());
  }

  @Test
  void oneTableHasNoParts() throws IOException {
    Path wide = Files.writeString(folder.resolve("w.txt"), "SNP beta_A se_A\nrs1 1 1\n");
    ScanFiles.refused(
        folder,
        "a part is for a scan of cohorts with a file each; w.txt is one table",
        () -> SnpScan.of(wide).withShard(new Shard(1, 2)));
  }
}

package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.scan.ScanModel;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanPageTest {

  @TempDir Path folder;

  private ScanReport report() throws IOException {
    return SnpScan.of(new Consortium(300, 4).write(folder))
        .withModels(List.of(ScanModel.MR_MEGA))
        .withAxes(1)
        .toMemory();
  }

  @Test
  void thePageHasAllParts() throws IOException {
    String html = ScanPage.of(report()).html();
    for (String word :
        List.of(
            "Checks", "Cohorts", "Studies", "Overlap of samples", "Axes of ancestry", "regenie")) {
      assertTrue(html.contains(word), word);
    }
    Path file = folder.resolve("report.html");
    assertFalse(Render.save(report(), file));
    assertTrue(Render.save(report(), file));
    assertTrue(Files.readString(file).contains("Axes of ancestry"));
  }

  @Test
  void jsonIsWrittenOverItsOwnOnly() throws IOException {
    Path file = folder.resolve("report.json");
    ScanReport report = report();
    assertFalse(Render.save(report, file));
    assertTrue(Render.save(report, file));
    assertEquals(report.json(), Files.readString(file));
    Files.writeString(file, "{}");
    assertThrows(MetaException.class, () -> Render.save(report, file));
  }

  @Test
  void tablesKeepTheirForm() {
    assertTrue(ScanPage.isPage("a.json"));
    assertFalse(ScanPage.isPage("a.csv"));
  }
}

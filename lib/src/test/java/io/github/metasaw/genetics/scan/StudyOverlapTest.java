package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that share persons are remarked, others are not. */
class StudyOverlapTest {

  @TempDir Path folder;

  private Path wide(int snps) throws IOException {
    Random random = new Random(2);
    StringBuilder text = new StringBuilder("SNP beta_A se_A beta_B se_B beta_C se_C\n");
    for (int i = 0; i < snps; i++) {
      double a = random.nextGaussian();
      double b = 0.4 * a + Math.sqrt(1 - 0.16) * random.nextGaussian();
      text.append("rs%d %s 1 %s 1 %s 1\n".formatted(i, a, b, random.nextGaussian()));
    }
    return Files.writeString(folder.resolve("wide" + snps + ".txt"), text.toString());
  }

  @Test
  void sharedPersonsAreRemarked() throws IOException {
    ScanReport report = SnpScan.of(wide(12_000)).withThreads(2).toMemory();
    List<Check> warnings =
        report.checkList().stream().filter(c -> c.status() == Check.Status.WARNING).toList();
    assertEquals(List.of("overlap A B"), warnings.stream().map(Check::name).toList());
    assertEquals(3, report.overlap().rowCount());
    StudyOverlap shared = report.overlaps().get(0);
    assertEquals(0.4, shared.r(), 4 * shared.error());
    assertTrue(report.json().contains("\"overlap A B\""));
  }

  /** The sums of an interrupted scan are gone on with. */
  @Test
  void correlationsAreThoseOfTheWholeAfterAStop() throws IOException {
    Path input = wide(120_000);
    Path out = folder.resolve("out.tsv");
    StudyOverlap whole = SnpScan.of(input).toFile(folder.resolve("whole.tsv")).overlaps().get(0);
    SnpScan stopped =
        SnpScan.of(input)
            .withListener(
                (snps, fraction) -> {
                  if (snps > 60_000) {
                    throw new CancellationException();
                  }
                });
    assertThrows(CancellationException.class, () -> stopped.toFile(out));
    StudyOverlap resumed = SnpScan.of(input).withResume(true).toFile(out).overlaps().get(0);
    assertEquals(whole, resumed);
  }
}

package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans that stop before their end. */
class ScanResumeTest {

  @TempDir Path folder;

  @Test
  void aBrokenGzIsTold() throws IOException {
    Path whole = ScanFiles.write(folder, "whole.tsv.gz", ScanFiles.wide(3000, '\t'));
    byte[] bytes = Files.readAllBytes(whole);
    Path broken = folder.resolve("broken.tsv.gz");
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    Path out = folder.resolve("out.tsv.gz");
    String message =
        assertThrows(MetaException.class, () -> SnpScan.of(broken).toFile(out)).getMessage();
    assertTrue(
        message.matches(".*broken.tsv.gz breaks off after line 1[0-9]{3}, in the middle.*"),
        message);
    assertFalse(Files.exists(out));
    String part = ScanFiles.read(Files.move(folder.resolve("out.tsv.gz.part"), out));
    assertTrue(part.startsWith("snp\t")); // what was done is a whole file
    Path stub = folder.resolve("stub.gz");
    Files.write(stub, Arrays.copyOf(bytes, 5));
    ScanFiles.refused(
        folder,
        "stub.gz is not a whole gz file: it breaks off before its first line",
        () -> SnpScan.of(stub).toTable());
  }

  /** Twice, in the middle of members of the gz file; the second time before any of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"part.tsv.gz", "part.tsv"})
  void interruptedScansGoOnToTheSameBytes(String name) throws IOException {
    Path in = ScanFiles.write(folder, "in.tsv", ScanFiles.wide(120_000, '\t'));
    Path whole = folder.resolve("whole-" + name);
    ScanReport once = SnpScan.of(in).toFile(whole);
    Path part = folder.resolve(name);
    interrupt(SnpScan.of(in), part, 70_000);
    String begun =
        ScanFiles.read(Files.copy(folder.resolve(name + ".part"), folder.resolve("b" + name)));
    assertTrue(begun.length() > 1000 && ScanFiles.read(whole).startsWith(begun));
    interrupt(SnpScan.of(in).withResume(true), part, 0);
    ScanReport rest = SnpScan.of(in).withResume(true).toFile(part);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(part));
    assertEquals(once.counts(), rest.counts());
    assertEquals(4, Files.list(folder).count());
    // nothing is left to go on with: it begins anew
    SnpScan.of(in).withResume(true).withOverwrite(true).toFile(part);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(part));
  }

  private static void interrupt(SnpScan scan, Path out, long after) {
    SnpScan stopped =
        scan.withThreads(2)
            .withListener(
                (snps, fraction) -> {
                  assertTrue(fraction >= 0 && fraction <= 1);
                  if (snps > after) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThrows(CancellationException.class, () -> stopped.toFile(out));
    assertTrue(Thread.interrupted());
  }

  /** A file that lost its end, as a full disk leaves it, is not gone on with. */
  @Test
  void aFileShorterThanItsNoteIsBegunAnew() throws IOException {
    Path in = ScanFiles.write(folder, "in.tsv", ScanFiles.wide(9000, '\t'));
    Path whole = folder.resolve("whole.tsv.gz");
    SnpScan.of(in).toFile(whole);
    Path part = folder.resolve("part.tsv.gz");
    interrupt(SnpScan.of(in), part, 5000);
    Path begun = folder.resolve("part.tsv.gz.part");
    byte[] bytes = Files.readAllBytes(begun);
    Files.write(begun, Arrays.copyOf(bytes, bytes.length - 10));
    SnpScan.of(in).withResume(true).toFile(part);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(part));
  }

  @Test
  void anotherScanIsNotGoneOnWith() throws IOException {
    Path in = ScanFiles.write(folder, "in.tsv", ScanFiles.wide(5000, '\t'));
    Path part = folder.resolve("part.tsv");
    SnpScan scan =
        SnpScan.of(in).withListener((snps, fraction) -> Thread.currentThread().interrupt());
    assertThrows(CancellationException.class, () -> scan.toFile(part));
    assertTrue(Thread.interrupted());
    ScanFiles.refused(
        folder,
        "part.tsv was begun with another input or other settings; scan without resume to begin anew",
        () -> SnpScan.of(in).withPalindromes(PalindromePolicy.DROP).withResume(true).toFile(part));
  }
}
